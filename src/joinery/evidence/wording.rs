//! The wording at the seam, elsewhere on the page: a name or term that was cut here usually stands whole somewhere near.

use std::cell::OnceCell;

use memchr::memmem;

use crate::joinery::weigh::Signs;
use crate::model::{Block, Sign, Source};

/// Bytes before and behind the seam that are searched: a page, and a bound on the work.
const REACH: usize = 16_384;
/// Words of the bitmap of triples: 262,144 bits for the 6,000 or so of a page, so that two searches in a hundred are vain.
const WORDS: usize = 4_096;

/// What a page reads, to be searched for the words at its seams.
pub struct Wording<'p> {
    page: &'p str,
    /// Which three characters stand side by side, by a hash of them: a search is spared where it can find nothing.
    triples: OnceCell<Box<[u64]>>,
}

impl<'p> Wording<'p> {
    /// The wording of a page; it is read when a seam first asks.
    #[must_use]
    pub fn of(source: &'p Source) -> Self {
        Self {
            page: source.text(),
            triples: OnceCell::new(),
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
        let at = head.text.first().map_or(0, |span| span.start as usize);
        let page = self.page.as_bytes();
        let near = page
            .get(at.saturating_sub(REACH)..page.len().min(at + REACH))
            .unwrap_or_default();
        // Blanks are no words, and a dump may have more of them behind a line.
        let stands = |marks: &[char]| {
            !marks.contains(&' ') && self.may_have(marks) && {
                let word: String = marks.iter().collect();
                memmem::find(near, word.as_bytes()).is_some()
            }
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

    /// Whether characters may stand side by side on the page; if not, they do not.
    fn may_have(&self, marks: &[char]) -> bool {
        let triples = self.triples.get_or_init(|| triples(self.page));
        let mut within = marks
            .windows(3)
            .filter_map(|marks| Some(place(<[char; 3]>::try_from(marks).ok()?.map(mix))));
        within.all(|(word, bit)| triples.get(word).is_some_and(|word| word & bit != 0))
    }
}

fn triples(page: &str) -> Box<[u64]> {
    let mut triples = vec![0; WORDS].into_boxed_slice();
    let mut mixed = [0; 3];
    for mark in page.chars() {
        mixed = [mixed[1], mixed[2], mix(mark)];
        let (word, bit) = place(mixed);
        if let Some(word) = triples.get_mut(word) {
            *word |= bit;
        }
    }
    triples
}

/// A character, mixed so that its high bits depend on all of it.
fn mix(mark: char) -> u32 {
    // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
    u32::from(mark).wrapping_mul(0x9E37_79B1)
}

/// The word of the bitmap for three mixed characters, and their bit in it.
fn place([first, second, third]: [u32; 3]) -> (usize, u64) {
    let hash = first.rotate_left(13) ^ second.rotate_left(7) ^ third;
    ((hash >> 20) as usize, 1 << (hash >> 14 & 63))
}
