//! A character that the scan took for another: 往住 for 往往, 农民收人 for 收入.
//! A suspicion needs a look-alike that makes the text far more probable, and a text that is then probable in itself: a rare
//! name stays improbable whatever is put into it.

use rustc_hash::FxHashMap;

use super::galley::Galley;
use crate::lang::lookalike::lookalikes;
use crate::lang::ngram::Model;
use crate::model::Finding;
use crate::rule;

/// The least score, in thousandths of a nat: what the candidate gains, less a quarter of what the text then still costs.
/// Fitted on 202,000 characters held out from the model's training text, where four places reach it.
const CLEAR: i32 = 3_000;
/// The least score of a candidate that doubles its neighbour, as in 往住 for 往往: such a word is no accident.
const CLEAR_PAIR: i32 = 1_000;
/// A gain that no word of the page's own explains away.
const CERTAIN: i32 = 12_000;
/// A page that prints a character so often, and more often than the candidate, means it.
const OWN_WORD: usize = 4;

/// Looks at every character that has a look-alike and stands beside a character that the model has not seen it beside.
pub fn search(galley: &Galley, model: &Model, findings: &mut Vec<Finding>) {
    let mut seen = Vec::new();
    // Every two neighbours are asked for once: the left one's right side is the right one's left side.
    let mut known_before = true;
    for (at, (mark, next)) in galley
        .marks
        .iter()
        .zip(galley.marks.iter().skip(1))
        .enumerate()
    {
        let sides = (known_before, model.knows(mark.number, next.number));
        known_before = sides.1;
        if sides != (true, true)
            && let Some(better) = best(galley, model, at, sides)
        {
            seen.push((at, mark.reads, better));
        }
    }
    if seen.is_empty() {
        return;
    }
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
    for (at, mark, Better { candidate, gain }) in seen {
        let meant = count(mark) >= OWN_WORD && count(mark) > count(candidate);
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

struct Better {
    candidate: char,
    gain: i32,
}

/// The look-alike that suits the place best, if it does so clearly; `sides` says on which the character as read fits.
fn best(galley: &Galley, model: &Model, at: usize, sides: (bool, bool)) -> Option<Better> {
    let candidates = lookalikes(galley.marks.get(at)?.reads);
    if candidates.is_empty() {
        return None;
    }
    let [left, middle, read, next, last] = galley.around(at)?;
    let fits = |(before, behind): (bool, bool)| u8::from(before) + u8::from(behind);
    // Where the character as read fits one side, only one that fits both is better.
    let wanted = fits(sides) + 1;
    let fitting = |&candidate: &char| {
        let number = model.number(candidate).filter(|&number| number != 0)?;
        let fits = fits((model.knows(middle, number), model.knows(number, next)));
        (fits >= wanted).then_some((number, candidate))
    };
    let mut fitting = candidates.iter().filter_map(fitting).peekable();
    fitting.peek()?;
    let cost = |number: u16| model.cost_behind(left, middle, &[number, next, last]);
    let as_read = cost(read);
    // What a candidate may cost at most: gain - cost / 4 >= the least score, where gain = as_read - cost.
    let most = |number: u16| {
        let doubles = number == middle || number == next;
        (as_read - if doubles { CLEAR_PAIR } else { CLEAR }) * 4 / 5
    };
    // Most candidates are out with the first of their three characters.
    let likely =
        fitting.filter(|&(number, _)| model.cost_behind(left, middle, &[number]) <= most(number));
    let costs = likely.map(|(number, candidate)| (cost(number), number, candidate));
    let clear = costs.filter(|&(cost, number, _)| cost <= most(number));
    let (cheapest, _, candidate) = clear.min()?;
    let gain = as_read - cheapest;
    Some(Better { candidate, gain })
}
