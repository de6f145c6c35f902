//! The order in which the blocks of a page are to be read: interleaved stories are parted, then each story's columns are
//! put right.
//! Invariant: a permutation of the blocks; where every sentence runs on as it was printed, nothing moves.

use super::{interleave, swap};
use crate::joinery::{Gains, Pairs};
use crate::model::{Block, Role};

/// The reading order; `least` is what a change must gain.
pub fn read_order(blocks: &[Block], pairs: &Pairs<'_>, least: Gains) -> Vec<usize> {
    let mut stories = grounds(blocks);
    if !(0..blocks.len()).any(|at| is_broken(pairs, at)) {
        return stories.into_iter().flatten().collect();
    }
    for at in 1..stories.len() {
        let (Some(first), Some(second)) = (stories.get(at - 1), stories.get(at)) else {
            break;
        };
        let text = |block: &usize| pairs.is_text(*block);
        let opens = second.iter().position(text).unwrap_or(0) + 1;
        let crosses = |tail: &usize| {
            let mut heads = second.iter().skip(opens);
            is_broken(pairs, *tail)
                && heads.any(|&head| pairs.gain(*tail, head) >= interleave::MENDED)
        };
        let breaks = second.iter().filter(|&&tail| is_broken(pairs, tail));
        let in_turns = first.iter().any(crosses) || breaks.count() >= BREAKS;
        if second.len() > interleave::LONGEST || !in_turns {
            continue;
        }
        let Some((first, dealt, gain)) = interleave::deal(first, second, opens, pairs, least.part)
        else {
            continue;
        };
        // Swapped columns of the second story alone may explain as much.
        let alone = swap::put_right(&mut second.clone(), pairs, least.swap);
        if gain + CROSSING > alone {
            for (place, story) in [(at - 1, first), (at, dealt)] {
                if let Some(slot) = stories.get_mut(place) {
                    *slot = story;
                }
            }
        }
    }
    for story in &mut stories {
        swap::put_right(story, pairs, least.swap);
    }
    stories.into_iter().flatten().collect()
}

/// Stories whose columns were read in turns break off so often, though no sentence crosses from the one ground to the other.
const BREAKS: usize = 2;
/// A sentence that runs on from one ground to another can be mended in no other way: what that counts for, in tenths of
/// a nat.
const CROSSING: i32 = 40;
/// A seam in order below this leaves the tail open, in tenths of a nat.
const RUNS_ON: i32 = 40;

/// Whether a tail does not plainly run on in the next paragraph.
fn is_broken(pairs: &Pairs<'_>, at: usize) -> bool {
    let next = pairs.next_text(at);
    pairs.is_loose(at) && next.is_none_or(|next| !pairs.gains(at, next, RUNS_ON))
}

/// The blocks of each ground: the stretch from one headline stack or jump line to the next.
fn grounds(blocks: &[Block]) -> Vec<Vec<usize>> {
    let mut grounds: Vec<Vec<usize>> = Vec::new();
    let mut before = Role::Paragraph;
    for (at, block) in blocks.iter().enumerate() {
        let stacked = before.begins_ground() || matches!(before, Role::Deck);
        match grounds.last_mut() {
            Some(ground) if stacked || !block.role.begins_ground() => ground.push(at),
            _ => grounds.push(vec![at]),
        }
        if !matches!(block.role, Role::Furniture(_)) {
            before = block.role;
        }
    }
    grounds
}
