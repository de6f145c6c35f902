//! How a run of short lines was set: which lines a column broke, how wide it is, whether it indents.
//! The cheapest reading of the whole run wins (Viterbi 1967), so a short last line, an indent and the language
//! model are weighed together and one damaged line does not tear a column.
//! Invariant: cost is linear in the lines of a run. Deliberately absent: roles.
//!
//! All costs are tenths of a nat: 23 is one in ten.

use crate::lang::ngram::Model;
use crate::lang::{jump, pack};
use crate::model::{Line, Setting};

/// The narrowest column that is read as one, in characters.
const NARROWEST: usize = 8;
/// The widest.
const WIDEST: usize = 40;
const WIDTHS: usize = WIDEST - NARROWEST + 1;
/// A width with and without indents, at the first line of a paragraph or inside it.
const STATES: usize = WIDTHS * 4;
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
/// A line inside a paragraph is indented.
const STRAY_INDENT: i32 = 90;
/// A column without indents sets a first line to the full width (flush) rather than two cells short.
const FLUSH: i32 = 8;
/// A blank line stands inside a paragraph: at a column's foot only.
const BLANK_INSIDE: i32 = 30;
/// The line before or behind the blank stands alone between two: a heading, or a paragraph of a block dump.
const BLANKS_AROUND: i32 = 55;
/// A sentence happens to end where the line ends.
const STOP_INSIDE: i32 = 12;
/// A paragraph ends without a stop: headings do, and scans lose one stop in ten.
const NO_STOP: i32 = 26;
/// The model's word counts a third: its evidence and that of the stops overlap.
const MODEL_SHARE: i32 = 300;
/// The next line begins as only paragraphs, bylines and the like do, or this one is a standing head.
const STANDS_ALONE: i32 = 80;
/// Whatever the model says, the setting can outweigh it.
const MODEL_LIMIT: i32 = 35;

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
        runs_on += if is_standing_head(text) || leads(next.text.as_str()) {
            STANDS_ALONE
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
        parts,
        runs_on,
    }
}

fn is_standing_head(text: &str) -> bool {
    pack().standing_heads.iter().any(|name| name == text)
}

/// Whether a line begins as no line inside a paragraph does.
fn leads(text: &str) -> bool {
    let pack = pack();
    let edge = jump::leading(text).is_some()
        || text.starts_with(|mark: char| pack.opening_marks.contains(mark));
    // A line that is only a number of one or two digits is a crosshead.
    let number = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    edge || number
        || is_standing_head(text)
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
            0 => 2,
            1 if self.hangs => 10,
            -1 => 20,
            1 => 30,
            over if over > 0 && over as usize <= self.narrow / 2 + 1 => 14,
            off => (25 + 10 * off.abs()).min(95),
        }
    }

    fn first_line(&self, width: usize, indented: bool) -> i32 {
        if !indented {
            return self
                .fills(self.length, width - 2)
                .min(self.fills(self.length, width) + FLUSH);
        }
        let flush = if self.indent == 0 { NO_INDENT } else { 0 };
        self.fills(self.length + self.indent, width) + flush
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
        let flush = if indented && first && self.indent == 0 {
            NO_INDENT
        } else {
            0
        };
        let stray = if first { 0 } else { self.stray() };
        LAST_LINE + 10 * over + flush + stray
    }
}

/// A state by its parts: width, indents, inside a paragraph.
fn state(width: usize, indented: bool, inside: bool) -> usize {
    ((width - NARROWEST) * 2 + usize::from(indented)) * 2 + usize::from(inside)
}

fn parts_of(state: usize) -> (usize, bool, bool) {
    (NARROWEST + state / 4, state / 2 % 2 == 1, state % 2 == 1)
}

/// The state of a line that stands by itself.
const LONE: usize = STATES;

fn cheapest(run: &[Line], model: &Model) -> Vec<(Setting, bool)> {
    let shapes = shapes(run, model);
    // Cost of the cheapest reading up to the line in that state, and the state of the line before.
    let mut costs = vec![BEGIN; STATES + 1];
    for (at, cost) in costs.iter_mut().enumerate() {
        if at != LONE && parts_of(at).2 {
            *cost = NONE;
        }
    }
    set(&mut costs, LONE, 0);
    let mut back: Vec<Vec<u16>> = Vec::with_capacity(shapes.len());
    let mut last = LONE;
    for shape in &shapes {
        // The paragraph ends with this line: what that costs in each state, and where it is cheapest.
        let ends: Vec<i32> = (0..=STATES)
            .map(|at| get(&costs, at) + ending(shape, at))
            .collect();
        let best = (0..=STATES)
            .min_by_key(|&at| get(&ends, at))
            .unwrap_or(LONE);
        let parted = get(&ends, best) + shape.parts;
        let mut next = vec![NONE; STATES + 1];
        let mut from = vec![best as u16; STATES + 1];
        set(&mut next, LONE, parted);
        for width in NARROWEST..=WIDEST {
            for indented in [false, true] {
                let (first, inner) = (state(width, indented, false), state(width, indented, true));
                let stay = if get(&ends, first) <= get(&ends, inner) {
                    first
                } else {
                    inner
                };
                let (same, other) = (get(&ends, stay) + shape.parts, parted + BEGIN);
                set(&mut next, first, same.min(other));
                if same <= other {
                    set(&mut from, first, stay as u16);
                }
                let on_first = get(&costs, first) + shape.first_line(width, indented);
                let on_inner = get(&costs, inner) + shape.inner_line(width);
                set(&mut next, inner, on_first.min(on_inner) + shape.runs_on);
                set(
                    &mut from,
                    inner,
                    if on_first <= on_inner { first } else { inner } as u16,
                );
            }
        }
        costs = next;
        back.push(from);
        last = best;
    }
    trace(&back, last)
}

fn ending(shape: &Shape, at: usize) -> i32 {
    if at == LONE {
        return ALONE;
    }
    let (width, indented, inside) = parts_of(at);
    shape.last_line(width, indented, !inside)
}

fn trace(back: &[Vec<u16>], last: usize) -> Vec<(Setting, bool)> {
    let mut at = last;
    let mut settings: Vec<(Setting, bool)> = Vec::with_capacity(back.len());
    for index in (0..back.len()).rev() {
        settings.push(if at == LONE {
            (Setting::Whole, false)
        } else {
            let (width, indented, inside) = parts_of(at);
            (
                Setting::Column {
                    width: width as u8,
                    indented,
                },
                inside,
            )
        });
        let before = index
            .checked_sub(1)
            .and_then(|before| back.get(before))
            .and_then(|from| from.get(at));
        at = before.map_or(LONE, |&state| usize::from(state));
    }
    settings.reverse();
    settings
}

fn get(costs: &[i32], at: usize) -> i32 {
    costs.get(at).copied().unwrap_or(NONE)
}

fn set<T>(costs: &mut [T], at: usize, cost: T) {
    if let Some(place) = costs.get_mut(at) {
        *place = cost;
    }
}
