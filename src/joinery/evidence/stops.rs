//! How the page keeps its stops. Where paragraphs plainly end without one, a missing stop says little;
//! where none does, it says more.
//! Deliberately absent: any seam's own evidence; this is one opinion for the whole page.

use crate::joinery::Candidate;
use crate::model::{Block, Seam, Verdict};

/// A next paragraph that scores below this plainly begins anew.
const BEGINS_ANEW: i32 = -20;
/// Shorter lines without a stop are headings, in characters.
const LONG: usize = 30;
/// No paragraph of the page lost its stop (fitted: all clean development pages, three of fifteen noisy ones).
const KEEPS: i32 = 6;
/// Two or more did.
const LOSES: i32 = -16;

/// The opinion for every seam of a page, in points.
pub fn weigh(blocks: &[Block], candidates: &[Candidate], seams: &[Seam]) -> i32 {
    let lost = candidates
        .iter()
        .zip(seams)
        .filter(|(candidate, seam)| {
            let tail = blocks.get(candidate.tail);
            candidate.steps == 1
                && seam.verdict == Verdict::Declined
                && seam.score < BEGINS_ANEW
                && tail.is_some_and(|tail| {
                    tail.length >= LONG && tail.as_str().ends_with(char::is_alphanumeric)
                })
        })
        .count();
    match lost {
        0 => KEEPS,
        1 => 0,
        _ => LOSES,
    }
}
