//! A character that the scan read twice: 网络布局局, 争争一流.
//! A pair of like characters is a suspicion when the text is far more probable with one of them, and the one fits a
//! neighbour that the model knows; or when it is more probable, and the page prints the words with one of them elsewhere
//! (钉钉好钉子, 钉好钉子). Real pairs (天天, 人人) the model knows; names (芊芊) the page says more than once.

use std::collections::BTreeMap;

use super::galley::{Galley, is_chinese};
use super::wording::{Doubt, speaks_for};
use crate::lang::ngram::Model;
use crate::model::Finding;
use crate::rule;

/// How much cheaper the text must be with one character, in thousandths of a nat. Fitted, with the next two, on 202,000
/// characters held out from the model's training text, where four pairs are so improbable.
const CLEAR: i32 = 8_700;
/// The same where the one fits both neighbours or the model knows the pair (院院): then a word may end with the character
/// and the next begin with it.
const CLEAR_BETWEEN_WORDS: i32 = 9_000;
/// What a character may cost by itself. A dearer one must gain so much more: that the model has never seen a rare one
/// twice (黑压压, 顿顿) tells little.
const COMMON: i32 = 7_700;
/// The same where the page prints the words with one character. No pair of those 202,000 characters is found so, and
/// nine of 1.85 million that a model of older texts reads.
const CHEAPER: i32 = 4_000;

/// Looks at every pair of like characters.
pub fn search(galley: &Galley, model: &Model, findings: &mut Vec<Finding>) {
    let pairs = (1..galley.marks.len()).filter(|&at| is_pair(galley, at));
    let cheaper = pairs
        .filter(|&at| !is_formed(galley, at))
        .filter_map(|at| Some((at, gain(galley, model, at)?)))
        .filter(|&(_, gain)| gain.in_all >= CHEAPER);
    let (clear, doubted): (Vec<_>, Vec<_>) = cheaper.partition(|(_, gain)| gain.is_clear);
    let doubts: Vec<Doubt> = doubted
        .iter()
        .map(|&(at, _)| doubt(galley, model, at))
        .collect();
    let spoken = speaks_for(galley, &doubts, model);
    let spoken = doubted
        .into_iter()
        .zip(spoken)
        .filter(|(_, spoken)| *spoken);
    let mut suspects: Vec<usize> = clear
        .into_iter()
        .chain(spoken.map(|(doubted, _)| doubted))
        .map(|(at, _)| at)
        .collect();
    suspects.sort_unstable();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for &at in &suspects {
        *counts.entry(galley.words(at, 2, 0)).or_default() += 1;
    }
    for at in suspects {
        if counts.get(&galley.words(at, 2, 0)) == Some(&1) {
            let found = rule::finding("I510", galley.spans(at, at + 1));
            findings.push(found.with("words", galley.words(at, 3, 2)));
        }
    }
}

fn is_pair(galley: &Galley, at: usize) -> bool {
    match galley.marks.get(at - 1..=at) {
        Some([first, second]) => first.reads == second.reads && is_chinese(second.reads),
        _ => false,
    }
}

/// Whether a pair is one of two (形形色色) or counts (一罐罐): Chinese forms such words at will.
fn is_formed(galley: &Galley, at: usize) -> bool {
    let counted = at >= 2
        && galley
            .marks
            .get(at - 2)
            .is_some_and(|mark| mark.reads == '一');
    counted || is_pair(galley, at + 2) || at >= 3 && is_pair(galley, at - 2)
}

/// What the text gains without the second of a pair.
#[derive(Clone, Copy)]
struct Gain {
    /// How much cheaper it is, in thousandths of a nat.
    in_all: i32,
    /// Whether that is enough by itself.
    is_clear: bool,
}

fn gain(galley: &Galley, model: &Model, at: usize) -> Option<Gain> {
    let number = |at: usize| galley.marks.get(at).map(|mark| mark.number);
    let before = |steps: usize| at.checked_sub(steps).and_then(number);
    let (left, middle, one) = (before(3)?, before(2)?, number(at)?);
    let (next, last) = (number(at + 1)?, number(at + 2)?);
    let twice = model.cost_behind(left, middle, &[one, one, next, last]);
    let in_all = twice - model.cost_behind(left, middle, &[one, next, last]);
    let wanted = match (model.knows(middle, one), model.knows(one, next)) {
        (false, false) => None,
        (true, true) => Some(CLEAR_BETWEEN_WORDS),
        _ if model.knows(one, one) => Some(CLEAR_BETWEEN_WORDS),
        _ => Some(CLEAR),
    };
    // 0 is a character that the model does not know: behind it all depends on the next one alone.
    let rare = (model.cost_behind(0, 0, &[one]) - COMMON).max(0);
    Some(Gain {
        in_all,
        is_clear: wanted.is_some_and(|wanted| in_all >= wanted + rare),
    })
}

/// The page is asked for the words with one of a pair: those across it, and those that it begins behind a mark or ends
/// before one.
fn doubt(galley: &Galley, model: &Model, at: usize) -> Doubt {
    let before = galley.far_around(at - 1, model);
    let behind = galley.far_around(at, model);
    let once = std::array::from_fn(|step| if step < 3 { before[step] } else { behind[step] });
    let is_mark = |at: usize| {
        galley
            .marks
            .get(at)
            .is_none_or(|mark| !is_chinese(mark.reads))
    };
    Doubt::of_pair(once, at < 2 || is_mark(at - 2), is_mark(at + 1), model)
}
