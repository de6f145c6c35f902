//! The evidence for each role of each block, in points: tenths of a nat against the role, so that less is better.
//! Invariant: evidence reads a block and its neighbours' text, never a role that was given.
//! Deliberately absent: which role may follow which; `order` holds that.

use super::echo::{Echo, listen};
use super::order::{ROLES, Scores, place};
use crate::lang::ngram::Model;
use crate::lang::{jump, pack};
use crate::model::{Block, Emphasis, Mark, Role, Setting};

/// Display lines (everything but running text) are no longer than this, in characters.
const LONGEST_DISPLAY: usize = 60;

/// Weighs the blocks `told` (indices into `blocks`).
pub fn weigh(blocks: &[Block], told: &[usize], model: &Model) -> Vec<Scores> {
    let marked = told
        .iter()
        .filter_map(|&at| blocks.get(at))
        .filter(|block| level(block).is_some())
        .count()
        >= 2;
    (0..told.len())
        .map(|at| {
            let near = |step: isize| {
                at.checked_add_signed(step)
                    .and_then(|at| told.get(at))
                    .and_then(|&at| blocks.get(at))
            };
            let Some(block) = near(0) else {
                return Scores::default();
            };
            let mut scores = settled(block).unwrap_or_else(|| {
                let echo = if block.length <= LONGEST_DISPLAY {
                    listen(blocks, told, at)
                } else {
                    Echo::default()
                };
                display(block, near(-1), near(1), near(2), echo, marked, model)
            });
            scores.wrap = near(-1).map_or(0, |before| wraps(before, block, model));
            scores
        })
        .collect()
}

fn level(block: &Block) -> Option<u8> {
    match block.mark {
        Mark::Heading(level) => Some(level),
        _ => None,
    }
}

/// Blocks whose look leaves one role, or two.
fn settled(block: &Block) -> Option<Scores> {
    let text = block.as_str();
    let patterns = &pack().patterns;
    if block.length > LONGEST_DISPLAY + 20 {
        let caption = if block.mark == Mark::Quote { -20 } else { 35 };
        let caption = caption
            - if patterns.caption_lead.is_match(text) {
                30
            } else {
                0
            };
        let display = if level(block).is_some() { 30 } else { 120 };
        return Some(Scores::only(&[
            (Role::Paragraph, 0),
            (Role::Caption, caption),
            (Role::Headline, display),
        ]));
    }
    if let Some(line) = jump::parse(text) {
        let role = if line.direction == jump::Direction::From {
            Role::JumpFrom
        } else {
            Role::JumpTo
        };
        return Some(Scores::only(&[(role, 0)]));
    }
    let stops = pack().ends_sentence(text);
    let bracketed = text.starts_with(['（', '(', '【', '□', '■']);
    if block.length <= 48
        && !stops
        && patterns.credit.is_match(text)
        && (bracketed || is_byline(block))
    {
        let caption = if text.contains("。") { 0 } else { 30 };
        return Some(Scores::only(&[
            (Role::Byline, if text.starts_with('□') { 0 } else { 12 }),
            (Role::Credit, 5),
            (Role::Caption, caption),
            (Role::Paragraph, 20),
        ]));
    }
    if is_byline(block) {
        return Some(Scores::only(&[(Role::Byline, 0), (Role::Paragraph, 35)]));
    }
    None
}

/// A line that names its writers and says nothing else.
fn is_byline(block: &Block) -> bool {
    let text = block.as_str();
    block.length <= 60
        && !pack().ends_sentence(text)
        && !text.contains(['，', '；'])
        && !text.ends_with(['：', ':'])
        && pack().patterns.byline.is_match(text)
        && !pack().patterns.dateline.is_match(text)
}

/// Bare names and nothing else: `张海亮  付纯志   赵学堂` (a brief's end, CONVENTIONS §3).
fn is_names(text: &str) -> bool {
    let words: Vec<usize> = text
        .split_whitespace()
        .map(|word| word.chars().count())
        .collect();
    let han = text
        .chars()
        .all(|mark| mark.is_whitespace() || matches!(mark, '\u{4E00}'..='\u{9FFF}' | '·'));
    han && words.len() >= 2
        && words.iter().all(|&length| (2..=4).contains(&length))
        && text.contains("  ")
}

