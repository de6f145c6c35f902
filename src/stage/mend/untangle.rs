//! The order in which the blocks of a page are to be read: interleaved stories are parted, then each story's columns are
//! put right.
//! Invariant: a permutation of the blocks; where every sentence runs on as it was printed, nothing moves.

use super::{interleave, part, swap};
use crate::joinery::{Gains, Pairs};
use crate::model::{Block, Role};

/// The order in which blocks are to be read, all by place as printed.
pub struct Reading {
    pub order: Vec<usize>,
    /// Blocks at which an article begins that no headline marks.
    pub opens: Vec<usize>,
    /// Tails whose other half is lost, as far as one can see.
    pub torn: Vec<usize>,
}

impl Reading {
    /// As printed.
    pub fn printed(blocks: usize) -> Self {
        Self {
            order: (0..blocks).collect(),
            opens: Vec::new(),
            torn: Vec::new(),
        }
    }
}

/// The reading order; `least` is what a change must gain.
pub fn read_order(blocks: &[Block], pairs: &Pairs<'_>, least: Gains) -> Reading {
    let mut reading = Reading::printed(blocks.len());
    if !(0..blocks.len()).any(|at| is_broken(pairs, at)) {
        return reading;
    }
    let mut stories = grounds(blocks);
    for at in 1..stories.len() {
        let (Some(first), Some(second)) = (stories.get(at - 1), stories.get(at)) else {
            break;
        };
        let text = |block: &usize| pairs.is_text(*block);
        let opens = second.iter().position(text).unwrap_or(0) + 1;
        let crosses = |tail: &usize| {
            let mut heads = second.iter().skip(opens);
            is_broken(pairs, *tail)
                && heads.any(|&head| pairs.gains(*tail, head, interleave::MENDED))
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
    reading.order.clear();
    for story in stories {
        let jumped = story.first().and_then(|&first| blocks.get(first));
        let jumped = jumped.is_some_and(|block| block.role == Role::JumpFrom);
        let parting = jumped.then(|| part::second_story(&story, pairs, least));
        let Some(parting) = parting.flatten() else {
            reading.order.extend(story);
            continue;
        };
        reading.opens.extend(parting.second.first());
        reading.torn.extend(parting.torn);
        reading.order.extend(parting.first);
        reading.order.extend(parting.second);
    }
    reading
}

/// Stories whose columns were read in turns break off so often, though no sentence crosses from the one ground to the other.
const BREAKS: usize = 2;
/// A sentence that runs on from one ground to another can be mended in no other way: what that counts for, in tenths of
/// a nat.
const CROSSING: i32 = 40;
/// A seam in order below this leaves the tail open, in tenths of a nat.
const RUNS_ON: i32 = 40;

/// Whether a tail does not plainly run on in the next paragraph.
pub fn is_broken(pairs: &Pairs<'_>, at: usize) -> bool {
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
