//! What the column says: a paragraph that goes on fills its last line.

use crate::joinery::weigh::Signs;
use crate::model::{Block, Setting, Sign};

/// Cells that a full line may lack: a mark that hangs over, a word that is kept together.
const SLACK: usize = 2;

/// Notes the setting of two blocks; blocks of a block dump were set in no column.
pub fn note(signs: &mut Signs, tail: &Block, head: &Block) {
    if let (Setting::Column { width, .. }, Setting::Column { .. }) = (tail.setting, head.setting)
        && tail.last_line + SLACK < usize::from(width)
    {
        signs.note(Sign::ShortLine);
    }
}
