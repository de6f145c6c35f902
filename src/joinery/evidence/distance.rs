//! How far apart the two stand, and what stands between.

use crate::joinery::Candidate;
use crate::joinery::weigh::Signs;
use crate::model::{Block, Role, Sign};

/// Notes the way from tail to head.
pub fn note(signs: &mut Signs, blocks: &[Block], candidate: &Candidate) {
    let (from, to) = (
        candidate.tail.min(candidate.head),
        candidate.tail.max(candidate.head),
    );
    let between = blocks.iter().take(to).skip(from + 1);
    let hurdle = between.filter_map(|block| match block.role {
        Role::Paragraph => None,
        Role::Furniture(_) | Role::Caption | Role::Credit | Role::PhotoTitle => {
            Some(Sign::OverPicture)
        }
        // A crosshead begins on a new paragraph.
        Role::Crosshead => Some(Sign::OverCrosshead),
        // Another article's ground.
        _ => Some(Sign::OverHeadline),
    });
    // Signs ascend with the hurdle's height.
    if let Some(hurdle) = hurdle.max() {
        signs.note(hurdle);
    }
    if candidate.steps != 1 {
        signs.note(Sign::Elsewhere);
        let doublings = candidate.steps.unsigned_abs().ilog2();
        signs.note_amount(Sign::Skipped, 100 * doublings as i32);
        if candidate.steps < 0 {
            signs.note(Sign::Backwards);
        }
    }
}
