//! The language model's word: does the head run on from the tail better than it begins a paragraph?

use crate::joinery::weigh::Opinion;
use crate::lang::ngram::Model;
use crate::model::Block;

/// One seam seldom deserves more than e^15 to one: names and figures that the model never saw look like breaks.
const LIMIT: i32 = 150;

/// Weighs the seam of two blocks.
pub fn weigh(tail: &Block, head: &Block, model: &Model) -> Opinion {
    Opinion::Points((model.seam(tail.as_str(), head.as_str()) / 100).clamp(-60, LIMIT))
}
