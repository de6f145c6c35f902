//! The wording at the seam, elsewhere on the page: a name or term that was cut here usually stands whole somewhere near.

use memchr::memmem;

use crate::joinery::weigh::Signs;
use crate::model::{Block, Sign, Source};

/// Bytes before and behind the seam that are searched: a page, and a bound on the work.
const REACH: usize = 16_384;

/// Notes whether the characters on both sides of a seam stand together elsewhere.
pub fn note(signs: &mut Signs, source: &Source, tail: &Block, head: &Block) {
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
        return;
    };
    let stands = |marks: &[char]| {
        let word: String = marks.iter().collect();
        memmem::find(near, word.as_bytes()).is_some()
    };
    match (
        stands(&[before, last, first]),
        stands(&[last, first, second]),
    ) {
        (false, false) => {}
        (true, true) if stands(&[before, last, first, second]) => signs.note(Sign::WordingFour),
        (true, true) => signs.note(Sign::WordingBoth),
        _ => signs.note(Sign::WordingOne),
    }
}
