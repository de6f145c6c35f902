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

/// The echo of block `told[at]` among the blocks `told`.
pub fn listen(blocks: &[Block], told: &[usize], at: usize) -> Echo {
    let texts = |places: &mut dyn Iterator<Item = &usize>| {
        let mut pairs = Pairs::default();
        let mut left = REACH;
        for block in places.take(BLOCKS).filter_map(|&index| blocks.get(index)) {
            pairs.add(block.as_str(), left);
            left = left.saturating_sub(block.length);
        }
        pairs
    };
    let line = texts(&mut told.iter().skip(at).take(1));
    let before = texts(&mut told.iter().take(at).rev());
    let behind = texts(&mut told.iter().skip(at + 1));
    Echo {
        before: line.share_of(&line, &before),
        behind: line.share_of(&line, &behind),
        kinship: before.share_of(
            if before.len() < behind.len() {
                &before
            } else {
                &behind
            },
            &behind,
        ),
    }
}

/// Words of the bitmap; 32,768 bits keep accidents among 700 pairs at two in a hundred.
const WORDS: usize = 512;

/// A set of pairs of neighbouring characters, as a bitmap of their hashes.
struct Pairs([u64; WORDS]);

impl Default for Pairs {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl Pairs {
    /// Adds the pairs of the first `limit` characters of a text.
    fn add(&mut self, text: &str, limit: usize) {
        let mut before: Option<u32> = None;
        for mark in text.chars().take(limit) {
            let mark = is_word(mark).then_some(u32::from(mark));
            if let (Some(left), Some(right)) = (before, mark) {
                // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
                let hash = (left.wrapping_mul(0x9E37_79B1) ^ right).wrapping_mul(0x85EB_CA6B) >> 17;
                if let Some(word) = self.0.get_mut(hash as usize / 64) {
                    *word |= 1 << (hash % 64);
                }
            }
            before = mark;
        }
    }

    fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Which share of the pairs of `part` both of the others have, in percent.
    fn share_of(&self, part: &Self, other: &Self) -> i32 {
        let shared: u32 = self
            .0
            .iter()
            .zip(other.0)
            .map(|(left, right)| (left & right).count_ones())
            .sum();
        (shared * 100 / part.len().max(1)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn a_share_is_of_the_part() {
        let (mut line, mut text) = (Pairs::default(), Pairs::default());
        line.add("春耕备耕", 99);
        text.add("各地抓紧备耕，春耕生产有序。", 99);
        assert_eq!(line.len(), 3);
        assert_eq!(line.share_of(&line, &text), 66);
        assert_eq!(Pairs::default().share_of(&Pairs::default(), &text), 0);
    }
}
