//! What an editor should know of the reading order: each place where text follows other text than was printed before it.
//! Invariant: reads the order and changes nothing. Deliberately absent: places that a joined seam tells of; `report` does.

use std::collections::BTreeSet;

use super::untangle::begins_ground;
use crate::model::{Block, Finding, Role};
use crate::rule;

/// The findings of a page's blocks in reading order; `order` names the place of each as printed, `joined` the blocks that
/// run on from the one before them.
pub fn report(blocks: &[Block], order: &[usize], joined: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if order.is_sorted() {
        return findings;
    }
    let heads: BTreeSet<usize> = order
        .iter()
        .zip(blocks)
        .filter(|(_, block)| begins_ground(block.role))
        .map(|(&printed, _)| printed)
        .collect();
    let ground = |printed: usize| heads.range(..=printed).count();
    let set_off = |block: &Block| matches!(block.role, Role::Furniture(_));
    let mut told: Vec<(&Block, usize)> = Vec::new();
    // Stories, by their last headline, into which text of another ground was gathered.
    let mut gathered = BTreeSet::new();
    let mut story = 0;
    for (at, (block, &printed)) in blocks.iter().zip(order).enumerate() {
        if begins_ground(block.role) {
            story = printed;
        }
        let before = told.last().copied();
        if !set_off(block) {
            told.push((block, printed));
        }
        let Some((before, printed_before)) = before.filter(|&(_, before)| before + 1 != printed)
        else {
            continue;
        };
        // Furniture may stand between.
        let skipped = printed_before < printed
            && blocks.iter().zip(order).all(|(other, &place)| {
                set_off(other) || place <= printed_before || place >= printed
            });
        if skipped || begins_ground(block.role) || set_off(block) {
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
        let crosses = ground(printed_before) != ground(printed);
        if crosses && gathered.insert(story) {
            findings.push(rule::finding("A440", place).with("behind", behind));
        } else if !joined.contains(&at) {
            findings.push(rule::finding("J340", place).with("behind", behind));
        }
    }
    findings
}
