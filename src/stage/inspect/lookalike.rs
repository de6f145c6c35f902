//! A character that the scan took for another: 往住 for 往往, 农民收人 for 收入, 万勿宫墙 for 万仞宫墙.
//! A suspicion needs a look-alike that makes the text far more probable, and a text that is then probable in itself: a rare
//! name stays improbable whatever is put into it. Less will do where the look-alike is bound to its neighbour, or where the
//! page prints the words elsewhere as they would then read.

use rustc_hash::FxHashMap;

use super::galley::{Galley, Mark};
use super::wording::{Doubt, speaks_for};
use crate::lang::lookalike::lookalikes;
use crate::lang::ngram::Model;
use crate::model::Finding;
use crate::rule;

/// The least score, in thousandths of a nat: what the candidate gains, less a quarter of what the text then still costs.
/// Fitted on 202,000 characters held out from the model's training text, where four places reach it.
const CLEAR: i32 = 3_000;
/// Three characters that cost no more are as they should be: of 5,000 look-alikes put into those 202,000 characters one in
/// a hundred costs less, and half of all text does.
const PLAIN: i32 = 12_500;
/// The least score of a candidate that doubles its neighbour, as in 往住 for 往往: such a word is no accident.
const CLEAR_PAIR: i32 = 1_000;
/// The least score of a candidate that the page speaks for. No place of those 202,000 characters is found so, and four
/// of 1.85 million that a model of older texts reads.
const LIKELY: i32 = 0;
/// What a candidate that is bound to its neighbour must gain: no place of the 202,000 characters, 17 of the 1.85 million.
const BOUND_GAIN: i32 = 5_500;
/// A character is bound to its neighbour if that makes the second of them more probable by so much: ninety times.
const BOUND: i32 = 4_500;
/// It is then no more than so much more probable in itself than what was read: a rare word is a good witness.
const COMMON: i32 = 2_000;
/// A scan that clearly took one character for another so often on a page does it again,
const HABIT: usize = 2;
/// where the candidate gains so much.
const AGAIN: i32 = 3_000;
/// A gain that no word of the page's own explains away.
const CERTAIN: i32 = 12_000;
/// A page that prints a character so often, and more often than the candidate, means it,
const OWN_WORD: usize = 4;
/// unless it costs no more than this by itself: one in 600 (人, 大) stands on every page.
const EVERYWHERE: i32 = 6_400;

/// Looks at every character that has a look-alike.
pub fn search(galley: &Galley, model: &Model, findings: &mut Vec<Finding>) {
    let mut seen: Vec<_> = places(galley, model)
        .iter()
        .filter_map(|place| best(galley, model, place))
        .collect();
    if seen.is_empty() {
        return;
    }
    keep_likely(galley, model, &mut seen);
    let suspects = seen
        .iter()
        .flat_map(|(_, mark, better)| [*mark, better.candidate]);
    let mut counts: FxHashMap<char, usize> = suspects.map(|mark| (mark, 0)).collect();
    for mark in &galley.marks {
        if let Some(count) = counts.get_mut(&mark.reads) {
            *count += 1;
        }
    }
    let count = |mark: char| counts.get(&mark).copied().unwrap_or_default();
    for (at, mark, better) in seen {
        let Better {
            candidate, gain, ..
        } = better;
        let number = model.number(mark).unwrap_or_default();
        let meant = count(mark) >= OWN_WORD
            && count(mark) > count(candidate)
            && alone(model, number) > EVERYWHERE;
        if gain >= CERTAIN || !meant {
            let found = rule::finding("I520", galley.spans(at, at + 1));
            let (read, better) = (mark.to_string(), candidate.to_string());
            let words = galley.words(at, 3, 3);
            findings.push(
                found
                    .with("read", read)
                    .with("better", better)
                    .with("words", words),
            );
        }
    }
}

/// Keeps what the model alone is sure of, what the page speaks for, and what this scan does elsewhere too.
fn keep_likely(galley: &Galley, model: &Model, seen: &mut Vec<(usize, char, Better)>) {
    let doubted = seen.iter().filter(|(.., better)| !better.clear);
    let doubts: Vec<Doubt> = doubted
        .map(|&(at, _, Better { number, .. })| {
            Doubt::of_character(galley.far_around(at, model), number, model)
        })
        .collect();
    let mut habits: FxHashMap<(char, char), usize> = FxHashMap::default();
    for (_, mark, better) in seen.iter().filter(|(.., better)| better.clear) {
        *habits.entry((*mark, better.candidate)).or_default() += 1;
    }
    let mut spoken = speaks_for(galley, &doubts, model).into_iter();
    seen.retain(|(_, mark, better)| {
        let is_habit = || habits.get(&(*mark, better.candidate)) >= Some(&HABIT);
        better.clear
            || spoken.next() == Some(true) && better.score() >= LIKELY
            || better.gain >= AGAIN && is_habit()
    });
}