/// What blocks of display length may be.
fn display(
    block: &Block,
    before: Option<&Block>,
    next: Option<&Block>,
    next_but_one: Option<&Block>,
    echo: Echo,
    marked: bool,
    model: &Model,
) -> Scores {
    let mut look = Look::of(block, echo, marked);
    look.on_headline = look.level.is_none() && next.and_then(level).is_some_and(|level| level <= 2);
    look.under_headline =
        look.level.is_none() && before.and_then(level).is_some_and(|level| level <= 2);
    look.attached = !block.after_blank;
    look.runs_on = next.map_or(0, |next| runs_on(block, next, model));
    look.goes_on = before.map_or(0, |before| runs_on(before, block, model));
    let leads = next.map_or(0, |next| lead(next, next_but_one));
    let mut scores = Scores::only(&[
        (Role::Paragraph, paragraph(&look)),
        (Role::Headline, headline(&look) - leads),
        (Role::Crosshead, crosshead(&look) + leads),
        (Role::StandingHead, standing_head(&look)),
        (Role::Kicker, kicker(&look)),
        (Role::Deck, deck(&look)),
        (Role::Caption, caption(&look, before)),
        (Role::PhotoTitle, photo_title(&look, next, next_but_one)),
    ]);
    // What runs on from the text above, or in the text below, is no display line.
    let text = 2 * look.goes_on.max(0) + look.runs_on.max(0);
    for role in [
        Role::Headline,
        Role::Crosshead,
        Role::StandingHead,
        Role::Kicker,
        Role::Deck,
    ] {
        scores.add(role, if look.level.is_some() { 0 } else { text });
    }
    if is_names(look.text) {
        scores.set(Role::Byline, 5);
    }
    scores
}

/// What the weighing of one block needs to know of it.
struct Look<'b> {
    text: &'b str,
    length: usize,
    level: Option<u8>,
    bold: bool,
    column: bool,
    indented: bool,
    stops: bool,
    /// Ends in a mark that parts a sentence.
    hangs: bool,
    dash: bool,
    numbered: bool,
    echo: Echo,
    /// Whether the dump marks its headings at all.
    marked: bool,
    listed: bool,
    /// An unmarked line stands right above a marked heading.
    on_headline: bool,
    /// An unmarked line stands right below a marked heading.
    under_headline: bool,
    /// No blank line parts it from the block before.
    attached: bool,
    /// How much better than a coin toss the language model thinks that the next block runs on from it.
    runs_on: i32,
    /// The same for it and the block before, if that one ends no sentence.
    goes_on: i32,
}

impl<'b> Look<'b> {
    fn of(block: &'b Block, echo: Echo, marked: bool) -> Self {
        let text = block.as_str();
        let stops = pack().ends_sentence(text);
        Self {
            text,
            length: block.length,
            level: level(block),
            bold: block.emphasis == Emphasis::Bold,
            // A headline may be set in two or three lines of its own; what fills more, or ends a sentence, is text.
            column: matches!(block.setting, Setting::Column { .. })
                && block.lines >= if stops { 2 } else { 4 },
            indented: block.indent >= 2,
            stops,
            hangs: text.ends_with(|mark: char| pack().clause_marks.contains(mark)),
            dash: text.ends_with('—'),
            numbered: pack().patterns.numbered.is_match(text),
            echo,
            marked,
            listed: pack().standing_heads.iter().any(|name| name == text),
            on_headline: false,
            under_headline: false,
            attached: false,
            runs_on: 0,
            goes_on: 0,
        }
    }

    fn ends_full_stop(&self) -> bool {
        self.text
            .trim_end_matches(['”', '’', '」', '』', '）', ')'])
            .ends_with('。')
    }
}

fn points(parts: &[(bool, i32)]) -> i32 {
    parts
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum()
}

fn paragraph(look: &Look<'_>) -> i32 {
    points(&[
        (look.level.is_some(), 50),
        (look.bold, 15),
        (!look.stops && !look.hangs && look.length < 46, 22),
        (look.column, -12),
        (look.indented, -20),
        (look.text.starts_with(['■', '◆', '●', '▲']), -10),
    ]) - look.runs_on
        - look.goes_on.max(0)
}

fn headline(look: &Look<'_>) -> i32 {
    let mark = match look.level {
        Some(1 | 2) => 0,
        Some(3) => 15,
        Some(_) => 25,
        None if look.marked => 38,
        None => 12,
    };
    // A headline's words come back below it; a crosshead's as much above as below.
    let echo = (10 - (look.echo.behind - look.echo.before / 2) / 3).clamp(-16, 14);
    mark + echo
        + points(&[
            (look.length < 5, 25),
            (look.length > 40, 12),
            (look.length > 50, 30),
            (look.ends_full_stop(), 55),
            (look.hangs, 40),
            (look.dash, 35),
            (look.numbered, 30),
            (look.column, 25),
            (look.indented, 25),
            (look.listed, 40),
            (look.text.starts_with(['（', '—', '■', '◆']), 20),
        ])
}

fn crosshead(look: &Look<'_>) -> i32 {
    let mark = match look.level {
        Some(1 | 2) => 30,
        Some(_) => 5,
        None => 16,
    };
    mark + points(&[
        (look.length > 24, 25),
        (look.length > 32, 30),
        (look.ends_full_stop(), 45),
        (look.stops && !look.ends_full_stop(), 5),
        (look.hangs, 35),
        (look.dash, -8),
        (look.numbered, -25),
        (look.listed, 10),
        (look.bold, -5),
        (look.text.starts_with(['■', '◆', '●']), 20),
    ])
}

