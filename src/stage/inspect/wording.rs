//! The page's own wording: whether it prints elsewhere what a suspicion would make of a place, and never what stands there.
//! Invariant: the galley is read once for all doubts together, and not at all where there is none.
//! Deliberately absent: how probable a text is, which the caller knows.

use rustc_hash::FxHashMap;

use super::galley::Galley;
use crate::lang::ngram::Model;

/// So many characters in a row are a wording.
const LONG: usize = 4;
/// So many in a row show that the page means what it reads.
const SHORT: usize = 3;

/// A place that may have read otherwise.
#[derive(Debug, Default)]
pub struct Doubt {
    /// Stretches that the place would be in, and how often the page has each without it being said elsewhere.
    proposed: Vec<(u64, u32)>,
    /// Stretches that the place is in as it reads.
    read: Vec<u64>,
}

impl Doubt {
    /// One character for another: `numbers` has three more on either side of `read`, `better` would stand in its place.
    pub fn of_character(numbers: [u16; 7], better: u16, model: &Model) -> Self {
        let mut proposed = numbers;
        proposed[3] = better;
        Self {
            proposed: stretches(&proposed, LONG, model)
                .map(|found| (found, 0))
                .collect(),
            read: stretches(numbers.get(1..6).unwrap_or_default(), SHORT, model).collect(),
        }
    }

    /// A character that stands twice: `once` is the text with one of it, and three more on either side. A stretch that
    /// the character begins or ends is in the text as it reads too, and tells nothing where a word goes on beyond it.
    pub fn of_pair(once: [u16; 7], begins: bool, ends: bool, model: &Model) -> Self {
        let [_, left, before, mark, behind, right, _] = once;
        let across = stretches(once.get(1..6).unwrap_or_default(), LONG, model);
        let mut proposed: Vec<(u64, u32)> = across.map(|found| (found, 0)).collect();
        let edges = [(begins, once.get(3..)), (ends, once.get(..4))];
        for (_, edge) in edges.into_iter().filter(|(holds, _)| *holds) {
            proposed
                .extend(stretches(edge.unwrap_or_default(), LONG, model).map(|found| (found, 1)));
        }
        let twice = [left, before, mark, mark, behind, right];
        Self {
            proposed,
            read: stretches(twice.get(1..5).unwrap_or_default(), SHORT, model).collect(),
        }
    }
}

/// For each doubt, whether the page speaks for it.
pub fn speaks_for(galley: &Galley, doubts: &[Doubt], model: &Model) -> Vec<bool> {
    if doubts.is_empty() {
        return Vec::new();
    }
    let asked = doubts.iter().flat_map(|doubt| {
        let proposed = doubt.proposed.iter().map(|(stretch, _)| *stretch);
        proposed.chain(doubt.read.iter().copied())
    });
    let mut counts: FxHashMap<u64, u32> = asked.map(|stretch| (stretch, 0)).collect();
    // Hardly any stretch is asked for: a bit for what begins and ends alike says so faster than the map.
    let mut bits = [0u64; 1 << 8];
    for stretch in counts.keys() {
        let (word, bit) = sign(*stretch);
        if let Some(word) = bits.get_mut(word) {
            *word |= bit;
        }
    }
    let may_be_asked = |stretch| {
        let (word, bit) = sign(stretch);
        bits.get(word).is_some_and(|word| word & bit != 0)
    };
    let (mut long, edge) = (0u64, model.edge());
    let mut run = 0usize;
    for mark in &galley.marks {
        // A stretch ends where a text does, and at a character that the model does not tell from others.
        run = if mark.number == 0 || mark.number == edge {
            0
        } else {
            run + 1
        };
        long = long << 16 | u64::from(mark.number);
        for (length, stretch) in [(LONG, long), (SHORT, long & 0xFFFF_FFFF_FFFF)] {
            if run >= length
                && may_be_asked(stretch)
                && let Some(count) = counts.get_mut(&stretch)
            {
                *count += 1;
            }
        }
    }
    let count = |stretch: &u64| counts.get(stretch).copied().unwrap_or_default();
    let speaks = |doubt: &Doubt| {
        doubt
            .proposed
            .iter()
            .any(|(stretch, own)| count(stretch) > *own)
            && doubt.read.iter().all(|stretch| count(stretch) <= 1)
    };
    doubts.iter().map(speaks).collect()
}

/// Where a stretch's bit stands: in which of 256 words, and which it is there.
fn sign(stretch: u64) -> (usize, u64) {
    let sign = stretch.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50;
    ((sign >> 6) as usize, 1 << (sign & 63))
}

/// The stretches of so many characters, each as one number.
fn stretches(numbers: &[u16], length: usize, model: &Model) -> impl Iterator<Item = u64> {
    let edge = model.edge();
    let known = move |stretch: &&[u16]| stretch.iter().all(|&number| number != 0 && number != edge);
    let number = |stretch: &[u16]| {
        stretch
            .iter()
            .fold(0, |all, &number| all << 16 | u64::from(number))
    };
    numbers.windows(length).filter(known).map(number)
}
