//! Counts which kinds of words follow each other in running text.
//!
//! Absolute discounting (Ney, Essen & Kneser 1994): a run that is kept has (c − D) / c(context) plus what its context leaves
//! to the shorter run; the mass of discounts and of runs that were dropped is that leaving.
//! Invariant: the same texts in the same order give the same bytes. Without a list nothing is learnt.

use std::collections::BTreeMap;

use super::kinds::ORDER;
use super::list::List;
use super::source::EDGE;
use super::{map, tokens};
use crate::lang::ngram::BOUNDARY;

/// What is taken off each count, as for the characters.
const DISCOUNT: f64 = 0.75;
/// Runs of one, two, three and four words that were counted less often are dropped. With everything kept the loss at
/// the seams of sawn pages is 2 % less, and there are six times as many runs.
const LEAST: [u32; ORDER] = [1, 1, 3, 3];

/// The kinds of some words, in their order.
type Run = Vec<u16>;

/// What is known of a run: how probable its last word is behind the others, and what it leaves, as a context, to shorter ones.
#[derive(Debug, Clone, Copy)]
struct Known {
    chance: f64,
    leaves: f64,
}

/// What follows on what in texts, given as characters with a boundary between paragraphs.
#[must_use]
pub fn train(list: Option<&List<'_>>, stream: &[char]) -> Vec<u8> {
    let Some(list) = list else {
        return Vec::new();
    };
    let mut counts = [const { BTreeMap::<Run, u32>::new() }; ORDER];
    let paragraphs = stream.split(|&mark| mark == BOUNDARY);
    for paragraph in paragraphs.filter(|paragraph| !paragraph.is_empty()) {
        let marks: Vec<char> = tokens(paragraph.iter().copied()).collect();
        let words = list.divide(&marks).words;
        let kinds = words.iter().map(|word| word.kind);
        let kinds: Run = [EDGE].into_iter().chain(kinds).chain([EDGE]).collect();
        for (counts, length) in counts.iter_mut().zip(1..) {
            for run in kinds.windows(length) {
                *counts.entry(run.to_vec()).or_default() += 1;
            }
        }
    }
    let known = weigh(&counts).into_iter();
    map::write(known.map(|(run, known)| {
        let leaves = map::steps(known.leaves) as u16;
        (run, known.chance, leaves)
    }))
}

/// The runs that are kept.
fn weigh(counts: &[BTreeMap<Run, u32>]) -> BTreeMap<Run, Known> {
    let mut kept: BTreeMap<Run, Known> = BTreeMap::new();
    for (counts, least) in counts.iter().zip(LEAST) {
        // How often each context was seen, and what the runs that are kept have of that.
        let mut contexts: BTreeMap<&[u16], (f64, f64)> = BTreeMap::new();
        for (run, &count) in counts {
            let context = contexts.entry(before_last(run)).or_default();
            context.0 += f64::from(count);
            if count >= least {
                context.1 += f64::from(count) - DISCOUNT;
            }
        }
        let leaves = |context: &[u16]| {
            contexts
                .get(context)
                .map_or(1.0, |(all, own)| 1.0 - own / all)
        };
        let all = |context: &[u16]| contexts.get(context).map_or(1.0, |&(all, _)| all);
        let even = 1.0 / counts.len() as f64;
        let frequent = counts.iter().filter(|&(_, &count)| count >= least);
        let longer: Vec<(Run, Known)> = frequent
            .map(|(run, &count)| {
                let context = before_last(run);
                let shorter = run.get(1..).filter(|run| !run.is_empty());
                let shorter = shorter.map_or(even, |run| chance(&kept, run));
                let own = (f64::from(count) - DISCOUNT) / all(context);
                let chance = own + leaves(context) * shorter;
                (
                    run.clone(),
                    Known {
                        chance,
                        leaves: 1.0,
                    },
                )
            })
            .collect();
        for (run, known) in &mut kept {
            if contexts.contains_key(run.as_slice()) {
                known.leaves = leaves(run);
            }
        }
        kept.extend(longer);
    }
    kept
}

/// How probable the last word of a run is behind the others.
fn chance(kept: &BTreeMap<Run, Known>, run: &[u16]) -> f64 {
    let mut left = 1.0;
    for skipped in 0..run.len() {
        let run = run.get(skipped..).unwrap_or_default();
        if let Some(known) = kept.get(run) {
            return left * known.chance;
        }
        left *= kept.get(before_last(run)).map_or(1.0, |known| known.leaves);
    }
    0.0
}

fn before_last(run: &[u16]) -> &[u16] {
    run.split_last().map_or(&[], |(_, before)| before)
}

#[cfg(test)]
mod tests {
    use super::super::kinds::{Before, Kinds};
    use super::super::source::{EDGE, UNKNOWN, list};
    use super::train;
    use crate::lang::words::List;

    #[test]
    fn what_was_read_is_cheap_and_the_rest_is_not_free() {
        let Ok(words) = list("我们 9 r\n看 8 v\n清样 7 n\n") else {
            panic!("no list");
        };
        let list = List::of(&words);
        let stream: Vec<char> = "\n我们看清样\n我们看清样\n我们看\n清样\n".chars().collect();
        let bytes = train(list.as_ref(), &stream);
        assert!(bytes == train(list.as_ref(), &stream));
        let Some(kinds) = Kinds::of(&bytes) else {
            panic!("no map");
        };
        let kind = |text: &str| {
            let text: Vec<char> = text.chars().collect();
            let words = list.as_ref().map(|list| list.divide(&text).words);
            words
                .and_then(|words| Some(words.first()?.kind))
                .unwrap_or(UNKNOWN)
        };
        let [we, see, proof] = ["我们", "看", "清样"].map(kind);
        let cost = |before: &[u16], kind: u16| {
            let read = |before: Before, &kind: &u16| kinds.read(&before, kind);
            let before = before.iter().fold(Before::default(), read);
            kinds.cost(before, &[kind])
        };
        assert!(cost(&[EDGE], we) < cost(&[EDGE], see));
        assert!(cost(&[EDGE, we], see) < cost(&[EDGE, we], proof));
        assert!(cost(&[we, see], UNKNOWN) > cost(&[we, see], EDGE));
    }

    #[test]
    fn without_a_list_nothing_is_learnt() {
        assert!(train(None, &['清', '样']).is_empty());
    }
}
