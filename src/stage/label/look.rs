//! What a display line looks like among its neighbours: everything that the weighing of roles needs to know of it.
//! Invariant: facts only; what they speak for stands in `against`.

use super::echo::{Echo, Wording};
use super::traits::{Near, Traits};
use crate::lang::ngram::Model;
use crate::lang::pack;
use crate::model::{Block, Emphasis, Mark, Setting};

/// Display lines (everything but running text) are no longer than this, in characters.
pub const LONGEST_DISPLAY: usize = 60;
/// One printed line of a headline or kicker holds no more than this, in characters.
const LONGEST_LINE: usize = 30;
/// A paragraph that was cut leaves a line of a column at least, in characters.
const SHORTEST_FRAGMENT: usize = 10;
/// Points against a display line under text that stops at a comma.
const UNDER_CLAUSE: i32 = 40;

/// How the whole page is set.
#[derive(Debug, Clone, Copy)]
pub struct PageLook {
    /// The dump marks its headings.
    marked: bool,
    /// The dump indents its paragraphs.
    indents: bool,
    /// The dump keeps the lines of its columns.
    columns: bool,
}

impl PageLook {
    /// The look of a page's blocks.
    pub fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Self {
        let (mut headings, mut indents, mut columns) = (0, 0, 0);
        for block in blocks {
            headings += usize::from(level(block).is_some());
            indents += usize::from(block.indent >= 2);
            columns += usize::from(block.lines >= 3);
        }
        Self {
            marked: headings >= 2,
            indents: indents >= 3,
            columns: columns >= 3,
        }
    }
}

/// What the weighing of one block needs to know of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that hold or do not, no states"
)]
pub struct Look<'b> {
    pub text: &'b str,
    pub length: usize,
    pub level: Option<u8>,
    pub bold: bool,
    pub column: bool,
    /// It was set in more than one line of the very column that goes on above and below.
    pub in_column: bool,
    /// It was set in no column, and the text below was.
    pub loose: bool,
    pub indented: bool,
    pub stops: bool,
    /// Ends in a mark that parts a sentence.
    pub hangs: bool,
    pub dash: bool,
    pub numbered: bool,
    /// How its words come back, and those of the text above in the text below.
    pub echo: Echo,
    /// Whether the dump marks its headings at all.
    pub marked: bool,
    /// Whether the dump indents paragraphs, and not this line.
    pub flush: bool,
    pub listed: bool,
    /// It is two clauses with a gap between them and no mark.
    pub halves: bool,
    /// It is two halves of one length, set apart.
    pub couplet: bool,
    /// A few words that end no sentence and fill no line of a column, on a page that is set in columns.
    pub lone: bool,
    /// Fewer words than a column's line holds, and they end nothing: no cut paragraph leaves so little.
    pub scant: bool,
    /// A name and nothing else, between a headline and its text.
    pub named: bool,
    /// It shared one heading mark with the headline behind it.
    pub fused: bool,
    /// An unmarked line stands right above a marked heading.
    pub on_headline: bool,
    /// An unmarked line stands right below a marked heading.
    pub under_headline: bool,
    /// How much better than a coin toss the language model thinks that the next block runs on from it.
    pub runs_on: i32,
    /// The same for it and the block before, if that one ends no sentence.
    pub goes_on: i32,
    /// Points for a headline from what stands below: a dateline, a byline.
    pub leads: i32,
    /// The text right above stops at a comma.
    pub under_clause: bool,
    /// What stands right above is a story's last line.
    pub under_last_line: bool,
    /// A credit stands right above.
    pub under_credit: bool,
    /// No blank line parts it from a short block above.
    pub under_caption: bool,
    /// A credit or a caption stands right below.
    pub on_picture: bool,
    /// The same one block further down.
    pub near_picture: bool,
}

impl<'b> Look<'b> {
    /// The look of a block among its neighbours.
    pub fn of(
        near: &Near<'b>,
        at: usize,
        page: PageLook,
        wording: &Wording,
        model: &Model,
    ) -> Self {
        let beside = |other: Option<&'b Traits<'b>>| other.map(|other| other.block);
        let (block, before, next) = (near.own.block, beside(near.before), beside(near.next));
        let text = block.as_str();
        let stops = pack().ends_sentence(text);
        let hangs = text.ends_with(|mark: char| pack().clause_marks.contains(mark));
        let level = level(block);
        // A sentence is no display line, whatever its words.
        let listens = block.length <= LONGEST_DISPLAY && (level.is_some() || !text.ends_with('。'));
        let heads = |other: Option<&Block>| {
            level.is_none() && other.and_then(self::level).is_some_and(|level| level <= 2)
        };
        Self {
            text,
            length: block.length,
            level,
            bold: block.emphasis == Emphasis::Bold,
            // A headline may be set in two or three lines of its own; what fills more, or ends a sentence, is text.
            column: matches!(block.setting, Setting::Column { .. })
                && block.lines >= if stops { 2 } else { 4 },
            in_column: block.lines >= 2
                && before.is_some_and(|before| same_width(before, block))
                && next.is_some_and(|next| same_width(next, block)),
            loose: block.setting == Setting::Whole && next.is_some_and(|next| next.lines >= 2),
            indented: block.indent >= 2,
            stops,
            hangs,
            dash: text.ends_with('—'),
            numbered: pack().patterns.numbered.is_match(text),
            echo: if listens {
                wording.echo(at)
            } else {
                Echo::default()
            },
            marked: page.marked,
            flush: page.indents && block.indent == 0,
            listed: pack().standing_heads.iter().any(|name| name == text),
            halves: halves(text),
            couplet: pack().is_couplet(text),
            lone: page.columns && block.length < 16 && !stops && !fills(block),
            scant: is_scant(block) && !stops && !hangs,
            named: next.is_some_and(|next| next.length > LONGEST_DISPLAY)
                && before.is_some_and(|before| self::level(before).is_some() || is_short(before))
                && pack().patterns.bare_name.is_match(text),
            fused: next.is_some_and(|next| next.carved && self::level(next).is_some()),
            on_headline: heads(next),
            under_headline: heads(before),
            runs_on: next.map_or(0, |next| runs_on(block, next, model)),
            goes_on: before.map_or(0, |before| runs_on(before, block, model)),
            leads: near.next.map_or(0, |next| lead(next, near.next_but_one)),
            under_clause: before.is_some_and(|before| {
                let text =
                    self::level(before).is_none() && (page.marked || before.length > LONGEST_LINE);
                text && before.as_str().ends_with(['，', '、'])
            }),
            under_last_line: near.before.is_some_and(Traits::is_last_line),
            under_credit: near
                .before
                .is_some_and(|before| before.block.length <= 20 && before.is_credit()),
            under_caption: before.is_some_and(|before| before.length <= 90)
                && !block.after_blank
                && level.is_none(),
            on_picture: near.next.is_some_and(Traits::is_picture),
            near_picture: near.next_but_one.is_some_and(Traits::is_picture),
        }
    }

