//! How a run of short lines was set: which lines a column broke, how wide it is, whether it indents.
//! The cheapest reading of the whole run wins (Viterbi 1967), so a short last line, an indent and the language
//! model are weighed together and one damaged line does not tear a column.
//! Invariant: cost is linear in the lines of a run. Deliberately absent: roles.
//!
//! All costs are tenths of a nat: 23 is one in ten. What they make of pages in six settings `tests/fit/lines.py` counts: of the
//! paragraphs, 98 to 99 in a hundred.

use crate::lang::ngram::Model;
use crate::lang::{jump, pack};
use crate::model::{Line, Setting};

/// The narrowest column that is read as one, in characters.
const NARROWEST: usize = 8;
/// The widest.
const WIDEST: usize = 40;
const WIDTHS: usize = WIDEST - NARROWEST + 1;
/// A width without and with indents.
const COLUMNS: usize = WIDTHS * 2;
/// A column at the first line of a paragraph or inside it.
const STATES: usize = COLUMNS * 2;
/// Fewer lines than this are no column: two lines of like length are an accident.
const FEWEST_LINES: usize = 3;
/// Lines that are read together; bounds the memory of a dump of one-character lines.
const LONGEST_RUN: usize = 4_000;

/// A line that stands by itself: shapes of headlines and the like are as good as random.
const ALONE: i32 = 24;
/// A column begins.
const BEGIN: i32 = 65;
/// The last line of a paragraph may have any length: one in sixteen.
const LAST_LINE: i32 = 28;
/// A column that indents has a paragraph without an indent.
const NO_INDENT: i32 = 28;
/// The same of a line that is no sentence: a heading between paragraphs. With 28 too, one paragraph in two hundred swallows
/// the heading behind it.
const HEADING: i32 = 7;
/// A column that does not indent has a paragraph with an indent. With 0 it is as good as one that indents, and one paragraph in
/// seventy on development pages is cut behind a sentence that ends a line; from 8 on, one in a hundred swallows the next
/// where scans lose an indent in ten.
const ODD_INDENT: i32 = 4;
/// A line inside a paragraph is indented.
const STRAY_INDENT: i32 = 90;
/// A column without indents sets a first line to the full width (flush) rather than two cells short.
const FLUSH: i32 = 8;
/// A blank line stands inside a paragraph: at a column's foot only.
const BLANK_INSIDE: i32 = 30;
/// The line before or behind the blank stands alone between two: a heading, or a paragraph of a block dump.
const BLANKS_AROUND: i32 = 55;
/// A sentence happens to end where the line ends. With 12, one paragraph in a hundred on development pages is cut there.
const STOP_INSIDE: i32 = 8;
/// A paragraph ends without a stop: headings do, and scans lose one stop in ten.
const NO_STOP: i32 = 26;
/// The model's word counts a third: its evidence and that of the stops overlap.
const MODEL_SHARE: i32 = 300;
/// The next line begins as only paragraphs, bylines and the like do, or this one is a standing head.
const STANDS_ALONE: i32 = 80;
/// A line runs on that ends in brackets which are no part of a sentence, as closing notes, bylines and credits do. Without it, one
/// paragraph in five hundred swallows the headline behind it.
const BRACKETED: i32 = 45;
/// Whatever the model says, the setting can outweigh it.
const MODEL_LIMIT: i32 = 35;

/// A line that fills its column.
const FULL: i32 = 2;
/// A full line whose last mark hangs over its edge. With 10, one paragraph in a hundred is cut behind such a line.
const HANGING: i32 = 5;

const NONE: i32 = i32::MAX / 4;

/// The settings of a run of lines: how each line was set, and whether it runs on from the line before it.
pub fn read_settings(run: &[Line], model: &Model) -> Vec<(Setting, bool)> {
    if run.len() < FEWEST_LINES {
        return vec![(Setting::Whole, false); run.len()];
    }
    run.chunks(LONGEST_RUN)
        .flat_map(|part| cheapest(part, model))
        .collect()
}

/// What a line shows.
struct Shape {
    length: usize,
    indent: usize,
    /// Latin letters and digits: half a cell each in print, so a line may hold more characters than cells.
    narrow: usize,
    hangs: bool,
    /// It ends a sentence.
    stops: bool,
    /// What it costs that the next line begins a paragraph.
    parts: i32,
    /// What it costs that the next line runs on.
    runs_on: i32,
}

