//! What an editor should know of the reading order: each place where text follows other text than was printed before it.
//! Invariant: reads the order and changes nothing. Deliberately absent: places that a joined seam tells of; `report` does.

use std::collections::BTreeSet;

use crate::model::{Block, Finding, Role, Start};
use crate::rule;

/// The findings of a page's blocks in reading order; `order` names the place of each as printed, `joined` the blocks that
/// run on from the one before them.
pub fn report(blocks: &[Block], order: &[usize], joined: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if order.is_sorted() {
        return findings;
    }
    let mut heads: Vec<usize> = order
        .iter()
        .zip(blocks)
        .filter(|(_, block)| begins_story(block))
        .map(|(&printed, _)| printed)
        .collect();
    heads.sort_unstable();
    let ground = |printed: usize| heads.partition_point(|&head| head <= printed);
    // Furniture may stand between two texts that follow each other.
    let told = || {
        let told = blocks.iter().zip(order).enumerate();
        told.filter(|(_, (block, _))| !matches!(block.role, Role::Furniture(_)))
    };
    let mut printed: Vec<usize> = told().map(|(_, (_, &place))| place).collect();
    printed.sort_unstable();
    let rank = |place: usize| printed.partition_point(|&other| other < place);
    // Stories, by their last headline, into which text of another ground was gathered.
    let mut gathered = BTreeSet::new();
    let mut story = 0;
    for ((_, (before, &place_before)), (at, (block, &place_here))) in told().zip(told().skip(1)) {
        if begins_story(before) {
            story = place_before;
        }
        if rank(place_before) + 1 == rank(place_here) || begins_story(block) {
            continue;
        }
        let place: Vec<_> = block
            .text
            .first()
            .into_iter()
            .chain(before.text.last())
            .collect();
        let Some(&behind) = place.last() else {
            continue;
        };
        let crosses = ground(place_before) != ground(place_here);
        if crosses && gathered.insert(story) {
            findings.push(rule::finding("A440", place).with("behind", behind));
        } else if !joined.contains(&at) {
            findings.push(rule::finding("J340", place).with("behind", behind));
        }
    }
    findings
}

/// Whether a story begins at a block, marked or not.
fn begins_story(block: &Block) -> bool {
    block.role.begins_ground() || block.start == Some(Start::Parted)
}
