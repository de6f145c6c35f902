//! The wording at the seam, elsewhere on the page: a name or term that was cut here usually stands whole somewhere near.

use memchr::memmem;

use crate::joinery::weigh::Opinion;
use crate::model::{Block, Source};

/// Two characters of the tail and two of the head stand together elsewhere.
const TWO_AND_TWO: i32 = 21;
/// Two and one, and one and two.
const BOTH_THREES: i32 = 26;
/// One of the two.
const ONE_THREE: i32 = 6;

/// Weighs the characters on both sides of a seam against the page.
pub fn weigh(source: &Source, tail: &Block, head: &Block) -> Opinion {
    let mut ends = tail.as_str().chars().rev();
    let (last, before) = (ends.next(), ends.next());
    let mut begins = head.as_str().chars();
    let (first, second) = (begins.next(), begins.next());
    let (Some(before), Some(last), Some(first), Some(second)) = (before, last, first, second)
    else {
        return Opinion::Points(0);
    };
    let stands = |marks: &[char]| {
        let word: String = marks.iter().collect();
        memmem::find(source.text().as_bytes(), word.as_bytes()).is_some()
    };
    let points = match (
        stands(&[before, last, first]),
        stands(&[last, first, second]),
    ) {
        (false, false) => 0,
        (true, true) if stands(&[before, last, first, second]) => BOTH_THREES + TWO_AND_TWO,
        (true, true) => BOTH_THREES,
        _ => ONE_THREE,
    };
    Opinion::Points(points)
}