fn shapes(run: &[Line], model: &Model) -> Vec<Shape> {
    let behind = |at: usize| run.get(at);
    (0..run.len())
        .filter_map(|at| Some(shape(behind(at)?, behind(at + 1), behind(at + 2), model)))
        .collect()
}

fn shape(line: &Line, next: Option<&Line>, next_but_one: Option<&Line>, model: &Model) -> Shape {
    let text = line.text.as_str();
    let stops = pack().ends_sentence(text);
    let (mut parts, mut runs_on) = (
        if stops { 0 } else { NO_STOP },
        if stops { STOP_INSIDE } else { 0 },
    );
    if let Some(next) = next {
        let seam = (model.continuation(text, next.text.as_str()) / MODEL_SHARE)
            .clamp(-MODEL_LIMIT, MODEL_LIMIT);
        parts += seam.max(0);
        runs_on += (-seam).max(0)
            + match (
                next.after_blank,
                line.after_blank || next_but_one.is_none_or(|line| line.after_blank),
            ) {
                (true, true) => BLANKS_AROUND,
                (true, false) => BLANK_INSIDE,
                _ => 0,
            };
        runs_on += if heads(text) || leads(next.text.as_str()) {
            STANDS_ALONE
        } else if ends_in_brackets(text) {
            BRACKETED
        } else {
            0
        };
    }
    Shape {
        length: text.chars().count(),
        indent: usize::from(line.indent),
        narrow: text.bytes().filter(u8::is_ascii_alphanumeric).count(),
        hangs: text.ends_with(|mark: char| {
            pack().closers.contains(mark)
                || matches!(mark, '，' | '。' | '、' | '；' | '：' | '！' | '？')
        }),
        stops,
        parts,
        runs_on,
    }
}

/// Whether a line is a head of its own.
fn heads(text: &str) -> bool {
    let pack = pack();
    pack.is_rubric(text) || pack.is_note_head(text)
}

/// Whether a line ends in brackets that are no part of a sentence.
fn ends_in_brackets(text: &str) -> bool {
    let before = text
        .strip_suffix(['）', ')'])
        .and_then(|text| text.rsplit_once(['（', '(']));
    before.is_some_and(|(before, _)| before.is_empty() || pack().ends_sentence(before))
}

/// Whether a line begins as no line inside a paragraph does.
fn leads(text: &str) -> bool {
    let pack = pack();
    let edge = jump::leading(text).is_some()
        || text.starts_with(|mark: char| pack.opening_marks.contains(mark));
    // A line that is only a number of one or two digits is a crosshead.
    let number = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    edge || number
        || heads(text)
        || (text.starts_with(['本', '新', '据', '【', '中'])
            && pack.patterns.dateline.is_match(text))
        || (text.chars().count() < 24
            && !text.contains(['，', '。'])
            && pack.patterns.byline.is_match(text)
            && !pack.ends_sentence(text))
}

impl Shape {
    /// What it costs that the line fills `width` cells.
    fn fills(&self, length: usize, width: usize) -> i32 {
        match length as i32 - width as i32 {
            0 => FULL,
            1 if self.hangs => HANGING,
            -1 => 20,
            1 => 30,
            over if over > 0 && over as usize <= self.narrow / 2 + 1 => 14,
            off => (25 + 10 * off.abs()).min(95),
        }
    }

    fn first_line(&self, width: usize, indented: bool) -> i32 {
        let fills = if indented {
            self.fills(self.length + self.indent, width)
        } else {
            self.fills(self.length, width - 2)
                .min(self.fills(self.length, width) + FLUSH)
        };
        fills + self.begins(indented)
    }

    /// What it costs that a paragraph of a column begins so.
    fn begins(&self, indented: bool) -> i32 {
        match (indented, self.indent > 0) {
            (true, false) => NO_INDENT,
            (false, true) => ODD_INDENT,
            _ => 0,
        }
    }

    fn inner_line(&self, width: usize) -> i32 {
        self.fills(self.length, width) + self.stray()
    }

    fn stray(&self) -> i32 {
        if self.indent > 0 { STRAY_INDENT } else { 0 }
    }

