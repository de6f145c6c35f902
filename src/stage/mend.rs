//! mend: blocks that a column break held apart become one paragraph.
//! Every open tail competes with every open head of the page; where the best of them stand apart, columns were read in
//! the wrong order, and the text between is put right before anything is joined.
//! Invariant: nothing is joined, and nothing moved, without a seam that says why.
//! Deliberately absent: the evidence itself; `joinery` weighs it.

mod columns;
mod draft;
mod interleave;
mod moves;
mod part;
mod report;
mod swap;
mod untangle;

use std::collections::BTreeMap;

use crate::joinery::{Caution, Pins, Wording};
use crate::lang::ngram::Model;
use crate::model::{Block, Finding, Join, Seam, Source, Verdict};
use draft::Draft;

/// Mends the blocks of a page; the seams name blocks by their index in reading order, before mending. What an editor has
/// ruled of seams stands in `pins`, by blocks as printed.
#[must_use]
pub fn mend(
    source: &Source,
    blocks: Vec<Block>,
    model: &Model,
    caution: Caution,
    pins: &Pins,
) -> (Vec<Block>, Vec<Seam>, Vec<Finding>) {
    let wording = Wording::of(source);
    let read = |blocks, pins: &Pins| Draft::read(&wording, blocks, model, caution, pins);
    let draft = if pins.is_empty() {
        read(blocks, pins)
    } else {
        // Rulings that say what would be decided anyway must change nothing else.
        let mut free = read(blocks.clone(), &Pins::default());
        free.pins = pins.arranged(&free.order);
        if free.pins.agree(&free.seams) {
            free.pins.rule(&mut free.seams);
            free
        } else {
            read(blocks, pins)
        }
    };
    let mut findings = report::report(&draft);
    let joined = draft.seams.iter();
    let joined =
        joined.filter(|seam| seam.verdict == Verdict::Joined && seam.head == seam.tail + 1);
    let joined = joined.map(|seam| seam.head).collect();
    findings.extend(report::disorder(&draft));
    findings.extend(moves::report(&draft.blocks, &draft.order, &joined));
    (join(draft.blocks, &draft.seams), draft.seams, findings)
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
        let mut home = seam.tail;
        while let Some(&further) = homes.get(&home) {
            home = further;
        }
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
