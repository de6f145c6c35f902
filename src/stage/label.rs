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
mod traits;

use crate::lang::ngram::Model;
use crate::model::{Block, Finding, Role};
use crate::rule;

/// A runner-up that lost by fewer tenths of a nat than this is told. On the development pages, with and without their
/// heading marks, every other line that was told had the wrong role (57 of 105); with 12, fewer (80 of 175).
const DOUBTFUL: i32 = 8;

/// Labels the blocks of a page in place.
#[must_use]
pub fn label(mut blocks: Vec<Block>, model: &Model) -> (Vec<Block>, Vec<Finding>) {
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
    let findings = report(&blocks);
    (blocks, findings)
}

/// Names the headings that were parted, and the blocks that may as well play another part.
fn report(blocks: &[Block]) -> Vec<Finding> {
    let stacks = blocks.iter().zip(blocks.iter().skip(1));
    let parted = stacks.filter(|(kicker, headline)| {
        kicker.role == Role::Kicker && headline.role == Role::Headline && headline.carved
    });
    let parted = parted.map(|(kicker, headline)| {
        let place = kicker.text.first().into_iter().chain(headline.text.first());
        rule::finding("L210", place.collect())
    });
    parted.chain(blocks.iter().filter_map(doubt)).collect()
}

/// A block that may as well play another part.
fn doubt(block: &Block) -> Option<Finding> {
    let (other, _) = block.runner_up.filter(|&(_, lead)| lead < DOUBTFUL)?;
    let place = block.text.first().into_iter().collect();
    let (role, other) = (block.role.name(), other.name());
    (role != other).then(|| {
        let found = rule::finding("L220", place);
        found.with("role", role).with("other", other)
    })
}

fn is_furniture(blocks: &[Block], at: usize) -> bool {
    blocks
        .get(at)
        .is_some_and(|block| matches!(block.role, Role::Furniture(_)))
}
