//! What the column says: a paragraph that goes on fills its last line, and the next one has no indent.

use crate::joinery::weigh::Opinion;
use crate::model::{Block, Setting};

/// The last line is full: one in a column's width happens to be.
const FULL: i32 = 0;
/// The last line is short: a column breaks no line there.
const SHORT: i32 = -40;

/// Weighs the setting of two blocks; blocks of a block dump were set in no column.
pub fn weigh(tail: &Block, head: &Block) -> Opinion {
    let (Setting::Column { width, .. }, Setting::Column { .. }) = (tail.setting, head.setting)
    else {
        return Opinion::Points(0);
    };
    let slack = usize::from(width).saturating_sub(tail.last_line);
    Opinion::Points(match slack {
        0 | 1 => FULL,
        2 => 0,
        _ => SHORT,
    })
}
