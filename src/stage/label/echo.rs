//! How much of a line's wording comes back in the text near it: a headline's does below it, a standing head's nowhere;
//! and how far the text below goes on with the words of the text above.
//! Invariant: counts only, by a fixed hash; no hash order reaches a result. Cost is linear in the text near a line.

use crate::lang::is_word;
use crate::model::Block;

/// Characters of text that are searched on each side.
const REACH: usize = 700;
/// Blocks that are searched on each side.
const BLOCKS: usize = 14;

/// Which share of the pairs of neighbouring characters of a line come back, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Echo {
    /// In the text before it.
    pub before: i32,
    /// In the text behind it.
    pub behind: i32,
}

/// The wording of a page's blocks, its pairs hashed once for all the lines that listen to it.
pub struct Wording {
    /// For each of the first [`REACH`] characters of each block: the hash of the pair that it ends, or [`NO_PAIR`].
    hashes: Vec<u16>,
    /// Where each block begins in `hashes`, and the end.
    starts: Vec<usize>,
}

impl Wording {
    /// The wording of blocks, in their order.
    pub fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Self {
        let (mut hashes, mut starts) = (Vec::new(), vec![0]);
        for block in blocks {
            hashes.extend(hashes_of(block.as_str()).take(REACH));
            starts.push(hashes.len());
        }
        Self { hashes, starts }
    }

    /// The echo of block `at`.
    pub fn echo(&self, at: usize) -> Echo {
        let line = std::iter::once(self.block(at).unwrap_or_default());
        let mut pairs = Pairs::of(line.clone());
        let before = pairs.share_within(self.before(at));
        pairs.put_back(line);
        Echo {
            before,
            behind: pairs.share_within(self.behind(at)),
        }
    }

    /// Which share of the pairs of the shorter stretch, before or behind block `at`, the other one has too, in percent.
    /// Half of the development pages' headlines have 6 or less, half of their crossheads 9 or more.
    pub fn kinship(&self, at: usize) -> i32 {
        let (mut before, mut behind) = (Pairs::of(self.before(at)), Pairs::of(self.behind(at)));
        if before.count < behind.count {
            before.share_within(self.behind(at))
        } else {
            behind.share_within(self.before(at))
        }
    }

    fn before(&self, at: usize) -> impl Iterator<Item = &[u16]> {
        self.near((0..at).rev())
    }

    fn behind(&self, at: usize) -> impl Iterator<Item = &[u16]> {
        self.near(at + 1..self.starts.len())
    }

    /// What a line reaches of the first blocks of those.
    fn near(&self, blocks: impl Iterator<Item = usize>) -> impl Iterator<Item = &[u16]> {
        let near = blocks.take(BLOCKS).map_while(|at| self.block(at));
        near.scan(REACH, |left, hashes| {
            let within = hashes.get(..*left).unwrap_or(hashes);
            *left -= within.len();
            Some(within)
        })
    }

    fn block(&self, at: usize) -> Option<&[u16]> {
        self.hashes
            .get(*self.starts.get(at)?..*self.starts.get(at + 1)?)
    }
}

/// Words of the bitmap; 32,768 bits keep accidents among 700 pairs at two in a hundred.
const WORDS: usize = 512;

/// A character that ends no pair: the first one, and a mark or the one behind it.
const NO_PAIR: u16 = u16::MAX;

/// For each character of a text the hash of the pair that it ends, of 15 bits.
fn hashes_of(text: &str) -> impl Iterator<Item = u16> {
    let mut before: Option<u32> = None;
    text.chars().map(move |mark| {
        let mark = is_word(mark).then_some(u32::from(mark));
        let left = std::mem::replace(&mut before, mark);
        left.zip(mark).map_or(NO_PAIR, |(left, right)| {
            // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
            ((left.wrapping_mul(0x9E37_79B1) ^ right).wrapping_mul(0x85EB_CA6B) >> 17) as u16
        })
    })
}

/// A set of pairs of neighbouring characters, by their hashes.
struct Pairs {
    /// A bitmap.
    known: [u64; WORDS],
    count: usize,
}

impl Pairs {
    fn of<'h>(stretch: impl Iterator<Item = &'h [u16]>) -> Self {
        let mut pairs = Self {
            known: [0; WORDS],
            count: 0,
        };
        pairs.count = pairs.put_back(stretch);
        pairs
    }

    /// Puts back what was struck off of a stretch; how many pairs those are.
    fn put_back<'h>(&mut self, stretch: impl Iterator<Item = &'h [u16]>) -> usize {
        let mut count = 0;
        for &hash in stretch.flatten() {
            // What ends no pair lies beyond the bitmap.
            if let Some(word) = self.known.get_mut(usize::from(hash / 64)) {
                count += usize::from(*word >> (hash % 64) & 1 == 0);
                *word |= 1 << (hash % 64);
            }
        }
        count
    }

    /// Which share of them a stretch has, in percent. What is found there is struck off, so that it counts once.
    fn share_within<'h>(&mut self, stretch: impl Iterator<Item = &'h [u16]>) -> i32 {
        let mut shared = 0;
        for &hash in stretch.flatten() {
            if let Some(word) = self.known.get_mut(usize::from(hash / 64)) {
                shared += usize::from(*word >> (hash % 64) & 1 != 0);
                *word &= !(1 << (hash % 64));
            }
        }
        (shared * 100 / self.count.max(1)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, hashes_of};

    #[test]
    fn a_share_is_of_the_part() {
        let hashes = |text| hashes_of(text).collect::<Vec<u16>>();
        let stretch = hashes("各地抓紧备耕，春耕生产有序。春耕");
        let share = |line| {
            let mut pairs = Pairs::of(std::iter::once(hashes(line).as_slice()));
            (
                pairs.count,
                pairs.share_within(std::iter::once(stretch.as_slice())),
            )
        };
        assert_eq!(share("春耕备耕"), (3, 66));
        assert_eq!(share("，"), (0, 0));
    }
}
