//! mend: blocks that a column break held apart become one paragraph.
//! Every open tail competes with every open head of the page; where the best of them stand apart, columns were read in
//! the wrong order, and the text between is put right before anything is joined.
//! Invariant: nothing is joined, and nothing moved, without a seam that says why.
//! Deliberately absent: the evidence itself; `joinery` weighs it.

mod interleave;
mod report;
mod swap;
mod untangle;

use std::collections::BTreeMap;

use crate::joinery::{self, Caution, Ends, Pairs, Wording};
use crate::lang::ngram::Model;
use crate::model::{Block, Finding, Join, Seam, Source, Verdict};

/// Mends the blocks of a page; the seams name blocks by their index in reading order, before mending.
#[must_use]
pub fn mend(
    source: &Source,
    mut blocks: Vec<Block>,
    model: &Model,
    caution: Caution,
) -> (Vec<Block>, Vec<Seam>, Vec<Finding>) {
    let mut ends: Vec<Ends> = blocks.iter().map(|block| Ends::of(block, model)).collect();
    let wording = Wording::of(source);
    let running = joinery::running_text(&blocks);
    let order = match caution.thresholds().gain {
        None => (0..blocks.len()).collect(),
        Some(least) => {
            let pairs = Pairs::of(&wording, &blocks, &ends, &running, model);
            untangle::read_order(&blocks, &pairs, least)
        }
    };
    if !order.is_sorted() {
        blocks = arrange(blocks, &order);
        ends = arrange(ends, &order);
    }
    let mut seams = joinery::weigh(&wording, &blocks, &ends, model);
    joinery::decide(&mut seams, caution.thresholds());
    count_as_printed(&mut seams, &order, &running);
    let findings = report::report(&blocks, &ends, &seams);
    (join(blocks, &seams), seams, findings)
}

/// The items in their new order.
fn arrange<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut places: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&at| places.get_mut(at).and_then(Option::take))
        .collect()
}

/// Counts the steps of each seam as they were printed; `running` lists the paragraphs in that order.
fn count_as_printed(seams: &mut [Seam], order: &[usize], running: &[usize]) {
    let printed = |block: usize| {
        let block = order.get(block).copied().unwrap_or(block);
        running.binary_search(&block).unwrap_or(0) as isize
    };
    for seam in seams {
        seam.steps = printed(seam.head) - printed(seam.tail);
    }
}

/// Sets each joined head behind its tail; a head that is a tail itself goes on where its own tail went.
fn join(blocks: Vec<Block>, seams: &[Seam]) -> Vec<Block> {
    let mut places: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    let mut joined: Vec<&Seam> = seams
        .iter()
        .filter(|seam| seam.verdict == Verdict::Joined)
        .collect();
    joined.sort_by_key(|seam| seam.tail);
    // The block that now holds a head's text.
    let mut homes: BTreeMap<usize, usize> = BTreeMap::new();
    for seam in joined {
        let home = homes.get(&seam.tail).copied().unwrap_or(seam.tail);
        let Some(head) = places.get_mut(seam.head).and_then(Option::take) else {
            continue;
        };
        if let Some(Some(tail)) = places.get_mut(home) {
            set_behind(tail, head, seam.score);
            homes.insert(seam.head, home);
        }
    }
    places.into_iter().flatten().collect()
}

fn set_behind(tail: &mut Block, head: Block, score: i32) {
    let (bytes, more) = (tail.as_str().len(), head.as_str().len());
    tail.text.run_on(head.text);
    // A space or a mended hyphen may have changed the tail by one ASCII character.
    let before = (tail.length + tail.as_str().len()).saturating_sub(bytes + more);
    tail.joins.push(Join { at: before, score });
    tail.length = before + head.length;
    tail.last_line = head.last_line;
}
