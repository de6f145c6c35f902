//! How the tail ends. A missing stop is no proof (scans lose one in ten, headings have none); a comma nearly is.

use crate::joinery::weigh::Opinion;
use crate::model::Block;

/// A comma or an opening mark: the model knows that no paragraph ends there, and says so of any head.
const OPEN: i32 = 2;
/// A colon or semicolon often does: lists, letters.
const HALF_OPEN: i32 = -28;
/// A dash ends questions and crossheads.
const DASH: i32 = -14;
/// A line that is too short for the foot of a column is more likely a line of its own.
const SHORT: i32 = -8;

/// The tail is a number and nothing else.
const NUMBER: i32 = -60;

/// Weighs the end of a block.
pub fn weigh(tail: &Block) -> Opinion {
    let last = tail.as_str().chars().next_back().unwrap_or(' ');
    let mark = match last {
        '，' | '、' | ',' | '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '〈' => OPEN,
        '：' | '；' | ':' | ';' => HALF_OPEN,
        '—' => DASH,
        _ => 0,
    };
    // A line without a letter is a crosshead's number, not the end of a sentence.
    if !tail.as_str().contains(char::is_alphabetic) {
        return Opinion::Points(NUMBER);
    }
    let short = if tail.length < 16 && mark == 0 {
        SHORT
    } else {
        0
    };
    Opinion::Points(mark + short)
}
