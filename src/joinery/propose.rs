//! Which paragraph may run on in which.
//! Invariant: cost is linear in the paragraphs: a tail sees the heads within reach of it and keeps the few that fit best.
//! Deliberately absent: any judgement beyond "this tail ends no sentence" and the model's first word on a pair.

use super::evidence::opening;
use crate::lang::ngram::Model;
use crate::lang::pack;
use crate::model::{Block, Role};

/// Paragraphs, before and behind a tail, among which its head may stand. Interleaved stories of the development pages
/// take turns every 3 to 12 paragraphs, and a swapped column holds up to 9.
const REACH: usize = 40;
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
pub fn propose_next(blocks: &[Block], running: &[usize]) -> Vec<Candidate> {
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
            let (open, wanted) = (
                !goes_elsewhere(blocks, candidate.tail),
                !comes_from_elsewhere(blocks, candidate.head),
            );
            let cut = is_open(tail) || opening::attributes(tail.as_str(), head.as_str());
            open && wanted && cut
        })
        .collect()
}

/// Heads from elsewhere for the open tails that are not `settled`, among the heads that are not.
pub fn propose_elsewhere(
    blocks: &[Block],
    running: &[usize],
    model: &Model,
    settled: impl Fn(usize) -> (bool, bool),
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (place, &tail) in running.iter().enumerate() {
        let open = |block: &&Block| is_open(block) && !goes_elsewhere(blocks, tail);
        let Some(block) = blocks.get(tail).filter(open) else {
            continue;
        };
        if settled(tail).0 {
            continue;
        }
        let from = place.saturating_sub(REACH);
        let near = running.iter().enumerate().skip(from);
        let heads = near
            .take(place - from + REACH + 1)
            .filter(|&(other, &head)| {
                let here = other == place || other == place + 1;
                !here && !settled(head).1 && !comes_from_elsewhere(blocks, head)
            });
        let mut fits: Vec<(i32, Candidate)> = heads
            .filter_map(|(other, &head)| {
                let candidate = Candidate {
                    tail,
                    head,
                    steps: other as isize - place as isize,
                };
                let flow = model.flow(block.as_str(), blocks.get(head)?.as_str());
                Some((flow, candidate))
            })
            .collect();
        fits.sort_by_key(|&(flow, candidate)| (-flow, candidate.steps.unsigned_abs()));
        candidates.extend(fits.into_iter().take(BEST).map(|(_, candidate)| candidate));
    }
    candidates
}

/// Whether a block is a tail that may go on.
pub fn is_open(tail: &Block) -> bool {
    !pack().ends_sentence(tail.as_str())
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
