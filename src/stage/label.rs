//! label: what each block is, by scored evidence.
//! A heading mark, length, punctuation, patterns and words that come back in the text below speak for each role of
//! each block; what may follow what speaks for the order; the best sequence of the whole page wins (Viterbi 1967).
//! Invariant: every block gets one role and keeps the runner-up. Deliberately absent: joins and article boundaries.

mod against;
mod echo;
mod evidence;
mod furniture;
mod look;
mod order;

use crate::lang::ngram::Model;
use crate::model::{Block, Role};

/// Labels the blocks of a page in place.
#[must_use]
pub fn label(mut blocks: Vec<Block>, model: &Model) -> Vec<Block> {
    furniture::set_aside(&mut blocks);
    let told: Vec<usize> = (0..blocks.len())
        .filter(|&at| !is_furniture(&blocks, at))
        .collect();
    let scores = evidence::weigh(&blocks, &told, model);
    for (&at, (role, runner_up)) in told.iter().zip(order::cheapest(&scores)) {
        if let Some(block) = blocks.get_mut(at) {
            block.role = role;
            block.runner_up = runner_up;
        }
    }
    blocks
}

fn is_furniture(blocks: &[Block], at: usize) -> bool {
    blocks
        .get(at)
        .is_some_and(|block| matches!(block.role, Role::Furniture(_)))
}