    /// Points against every display role: what runs on from the text above, or in the text below, is text.
    pub fn flows(&self) -> i32 {
        if self.level.is_some() {
            0
        } else {
            // Above a dateline one sentence stays open whatever the line is: the one above it, or its own.
            let cut = self.leads >= BEFORE_DATELINE && !self.stops;
            let clause = if self.under_clause && !cut {
                UNDER_CLAUSE
            } else {
                0
            };
            clause + self.goes_on.max(0) * 3 / 2 + self.runs_on.max(0)
        }
    }

    /// Points for a crosshead, against a headline: the text behind goes on with what stood before.
    pub fn turn(&self) -> i32 {
        if self.level.is_some() {
            return 0;
        }
        (self.echo.across - 8).clamp(-6, 8)
    }

    /// Whether it ends in 。, with or without closers.
    pub fn ends_full_stop(&self) -> bool {
        self.text
            .trim_end_matches(['”', '’', '」', '』', '）', ')'])
            .ends_with('。')
    }
}

/// The level of a heading.
pub fn level(block: &Block) -> Option<u8> {
    match block.mark {
        Mark::Heading(level) => Some(level),
        _ => None,
    }
}

/// Points for a headline right above a dateline.
pub const BEFORE_DATELINE: i32 = 30;

/// What stands below speaks for a headline: a dateline, a byline.
fn lead(next: &Traits<'_>, next_but_one: Option<&Traits<'_>>) -> i32 {
    if next.is_dated() {
        BEFORE_DATELINE
    } else if next.is_byline() && next_but_one.is_some_and(|block| !block.is_byline()) {
        18
    } else if next_but_one.is_some_and(Traits::is_dated) && next.block.length <= 40 {
        12
    } else {
        0
    }
}

/// A clause of a headline has so many characters at least.
const CLAUSE: usize = 6;

/// Whether a text is two clauses with one gap between them and no mark: `传承优良传统 汇聚奋进力量`.
fn halves(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let (Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let clause = |part: &str| {
        part.chars().count() >= CLAUSE
            && part
                .chars()
                .all(|mark| matches!(mark, '\u{4E00}'..='\u{9FFF}' | '“' | '”'))
    };
    clause(first) && clause(second)
}

/// Whether a block is shorter than a column's line and no remark: （转自某报）, 第十四版, ——.
fn is_scant(block: &Block) -> bool {
    if block.length >= SHORTEST_FRAGMENT || fills(block) {
        return false;
    }
    let text = block.as_str();
    let remark = text.starts_with(['（', '(', '—'])
        || text.ends_with('—')
        || pack().patterns.reference.is_match(text);
    !remark
}

/// Whether the last line of a block is as wide as its column, or nearly.
fn fills(block: &Block) -> bool {
    match block.setting {
        Setting::Column { width, .. } => block.last_line + 2 >= usize::from(width),
        Setting::Whole => false,
    }
}

fn same_width(left: &Block, right: &Block) -> bool {
    match (left.setting, right.setting) {
        (Setting::Column { width: left, .. }, Setting::Column { width: right, .. }) => {
            left == right
        }
        _ => false,
    }
}

/// A line that may be a display line itself: what runs on between two of those says nothing of text.
fn is_short(block: &Block) -> bool {
    block.length <= 30 && !pack().ends_sentence(block.as_str())
}

/// Whether the text of one block runs on in the other, in points around a coin toss.
fn runs_on(tail: &Block, head: &Block, model: &Model) -> i32 {
    let marked = tail.mark != Mark::None || head.mark != Mark::None;
    if marked || pack().ends_sentence(tail.as_str()) || (is_short(tail) && is_short(head)) {
        return 0;
    }
    (model.continuation(tail.as_str(), head.as_str()) / 100).clamp(-30, 40) / 2
}
