//! A number that a column break cut: digits on both sides, or digits and what they count.

use crate::joinery::weigh::Signs;
use crate::lang::is_letter;
use crate::model::{Block, Sign};

/// Words that a quantity counts in, unlike a date.
const COUNTED: &str = "个万亿元名次吨斤亩里米％%位家件项种届级层倍余多";
/// Words that follow a figure and begin no paragraph.
const UNITS: &str = "万亿元个名人次年月日号时分秒岁吨斤亩里米％%多余位家件项种届级层倍年度";

/// Notes the figures at a seam.
pub fn note(signs: &mut Signs, tail: &Block, head: &Block) {
    let last = tail.as_str().chars().next_back().unwrap_or(' ');
    let first = head.as_str().chars().next().unwrap_or(' ');
    let digit = |mark: char| mark.is_ascii_digit() || matches!(mark, '０'..='９');
    match (digit(last), digit(first)) {
        // A line that is only a number is a crosshead.
        (true, true) if tail.as_str().contains(is_letter) => {
            signs.note(Sign::CutNumber);
        }
        (true, false) if UNITS.contains(first) || first == '.' => signs.note(Sign::FigureAndUnit),
        // Paragraphs begin with dates, seldom with quantities.
        (false, true) if counts_something(head.as_str()) => signs.note(Sign::Quantity),
        _ => {}
    }
}

fn counts_something(text: &str) -> bool {
    let rest = text.trim_start_matches(|mark: char| mark.is_ascii_digit() || mark == '.');
    rest.len() < text.len() && rest.starts_with(|mark: char| COUNTED.contains(mark))
}
