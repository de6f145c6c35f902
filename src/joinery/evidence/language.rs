//! The language model's word: does the head run on from the tail better than it begins a paragraph?

use crate::joinery::weigh::Opinion;
use crate::lang::ngram::Model;
use crate::model::Block;

/// One seam seldom deserves more than e^15 to one: names and figures that the model never saw look like breaks.
const LIMIT: i32 = 150;

/// Weighs the seam of two blocks. The part of it that says "no paragraph ends like this" counts three fifths:
/// scans lose stops, and headings have none.
pub fn weigh(tail: &Block, head: &Block, model: &Model) -> Opinion {
    let seam = model.seam(tail.as_str(), head.as_str());
    let ending = model.ending(tail.as_str());
    Opinion::Points(((seam - ending * 2 / 5) / 100).clamp(-60, LIMIT))
}
