//! How far apart the two stand, and what stands between.

use crate::joinery::Candidate;
use crate::joinery::weigh::Opinion;
use crate::model::{Block, Role};

/// The next paragraph is where nearly every tail goes on.
const NEXT: i32 = 0;
/// Any other paragraph.
const ELSEWHERE: i32 = -79;
/// Each paragraph that is skipped.
const SKIPPED: i32 = -1;
/// The head stands before the tail.
const BACKWARDS: i32 = -26;
/// A picture, its words or furniture stand between.
const PICTURE: i32 = -10;
/// A crosshead stands between: it begins on a new paragraph.
const CROSSHEAD: i32 = -50;
/// A headline, byline or jump line stands between: another article's ground.
const BOUNDARY: i32 = -60;

/// Weighs the way from tail to head.
pub fn weigh(blocks: &[Block], candidate: &Candidate) -> Opinion {
    let (from, to) = (
        candidate.tail.min(candidate.head),
        candidate.tail.max(candidate.head),
    );
    let between = blocks
        .iter()
        .take(to)
        .skip(from + 1)
        .map(|block| match block.role {
            Role::Paragraph => 0,
            Role::Crosshead => CROSSHEAD,
            Role::Furniture(_) | Role::Caption | Role::Credit | Role::PhotoTitle => PICTURE,
            _ => BOUNDARY,
        });
    let steps = candidate.steps.unsigned_abs() as i32 - 1;
    let way = if candidate.steps == 1 {
        NEXT
    } else {
        ELSEWHERE + SKIPPED * steps + if candidate.steps < 0 { BACKWARDS } else { 0 }
    };
    Opinion::Points(between.min().unwrap_or(0) + way)
}
