//! How much of a line's wording comes back in the text near it: a headline's does below it, a standing head's nowhere;
//! and how far the text below goes on with the words of the text above.
//! Invariant: counts only, by a fixed hash; no hash order reaches a result. Cost is linear in the text near a line.

use crate::lang::is_word;
use crate::model::Block;

/// Characters of text that are searched on each side.
const REACH: usize = 700;
/// Blocks that are searched on each side.
const BLOCKS: usize = 14;

/// What comes back of the pairs of neighbouring characters near a line, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Echo {
    /// Which share of the line's the text before it has.
    pub before: i32,
    /// Which share of the line's the text behind it has.
    pub behind: i32,
    /// Which share of the shorter of the two texts the other one has too. Half of the development pages' headlines have
    /// 6 or less, half of their crossheads 9 or more.
    pub across: i32,
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
        let mut pairs = Pairs::new();
        let (mut before, mut behind, mut across) = (0, 0, 0);
        for hashes in self.before(at) {
            for had in pairs.note_all(hashes, BEFORE) {
                before += counted(had, BEFORE, 0);
            }
        }
        for hashes in self.behind(at) {
            for had in pairs.note_all(hashes, BEHIND) {
                behind += counted(had, BEHIND, 0);
                across += counted(had, BEHIND, BEFORE);
            }
        }
        let (mut line, mut in_before, mut in_behind) = (0, 0, 0);
        for had in pairs.note_all(self.block(at).unwrap_or_default(), LINE) {
            line += counted(had, LINE, 0);
            in_before += counted(had, LINE, BEFORE);
            in_behind += counted(had, LINE, BEHIND);
        }
        let share = |part: u32, whole: u32| (part * 100 / whole.max(1)) as i32;
        Echo {
            before: share(in_before, line),
            behind: share(in_behind, line),
            across: share(across, before.min(behind)),
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

/// Hashes of 15 bits keep accidents among 700 pairs at two in a hundred.
const HASHES: usize = 32_768;

/// A character that ends no pair: the first one, and a mark or the one behind it. Its place in the table is the last one.
const NO_PAIR: u16 = HASHES as u16;

/// For each character of a text the hash of the pair that it ends, of 15 bits.
fn hashes_of(text: &str) -> impl Iterator<Item = u16> {
    let mut before = 0;
    text.chars().map(move |mark| {
        let right = if is_word(mark) { u32::from(mark) } else { 0 };
        let left = std::mem::replace(&mut before, right);
        // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
        let hash = (left.wrapping_mul(0x9E37_79B1) ^ right).wrapping_mul(0x85EB_CA6B) >> 17;
        if left == 0 || right == 0 {
            NO_PAIR
        } else {
            hash as u16
        }
    })
}

/// The stretches whose pairs are noted: the text before a line, the text behind it, and the line.
const BEFORE: u8 = 1;
const BEHIND: u8 = 2;
const LINE: u8 = 4;

/// By their hashes the pairs of neighbouring characters: which stretches have them.
struct Pairs(Vec<u8>);

impl Pairs {
    fn new() -> Self {
        let mut pairs = vec![0; HASHES + 1];
        // What ends no pair is new in none.
        if let Some(none) = pairs.get_mut(usize::from(NO_PAIR)) {
            *none = BEFORE | BEHIND | LINE;
        }
        Self(pairs)
    }

    /// Notes that a stretch has pairs. Says of each which stretches had it.
    fn note_all(&mut self, hashes: &[u16], stretch: u8) -> impl Iterator<Item = u8> {
        hashes.iter().map(move |&hash| {
            let stretches = self.0.get_mut(usize::from(hash));
            stretches.map_or(stretch, |stretches| {
                std::mem::replace(stretches, *stretches | stretch)
            })
        })
    }
}

/// One for a pair that is new in a stretch and that another stretch has, if one is named. Most pairs are neither for certain:
/// a branch at each would cost more than all else.
fn counted(had: u8, stretch: u8, other: u8) -> u32 {
    u32::from(had & (stretch | other) == other)
}

#[cfg(test)]
mod tests {
    use super::{Echo, Wording, hashes_of};

    fn echo(texts: [&str; 3]) -> Echo {
        let (mut hashes, mut starts) = (Vec::new(), vec![0]);
        for text in texts {
            hashes.extend(hashes_of(text));
            starts.push(hashes.len());
        }
        Wording { hashes, starts }.echo(1)
    }

    #[test]
    fn a_share_is_of_the_part() {
        let (text, other) = ("各地抓紧备耕，春耕生产有序。春耕", "抓紧备耕");
        let shares = |before, behind, across| Echo {
            before,
            behind,
            across,
        };
        assert_eq!(echo([other, "春耕备耕", text]), shares(33, 66, 100));
        assert_eq!(echo([text, "，", ""]), shares(0, 0, 0));
    }
}
