//! How the tail ends. A missing stop is no proof (scans lose one in ten, headings have none); a comma nearly is.

use crate::joinery::weigh::Signs;
use crate::lang::is_letter;
use crate::model::{Block, Sign};

/// A line shorter than this is more likely a line of its own than the foot of a column, in characters.
const SHORT: usize = 16;

/// Notes how a block ends.
pub fn note(signs: &mut Signs, tail: &Block) {
    let last = tail.as_str().chars().next_back().unwrap_or(' ');
    let mark = match last {
        '，' | '、' | ',' | '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '〈' => {
            Some(Sign::ClauseEnd)
        }
        '：' | '；' | ':' | ';' => Some(Sign::HalfStop),
        '—' => Some(Sign::DashEnd),
        _ => None,
    };
    // A line without a letter is a crosshead's number, not the end of a sentence.
    if !tail.as_str().contains(is_letter) {
        signs.note(Sign::NumberTail);
    } else if let Some(mark) = mark {
        signs.note(mark);
    } else if tail.length < SHORT {
        signs.note(Sign::ShortTail);
    }
}
