//! A character that the scan read twice: 网络布局局, 争争一流.
//! A pair of like characters is a suspicion when the text is far more probable with one of them, and the one fits a
//! neighbour that the model knows. Real pairs (天天, 人人) the model knows; names (芊芊) the page says more than once.

use std::collections::BTreeMap;

use super::galley::{Galley, is_chinese};
use crate::lang::ngram::Model;
use crate::model::Finding;
use crate::rule;

/// How much cheaper the text must be with one character, in thousandths of a nat. Fitted on 202,000 characters held out
/// from the model's training text, where four pairs are so improbable.
const CLEAR: i32 = 8_700;
/// The same where the one fits both neighbours: then a word may end with the character and the next begin with it.
const CLEAR_BETWEEN_WORDS: i32 = 10_000;

/// Looks at every pair of like characters.
pub fn search(galley: &Galley, model: &Model, findings: &mut Vec<Finding>) {
    let pairs: Vec<usize> = (1..galley.marks.len())
        .filter(|&at| is_pair(galley, at))
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let suspects: Vec<usize> = pairs
        .into_iter()
        .filter(|&at| !is_formed(galley, at) && is_clear(galley, model, at))
        .collect();
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

/// Whether the text is much cheaper without the second of a pair, and the first fits a neighbour.
fn is_clear(galley: &Galley, model: &Model, at: usize) -> bool {
    let number = |at: usize| galley.marks.get(at).map(|mark| mark.number);
    let before = |steps: usize| at.checked_sub(steps).and_then(number);
    let (Some(left), Some(middle), Some(one)) = (before(3), before(2), number(at)) else {
        return false;
    };
    let (Some(next), Some(last)) = (number(at + 1), number(at + 2)) else {
        return false;
    };
    let wanted = match (model.knows(middle, one), model.knows(one, next)) {
        (true, true) => CLEAR_BETWEEN_WORDS,
        (true, false) | (false, true) => CLEAR,
        (false, false) => return false,
    };
    let twice = model.cost_behind(left, middle, &[one, one, next, last]);
    twice - model.cost_behind(left, middle, &[one, next, last]) >= wanted
}
