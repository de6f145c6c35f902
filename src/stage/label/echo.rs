//! How much of a line's wording comes back in the text near it: a headline's does below it, a standing head's nowhere;
//! and how far the text below goes on with the words of the text above.
//! Invariant: counts only, by a fixed hash; no hash order reaches a result. Cost is linear in the text near a line.

use std::ops::Range;

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

/// The wording of a page's blocks: where each pair stands that a line may hear, read once for all lines that listen.
/// Places count from 1, the first [`REACH`] characters of each block behind those of the one before it.
pub struct Wording {
    /// For each place: the last place before it that ends the same pair, or [`NO_PLACE`], or [`NO_PAIR_AT`].
    earlier: Vec<u32>,
    /// For each place: the first place behind it that ends the same pair, or [`NO_PLACE`].
    later: Vec<u32>,
    /// The first place of each block, and the end.
    starts: Vec<u32>,
}

/// Before every place.
const NO_PLACE: u32 = 0;
/// Behind every place: what ends no pair is not new.
const NO_PAIR_AT: u32 = u32::MAX;

impl Wording {
    /// The wording of blocks, in their order.
    pub fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Self {
        Self::read(blocks.map(Block::as_str))
    }

    fn read<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashes = vec![NO_PAIR];
        let mut starts = vec![1];
        for text in texts {
            hashes.extend(hashes_of(text).take(REACH));
            starts.push(hashes.len() as u32);
        }
        // What ends no pair is new nowhere and never comes back.
        let (mut earlier, mut later) =
            (vec![NO_PAIR_AT; hashes.len()], vec![NO_PLACE; hashes.len()]);
        // By hash: the last place so far. Whether the next character ends a pair, nobody can foresee: no branch hangs on it.
        let mut last = vec![NO_PLACE; HASHES + 1];
        for ((place, &hash), earlier) in (0..).zip(&hashes).zip(&mut earlier) {
            let Some(last) = last.get_mut(usize::from(hash)) else {
                continue;
            };
            let before = std::mem::replace(last, place);
            let is_pair = hash != NO_PAIR;
            *earlier = if is_pair { before } else { NO_PAIR_AT };
            // Nothing stands at the first place.
            let before = if is_pair { before } else { NO_PLACE };
            if let Some(later) = later.get_mut(before as usize) {
                *later = place;
            }
        }
        Self {
            earlier,
            later,
            starts,
        }
    }

    /// The echo of block `at`.
    pub fn echo(&self, at: usize) -> Echo {
        let line = self.start(at)..self.start(at + 1);
        let reach = REACH as u32;
        let before = self.start(at.saturating_sub(BLOCKS))..line.start;
        let before = before.start.max(line.start.saturating_sub(reach))..line.start;
        let behind = line.end..self.start(at + 1 + BLOCKS).min(line.end + reach);
        let new_in = |stretch: &Range<u32>| {
            let earlier = within(&self.earlier, stretch);
            count(earlier, |&place| place < stretch.start)
        };
        let comes_from = |place: &u32| before.contains(place);
        let goes_to = |place: &u32| behind.contains(place);
        let across =
            count(within(&self.later, &before), goes_to) + self.over(&line, &before, &behind);
        Echo {
            before: share(
                count(within(&self.earlier, &line), comes_from),
                new_in(&line),
            ),
            behind: share(count(within(&self.later, &line), goes_to), new_in(&line)),
            across: share(across, new_in(&before).min(new_in(&behind))),
        }
    }

    /// The pairs of the text before a line that come back behind it, and stand in the line too.
    fn over(&self, line: &Range<u32>, before: &Range<u32>, behind: &Range<u32>) -> u32 {
        let places = within(&self.earlier, line)
            .iter()
            .zip(within(&self.later, line));
        let last = places.filter(|&(_, later)| behind.contains(later));
        let earlier = |place: u32| {
            self.earlier
                .get(place as usize)
                .copied()
                .unwrap_or(NO_PLACE)
        };
        last.map(|(&place, _)| {
            let mut place = place;
            while line.contains(&place) {
                place = earlier(place);
            }
            u32::from(before.contains(&place))
        })
        .sum()
    }

    /// The first place of a block; behind the last block the end.
    fn start(&self, at: usize) -> u32 {
        let start = self.starts.get(at).or(self.starts.last());
        start.copied().unwrap_or_default()
    }
}

fn within<'p>(places: &'p [u32], stretch: &Range<u32>) -> &'p [u32] {
    let stretch = stretch.start as usize..stretch.end as usize;
    places.get(stretch).unwrap_or_default()
}

/// How many places are such. Whether the next one is, nobody can foresee: a branch at each would cost more than all else.
fn count(places: &[u32], is_such: impl Fn(&u32) -> bool) -> u32 {
    places.iter().map(|place| u32::from(is_such(place))).sum()
}

fn share(part: u32, whole: u32) -> i32 {
    (part * 100 / whole.max(1)) as i32
}

/// Hashes of 15 bits keep accidents among 700 pairs at two in a hundred.
const HASHES: usize = 32_768;

/// A character that ends no pair: the first one, and a mark or the one behind it.
const NO_PAIR: u16 = HASHES as u16;

/// For each character of a text the hash of the pair that it ends, of 15 bits.
fn hashes_of(text: &str) -> impl Iterator<Item = u16> {
    let mut before = 0;
    text.chars().map(move |mark| {
        let right = if is_word(mark) { u32::from(mark) } else { 0 };
        let left = std::mem::replace(&mut before, right);
        // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
        let hash = (left.wrapping_mul(0x9E37_79B1) ^ right).wrapping_mul(0x85EB_CA6B) >> 17;
        if left.min(right) == 0 {
            NO_PAIR
        } else {
            hash as u16
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Echo, Wording};

    #[test]
    fn a_share_is_of_the_part() {
        let (text, other) = ("各地抓紧备耕，春耕生产有序。春耕", "抓紧备耕");
        let echo = |texts: [&str; 3]| Wording::read(texts.into_iter()).echo(1);
        let shares = |before, behind, across| Echo {
            before,
            behind,
            across,
        };
        assert_eq!(echo([other, "春耕备耕", text]), shares(33, 66, 100));
        assert_eq!(echo([other, "抓紧备耕", text]), shares(100, 100, 100));
        assert_eq!(echo([text, "，", ""]), shares(0, 0, 0));
    }
}