#[derive(Clone, Copy)]
struct Better {
    candidate: char,
    number: u16,
    gain: i32,
    /// What the text then still costs.
    cost: i32,
    /// Whether the model alone is sure.
    clear: bool,
}

impl Better {
    fn score(&self) -> i32 {
        self.gain - self.cost / 4
    }
}

/// A character that has look-alikes.
struct Place {
    at: u32,
    /// On how many sides it fits as it reads.
    sides: u8,
    /// Whether any candidate may fit: one that does not follow the character before must follow where this does not fit.
    may_fit: bool,
}

/// The places to look at. The model is asked for all of them before any is looked at: its answers come from memory that
/// is far away, and hardly a place is left then.
fn places(galley: &Galley, model: &Model) -> Vec<Place> {
    let mut places = Vec::with_capacity(galley.marks.len());
    for (at, around) in galley.marks.windows(3).enumerate() {
        let &[before, mark, behind] = around else {
            continue;
        };
        let candidates = lookalikes(mark.reads);
        if candidates.is_empty() {
            continue;
        }
        let knows = |first: Mark, second: Mark| model.knows(first.number, second.number);
        let sides = u8::from(knows(before, mark)) + u8::from(knows(mark, behind));
        let follows = candidates.iter().fold(false, |follows, &candidate| {
            let number = model.number(candidate).unwrap_or_default();
            follows | model.knows(before.number, number)
        });
        places.push(Place {
            at: at as u32 + 1,
            sides,
            may_fit: (sides < 2) | follows,
        });
    }
    places
}

/// The look-alike that suits the place best, if it may do so: where, what was read, and what may have been.
fn best(galley: &Galley, model: &Model, place: &Place) -> Option<(usize, char, Better)> {
    if !place.may_fit {
        return None;
    }
    let (at, sides) = (place.at as usize, place.sides);
    let reads = galley.marks.get(at)?.reads;
    let [left, middle, read, next, last] = galley.around(at)?;
    let fitting = |&candidate: &char| {
        let number = model.number(candidate).filter(|&number| number != 0)?;
        let fits = u8::from(model.knows(middle, number)) + u8::from(model.knows(number, next));
        (fits >= sides.max(1)).then_some((number, candidate, fits))
    };
    let mut fitting = lookalikes(reads).iter().filter_map(fitting).peekable();
    fitting.peek()?;
    let as_read = model.cost_behind(left, middle, &[read, next, last]);
    if as_read < PLAIN {
        return None;
    }
    // gain - cost / 4 >= the least score, where gain = as_read - cost; or the gain suffices.
    let most = ((as_read - LIKELY) * 4 / 5).max(as_read - AGAIN);
    let costs = fitting.filter_map(|(number, candidate, fits)| {
        let cost = model.cost_within(most, left, middle, &[number, next, last])?;
        Some((cost, number, candidate, fits))
    });
    let (cost, number, candidate, fits) = costs.min()?;
    let better = Better {
        candidate,
        number,
        gain: as_read - cost,
        cost,
        clear: false,
    };
    let doubles = (number == middle || number == next) && fits > sides;
    let wanted = if doubles { CLEAR_PAIR } else { CLEAR };
    let gains = sides == 0 && better.gain >= BOUND_GAIN && better.score() >= LIKELY;
    let clear = better.score() >= wanted || gains && is_bound(model, [middle, read, next], number);
    Some((at, reads, Better { clear, ..better }))
}

/// Whether a candidate for the middle one of three is bound to one of the others, and is no common character that may
/// stand beside anything.
fn is_bound(model: &Model, [before, read, behind]: [u16; 3], candidate: u16) -> bool {
    let bound = |first, second| alone(model, second) - model.cost_behind(0, first, &[second]);
    alone(model, candidate) + COMMON >= alone(model, read)
        && bound(before, candidate).max(bound(candidate, behind)) >= BOUND
}

/// What a character costs by itself: behind 0, which is a character that the model does not know.
fn alone(model: &Model, number: u16) -> i32 {
    model.cost_behind(0, 0, &[number])
}
