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
    /// Which share of the pairs of the shorter stretch, before or behind, the other one has too, in percent.
    /// Half of the development pages' headlines have 6 or less, half of their crossheads 9 or more.
    pub kinship: i32,
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
        let mut line: Vec<u16> = self.block(at).unwrap_or_default().to_vec();
        line.retain(|&hash| hash != NO_PAIR);
        line.sort_unstable();
        line.dedup();
        let before = self.near((0..at).rev());
        let behind = self.near(at + 1..self.starts.len());
        Echo {
            before: before.share_of(&line),
            behind: behind.share_of(&line),
            kinship: if before.each.len() < behind.each.len() {
                behind.share_of(&before.each)
            } else {
                before.share_of(&behind.each)
            },
        }
    }

    /// The pairs of the first blocks of those, as far as a line reaches.
    fn near(&self, blocks: impl Iterator<Item = usize>) -> Pairs {
        let mut pairs = Pairs::default();
        let mut left = REACH;
        for hashes in blocks.take(BLOCKS).map_while(|at| self.block(at)) {
            let within = hashes.get(..left).unwrap_or(hashes);
            pairs.add(within);
            left -= within.len();
        }
        pairs
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
    /// A bitmap, to ask.
    known: [u64; WORDS],
    /// Each once, to count.
    each: Vec<u16>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self {
            known: [0; WORDS],
            each: Vec::with_capacity(REACH),
        }
    }
}

impl Pairs {
    fn add(&mut self, hashes: &[u16]) {
        for &hash in hashes.iter().filter(|&&hash| hash != NO_PAIR) {
            if let Some(word) = self.known.get_mut(usize::from(hash / 64))
                && *word & (1 << (hash % 64)) == 0
            {
                *word |= 1 << (hash % 64);
                self.each.push(hash);
            }
        }
    }

    fn has(&self, hash: u16) -> bool {
        let word = self.known.get(usize::from(hash / 64));
        word.is_some_and(|word| word & (1 << (hash % 64)) != 0)
    }

    /// Which share of other pairs, each named once, are here too, in percent.
    fn share_of(&self, pairs: &[u16]) -> i32 {
        let shared = pairs.iter().filter(|&&hash| self.has(hash)).count();
        (shared * 100 / pairs.len().max(1)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, hashes_of};

    fn pairs(text: &str) -> Pairs {
        let mut pairs = Pairs::default();
        pairs.add(&hashes_of(text).collect::<Vec<_>>());
        pairs
    }

    #[test]
    fn a_share_is_of_the_part() {
        let (line, text) = (pairs("春耕备耕"), pairs("各地抓紧备耕，春耕生产有序。"));
        assert_eq!(line.each.len(), 3);
        assert_eq!(text.share_of(&line.each), 66);
        assert_eq!(text.share_of(&[]), 0);
    }
}