fn standing_head(look: &Look<'_>) -> i32 {
    let echo = (look.echo.behind / 4).min(18);
    points(&[
        (true, 38 + echo),
        (look.listed, -45),
        (look.length > 16, 25),
        (look.stops, 40),
        (look.hangs, 40),
        (look.length < 2, 40),
    ]) + points(&[
        (look.text.contains("  "), -8),
        (look.column, 25),
        (look.text.starts_with(['（', '—']), 30),
    ])
}

fn kicker(look: &Look<'_>) -> i32 {
    let says = pack()
        .kicker_endings
        .iter()
        .any(|ending| look.text.ends_with(ending.as_str()));
    let clause = look.text.contains('，');
    points(&[
        (true, 34),
        (says, -30),
        (look.on_headline, -10),
        (clause, -6),
        (look.stops, 30),
        (look.hangs, 40),
        (look.length < 6, 25),
        (look.length > 40, 20),
    ]) + points(&[
        (look.column, 25),
        (look.listed, 30),
        (look.indented, 20),
        (look.text.starts_with(['（', '—']), 30),
    ])
}

fn deck(look: &Look<'_>) -> i32 {
    points(&[
        (true, 28),
        (look.under_headline, -14),
        (look.text.starts_with("——"), -26),
        (look.text.starts_with('◆'), -30),
        (look.text.starts_with('（'), 10),
        (look.ends_full_stop(), 40),
        (look.hangs, 30),
        (look.length > 46, 20),
        (look.column, 20),
        (look.indented, 15),
        (look.listed, 25),
    ])
}

fn caption(look: &Look<'_>, before: Option<&Block>) -> i32 {
    let patterns = &pack().patterns;
    let lead = patterns.caption_lead.is_match(look.text);
    // 图为…。 本报记者 某某 摄: a sentence and a credit in one line.
    let credited =
        look.text.contains('。') && !look.ends_full_stop() && patterns.credit.is_match(look.text);
    let under_credit = before
        .is_some_and(|before| before.length <= 20 && patterns.credit.is_match(before.as_str()));
    let under_caption =
        before.is_some_and(|before| before.length <= 90) && look.attached && look.level.is_none();
    points(&[
        (true, 34),
        (lead, -34),
        (credited, -34),
        (under_credit, -26),
        (under_caption, -16),
        (look.level.is_some(), 30),
        (!look.stops && !credited && !lead, 20),
    ])
}

fn photo_title(look: &Look<'_>, next: Option<&Block>, next_but_one: Option<&Block>) -> i32 {
    let shows = |block: Option<&Block>| {
        block.is_some_and(|block| {
            let text = block.as_str();
            let credit = block.length <= 20 && pack().patterns.credit.is_match(text);
            let caption = block.length <= 140 && pack().patterns.caption_lead.is_match(text);
            let credited = block.length <= 140
                && text.contains('。')
                && !pack().ends_sentence(text)
                && pack().patterns.credit.is_match(text);
            credit || caption || credited
        })
    };
    points(&[
        (true, 45),
        (look.level.is_some(), -20),
        (shows(next), -35),
        (!shows(next) && shows(next_but_one), -5),
        (look.stops, 30),
        (look.length > 24, 15),
        (look.column, 20),
    ])
}

/// What stands below speaks for a headline: a dateline, a byline.
fn lead(next: &Block, next_but_one: Option<&Block>) -> i32 {
    let dated = |block: &Block| pack().patterns.dateline.is_match(block.as_str());
    if dated(next) {
        30
    } else if is_byline(next) && next_but_one.is_some_and(|block| !is_byline(block)) {
        18
    } else if next_but_one.is_some_and(dated) && next.length <= 40 {
        12
    } else {
        0
    }
}

/// A seam that the model finds this likely is a coin toss for text that ends no sentence (fitted with the seams).
const EVEN: i32 = 58;

/// Whether the text of one block runs on in the other, in points around a coin toss.
fn runs_on(tail: &Block, head: &Block, model: &Model) -> i32 {
    if pack().ends_sentence(tail.as_str()) || tail.mark != Mark::None || head.mark != Mark::None {
        return 0;
    }
    (model.seam(tail.as_str(), head.as_str()) / 100 - EVEN).clamp(-30, 40) / 2
}

/// Whether the two are one headline that was set in two lines: what the first leaves open the second runs on with.
fn wraps(before: &Block, block: &Block, model: &Model) -> i32 {
    if before.length > LONGEST_DISPLAY || block.length > LONGEST_DISPLAY {
        return 0;
    }
    // A dump that marks a headline marks all its lines.
    if level(before) != level(block) {
        return -30;
    }
    let seam = model.seam(before.as_str(), block.as_str()) / 100;
    let shorter = block.length <= before.length;
    seam.clamp(-20, 25) + if shorter { 4 } else { -12 }
}

const _: () = assert!(ROLES.len() == place(Role::JumpTo) + 1);