    /// The last line of a paragraph, be it the first too.
    fn last_line(&self, width: usize, indented: bool, first: bool) -> i32 {
        let length = if first {
            self.length + self.indent
        } else {
            self.length
        };
        let over =
            (length as i32 - width as i32 - i32::from(self.hangs) - self.narrow as i32 / 2).max(0);
        let is_heading = indented && self.indent == 0 && !self.stops;
        let begins = match first {
            true if is_heading => HEADING,
            true => self.begins(indented),
            false => self.stray(),
        };
        LAST_LINE + 10 * over + begins
    }
}

/// Whether a column may be cheaper than all lines by themselves: what lines that run on can save must pay for one.
fn may_be_columns(shapes: &[Shape]) -> bool {
    let saved = |shape: &Shape| (ALONE + shape.parts - FULL - shape.runs_on).max(0);
    shapes.iter().map(saved).sum::<i32>() >= BEGIN
}

/// A column's width, and whether it indents.
fn parts_of(column: usize) -> (usize, bool) {
    (NARROWEST + column / 2, column % 2 == 1)
}

/// A column at the first line of a paragraph, or inside one.
fn state(column: usize, inside: bool) -> u8 {
    (column * 2 + usize::from(inside)) as u8
}

/// The state of a line that stands by itself.
const LONE: u8 = STATES as u8;

/// For each state of a line, the state of the line before it.
type Origins = [u8; STATES + 1];

fn cheapest(run: &[Line], model: &Model) -> Vec<(Setting, bool)> {
    let shapes = shapes(run, model);
    if !may_be_columns(&shapes) {
        return vec![(Setting::Whole, false); run.len()];
    }
    // Costs of the cheapest reading up to the line, with the line in that column, first or inside, and by itself.
    let (mut columns, mut lone) = ([[BEGIN, NONE]; COLUMNS], 0);
    let mut back: Vec<Origins> = Vec::with_capacity(run.len());
    let mut last = LONE;
    for shape in shapes {
        // The paragraph ends with this line: what that costs in each state, and where it is cheapest.
        let mut ends = columns;
        for (column, [first, inner]) in ends.iter_mut().enumerate() {
            let (width, indented) = parts_of(column);
            *first += shape.last_line(width, indented, true);
            *inner += shape.last_line(width, indented, false);
        }
        let all = ends.as_flattened();
        let cheapest = all
            .iter()
            .fold(lone + ALONE, |cheapest, &cost| cheapest.min(cost));
        let best = all.iter().position(|&cost| cost == cheapest);
        let best = best.map_or(LONE, |state| state as u8);
        let parted = cheapest + shape.parts;
        let mut origins = [best; STATES + 1];
        let places = origins.as_chunks_mut().0.iter_mut();
        for (column, ((costs, ends), [to_first, to_inner])) in
            columns.iter_mut().zip(&ends).zip(places).enumerate()
        {
            // The next line begins a paragraph of the same column, or of another.
            let (same, other) = (ends[0].min(ends[1]) + shape.parts, parted + BEGIN);
            if same <= other {
                *to_first = state(column, ends[1] < ends[0]);
            }
            // The next line runs on.
            let (width, indented) = parts_of(column);
            let on_first = costs[0] + shape.first_line(width, indented);
            let on_inner = costs[1] + shape.inner_line(width);
            *to_inner = state(column, on_inner < on_first);
            *costs = [same.min(other), on_first.min(on_inner) + shape.runs_on];
        }
        lone = parted;
        back.push(origins);
        last = best;
    }
    trace(&back, last)
}

fn trace(back: &[Origins], last: u8) -> Vec<(Setting, bool)> {
    let mut at = last;
    let mut settings: Vec<(Setting, bool)> = Vec::with_capacity(back.len());
    for index in (0..back.len()).rev() {
        settings.push(setting_of(at));
        let before = index.checked_sub(1).and_then(|before| back.get(before));
        at = before
            .and_then(|origins| origins.get(usize::from(at)))
            .copied()
            .unwrap_or(LONE);
    }
    settings.reverse();
    settings
}

/// The setting that a state stands for, and whether the line runs on.
fn setting_of(state: u8) -> (Setting, bool) {
    if state == LONE {
        return (Setting::Whole, false);
    }
    let (width, indented) = parts_of(usize::from(state / 2));
    let width = width as u8;
    (Setting::Column { width, indented }, state % 2 == 1)
}
