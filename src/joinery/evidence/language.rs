//! The language model's word: does the head run on from the tail better than it begins a paragraph?

use crate::joinery::weigh::Opinion;
use crate::lang::ngram::Model;
use crate::model::Block;

/// One seam seldom deserves more than e^12 to one: a common word at the seam would outweigh everything.
const LIMIT: i32 = 125;
/// Names and figures that the model never saw look like breaks.
const FLOOR: i32 = -85;

/// Weighs the seam of two blocks.
pub fn weigh(tail: &Block, head: &Block, model: &Model) -> Opinion {
    let points = model.continuation(tail.as_str(), head.as_str()) / 100;
    Opinion::Points(points.clamp(FLOOR, LIMIT))
}
