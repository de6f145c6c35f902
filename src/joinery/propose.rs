//! Which block may run on in which: every open tail and the paragraphs within reach of it.
//! Invariant: cost is linear in the blocks. Deliberately absent: any judgement beyond "this tail ends no sentence".

use crate::lang::pack;
use crate::model::{Block, Role};

/// Paragraphs, before and behind a tail, among which its head may stand. Rivals beyond the next one are weighed so
/// that a tail cannot take a head that fits another tail better.
const REACH: usize = 6;

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

/// The candidates of a page, by tail and then by head.
#[must_use]
pub fn propose(blocks: &[Block]) -> Vec<Candidate> {
    let paragraphs: Vec<usize> = (0..blocks.len())
        .filter(|&at| is_running_text(blocks, at))
        .collect();
    let mut candidates = Vec::new();
    for (place, &tail) in paragraphs.iter().enumerate() {
        if blocks
            .get(tail)
            .is_none_or(|block| pack().ends_sentence(block.as_str()))
        {
            continue;
        }
        let from = place.saturating_sub(REACH);
        for (other, &head) in paragraphs
            .iter()
            .enumerate()
            .skip(from)
            .take(place - from + REACH + 1)
        {
            if other != place {
                candidates.push(Candidate {
                    tail,
                    head,
                    steps: other as isize - place as isize,
                });
            }
        }
    }
    candidates
}

fn is_running_text(blocks: &[Block], at: usize) -> bool {
    blocks
        .get(at)
        .is_some_and(|block| block.role == Role::Paragraph)
}
