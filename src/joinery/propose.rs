//! Which paragraph may run on in which.
//! Invariant: cost is linear in the paragraphs: a tail sees the heads within reach of it and keeps the few that fit best.
//! Deliberately absent: any judgement beyond "this tail ends no sentence" and the model's first word on a pair.

use super::Ends;
use super::evidence::opening;
use crate::lang::ngram::Model;
use crate::model::{Block, Role};

/// Paragraphs, before and behind a tail, among which its head may stand. Interleaved stories of the development pages
/// take turns every 3 to 12 paragraphs, and a swapped column holds up to 9.
pub const REACH: usize = 40;
/// Heads from elsewhere that are weighed for one tail.
const BEST: usize = 8;

/// A tail and a head that may belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The tail's block.
    pub tail: usize,
    /// The head's block.
    pub head: usize,
    /// Paragraphs from the one to the other; 1 for the next, negative for one that stands before.
    pub steps: isize,
}

/// The running text of a page: its paragraphs, by block.
#[must_use]
pub fn running_text(blocks: &[Block]) -> Vec<usize> {
    let told = blocks.iter().enumerate();
    told.filter(|(_, block)| block.role == Role::Paragraph)
        .map(|(at, _)| at)
        .collect()
}

/// Every open tail and the paragraph behind it.
pub fn propose_next(blocks: &[Block], ends: &[Ends], running: &[usize]) -> Vec<Candidate> {
    let pairs = running.iter().zip(running.iter().skip(1));
    pairs
        .map(|(&tail, &head)| Candidate {
            tail,
            head,
            steps: 1,
        })
        .filter(|candidate| {
            let (Some(tail), Some(head)) = (blocks.get(candidate.tail), blocks.get(candidate.head))
            else {
                return false;
            };
            let cut =
                is_open(ends, candidate.tail) || opening::attributes(tail.as_str(), head.as_str());
            cut && !goes_elsewhere(blocks, candidate.tail)
                && !comes_from_elsewhere(blocks, candidate.head)
        })
        .collect()
}

/// Heads from elsewhere for the open tails that are not `settled`, among the heads that are not.
pub fn propose_elsewhere(
    blocks: &[Block],
    ends: &[Ends],
    running: &[usize],
    model: &Model,
    settled: &[(bool, bool)],
) -> Vec<Candidate> {
    let settled = |at: usize| settled.get(at).copied().unwrap_or_default();
    let places = || running.iter().copied().enumerate();
    let heads: Vec<(usize, usize)> = places()
        .filter(|&(_, head)| !settled(head).1 && !comes_from_elsewhere(blocks, head))
        .collect();
    let tails = places().filter(|&(_, tail)| {
        is_open(ends, tail) && !settled(tail).0 && !goes_elsewhere(blocks, tail)
    });
    let mut candidates = Vec::new();
    let mut fits: Vec<(i32, Candidate)> = Vec::new();
    for (place, tail) in tails {
        let from = heads.partition_point(|&(other, _)| other + REACH < place);
        let near = heads.iter().skip(from);
        let near = near
            .take_while(|&&(other, _)| other <= place + REACH)
            .filter(|&&(other, _)| other != place && other != place + 1);
        fits.clear();
        fits.extend(near.filter_map(|&(other, head)| {
            let candidate = Candidate {
                tail,
                head,
                steps: other as isize - place as isize,
            };
            let flow = model.flow(&ends.get(tail)?.tail, &ends.get(head)?.head);
            Some((flow, candidate))
        }));
        let order = |&(flow, candidate): &(i32, Candidate)| {
            (-flow, candidate.steps.unsigned_abs(), candidate.steps)
        };
        if fits.len() > BEST {
            fits.select_nth_unstable_by_key(BEST, order);
            fits.truncate(BEST);
        }
        fits.sort_unstable_by_key(order);
        candidates.extend(fits.iter().map(|&(_, candidate)| candidate));
    }
    candidates
}

/// Whether a block is a tail that may go on.
pub fn is_open(ends: &[Ends], tail: usize) -> bool {
    ends.get(tail).is_some_and(|ends| ends.is_open)
}

/// Whether a jump line stands right behind a tail: it goes on on another page.
pub fn goes_elsewhere(blocks: &[Block], tail: usize) -> bool {
    blocks
        .get(tail + 1)
        .is_some_and(|block| block.role == Role::JumpTo)
}

/// Whether a jump line stands right before a head: it began on another page.
pub fn comes_from_elsewhere(blocks: &[Block], head: usize) -> bool {
    let before = head.checked_sub(1).and_then(|before| blocks.get(before));
    before.is_some_and(|block| block.role == Role::JumpFrom)
}
