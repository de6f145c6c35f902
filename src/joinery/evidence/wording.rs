//! The wording at the seam, elsewhere on the page: a name or term that was cut here usually stands whole somewhere near.

use memchr::memmem;

use crate::joinery::Candidate;
use crate::joinery::weigh::Opinion;
use crate::model::{Block, Source};

/// Two characters of the tail and two of the head stand together elsewhere.
const TWO_AND_TWO: i32 = 21;
/// Two and one, and one and two.
const BOTH_THREES: i32 = 26;
/// One of the two.
const ONE_THREE: i32 = 6;

/// Bytes before and behind the seam that are searched: a page, and a bound on the work.
const REACH: usize = 16_384;

/// Weighs the characters on both sides of a seam against the page. Only neighbours are asked: two texts from far apart
/// that share a name prove nothing.
pub fn weigh(source: &Source, candidate: &Candidate, tail: &Block, head: &Block) -> Opinion {
    if candidate.steps != 1 {
        return Opinion::Points(0);
    }
    let at = head.text.first().map_or(0, |span| span.start as usize);
    let page = source.text().as_bytes();
    let near = page
        .get(at.saturating_sub(REACH)..page.len().min(at + REACH))
        .unwrap_or_default();
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
        memmem::find(near, word.as_bytes()).is_some()
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
