//! The wording at the seam, elsewhere on the page: a name or term that was cut here usually stands whole somewhere near.

use std::cell::OnceCell;

use memchr::memmem;

use crate::joinery::weigh::Signs;
use crate::model::{Block, Sign, Source};

/// Bytes before and behind the seam that are searched: a page, and a bound on the work.
const REACH: usize = 16_384;
/// Words of the bitmap of neighbours: 65,536 bits for the 6,000 or so of a page.
const WORDS: usize = 1_024;

/// What a page reads, to be searched for the words at its seams.
pub struct Wording<'p> {
    page: &'p str,
    /// Which characters stand side by side, by a hash of both: a search is spared where it can find nothing.
    neighbours: OnceCell<Box<[u64]>>,
}

impl<'p> Wording<'p> {
    /// The wording of a page; it is read when a seam first asks.
    #[must_use]
    pub fn of(source: &'p Source) -> Self {
        Self {
            page: source.text(),
            neighbours: OnceCell::new(),
        }
    }

    /// Notes whether the characters on both sides of a seam stand together elsewhere.
    pub fn note(&self, signs: &mut Signs, tail: &Block, head: &Block) {
        let mut ends = tail.as_str().chars().rev();
        let (last, before) = (ends.next(), ends.next());
        let mut begins = head.as_str().chars();
        let (first, second) = (begins.next(), begins.next());
        let (Some(before), Some(last), Some(first), Some(second)) = (before, last, first, second)
        else {
            return;
        };
        if !self.may_have(last, first) {
            return;
        }
        let at = head.text.first().map_or(0, |span| span.start as usize);
        let page = self.page.as_bytes();
        let near = page
            .get(at.saturating_sub(REACH)..page.len().min(at + REACH))
            .unwrap_or_default();
        let stands = |marks: &[char]| {
            let word: String = marks.iter().collect();
            memmem::find(near, word.as_bytes()).is_some()
        };
        match (
            stands(&[before, last, first]),
            stands(&[last, first, second]),
        ) {
            (false, false) => {}
            (true, true) if stands(&[before, last, first, second]) => {
                signs.note(Sign::WordingFour);
            }
            (true, true) => signs.note(Sign::WordingBoth),
            _ => signs.note(Sign::WordingOne),
        }
    }

    /// Whether two characters may stand side by side on the page; if not, they do not.
    fn may_have(&self, left: char, right: char) -> bool {
        let (word, bit) = place(left, right);
        let neighbours = self.neighbours.get_or_init(|| neighbours(self.page));
        neighbours.get(word).is_some_and(|word| word & bit != 0)
    }
}

fn neighbours(page: &str) -> Box<[u64]> {
    let mut neighbours = vec![0; WORDS].into_boxed_slice();
    for (left, right) in page.chars().zip(page.chars().skip(1)) {
        let (word, bit) = place(left, right);
        if let Some(word) = neighbours.get_mut(word) {
            *word |= bit;
        }
    }
    neighbours
}

/// The word of the bitmap for two neighbours, and their bit in it.
fn place(left: char, right: char) -> (usize, u64) {
    // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
    let hash = (u32::from(left).wrapping_mul(0x9E37_79B1) ^ u32::from(right))
        .wrapping_mul(0x85EB_CA6B)
        >> 16;
    ((hash / 64) as usize, 1 << (hash % 64))
}
