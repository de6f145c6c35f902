//! What the stretches around tail and head are about: pairs of characters that both have and the rest of the page has not
//! (inverse document frequency: Spärck Jones 1972; a paragraph is a document).
//! Invariant: counts and integers only; no hash order reaches a result.

use crate::joinery::Candidate;
use crate::joinery::weigh::Signs;
use crate::lang::is_word;
use crate::model::{Block, Sign};

/// Paragraphs of each stretch.
const STRETCH: usize = 4;
/// What neighbouring stretches share on the middle page, in thousandths.
const USUAL: u32 = 96;
/// Below this a share is chance, in thousandths.
const LEAST: u32 = 16;
/// Characters of a paragraph that are read.
const READ: usize = 240;

/// What the paragraphs of a page are about.
pub struct Topics {
    /// By paragraph: its pairs, ascending and without repeats.
    pairs: Vec<Vec<u32>>,
    /// Every pair of the page, ascending, with the paragraphs that have it.
    counts: Vec<(u32, u32)>,
}

impl Topics {
    /// Reads the paragraphs of a page.
    #[must_use]
    pub fn of(blocks: &[Block], running: &[usize]) -> Self {
        let read = |&at: &usize| {
            blocks
                .get(at)
                .map_or_else(Vec::new, |block| pairs_of(block.as_str()))
        };
        let pairs: Vec<Vec<u32>> = running.iter().map(read).collect();
        let mut all: Vec<u32> = pairs.iter().flatten().copied().collect();
        all.sort_unstable();
        let counts = all
            .chunk_by(|left, right| left == right)
            .filter_map(|same| Some((*same.first()?, same.len() as u32)))
            .collect();
        Self { pairs, counts }
    }

    /// How much two stretches share that the page has nowhere else, in doublings of what neighbours usually share;
    /// hundredths.
    #[must_use]
    pub fn doublings(&self, left: &[usize], right: &[usize]) -> i32 {
        // A share of 8 against 4 says as much as one of 4 against 2.
        let kinship = self.kinship(left, right).clamp(LEAST, 1_000);
        doublings(kinship) - doublings(USUAL)
    }

    /// The share of the weight of the smaller stretch that both have, in thousandths.
    fn kinship(&self, left: &[usize], right: &[usize]) -> u32 {
        let (left, right) = (self.gather(left), self.gather(right));
        let weigh = |pairs: &mut dyn Iterator<Item = &u32>| -> u32 {
            pairs.map(|&pair| self.weight(pair)).sum()
        };
        let shared = weigh(&mut left.iter().filter(|pair| right.binary_search(pair).is_ok()));
        let whole = weigh(&mut left.iter()).min(weigh(&mut right.iter()));
        shared * 1_000 / whole.max(1)
    }

    fn gather(&self, places: &[usize]) -> Vec<u32> {
        let pairs = places.iter().filter_map(|&place| self.pairs.get(place));
        let mut gathered: Vec<u32> = pairs.flatten().copied().collect();
        gathered.sort_unstable();
        gathered.dedup();
        gathered
    }

    /// The rarer on the page, the heavier: doublings of the paragraphs for each that has it.
    fn weight(&self, pair: u32) -> u32 {
        let count = self.counts.binary_search_by_key(&pair, |&(pair, _)| pair);
        let count = count
            .ok()
            .and_then(|at| self.counts.get(at))
            .map_or(1, |&(_, count)| count);
        (16 * self.pairs.len() as u32 / count.max(2)).max(1).ilog2()
    }
}

/// The places of the stretch that ends with `place`, or begins with it.
fn stretch(place: usize, ahead: bool) -> Vec<usize> {
    if ahead {
        (place..place + STRETCH).collect()
    } else {
        (place.saturating_sub(STRETCH - 1)..=place).collect()
    }
}

/// Notes how much the text up to the tail and the text from the head on share.
pub fn note(signs: &mut Signs, topics: &Topics, candidate: &Candidate, place: usize) {
    let Some(head) = place.checked_add_signed(candidate.steps) else {
        return;
    };
    let (left, mut right) = (stretch(place, false), stretch(head, true));
    right.retain(|place| !left.contains(place));
    signs.note_amount(Sign::Topic, topics.doublings(&left, &right));
}

fn pairs_of(text: &str) -> Vec<u32> {
    let mut before: Option<u32> = None;
    let mut pairs = Vec::with_capacity(READ);
    for mark in text.chars().take(READ) {
        let mark = (is_word(mark) && !mark.is_ascii()).then_some(u32::from(mark));
        if let (Some(left), Some(right)) = (before, mark) {
            pairs.push(left << 16 ^ right);
        }
        before = mark;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// log₂ in hundredths, straight between powers of two.
fn doublings(amount: u32) -> i32 {
    let power = amount.max(1).ilog2();
    (100 * power + (amount.max(1) - (1 << power)) * 100 / (1 << power)) as i32
}
