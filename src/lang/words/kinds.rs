//! How improbable a word of a kind is behind words of others: the longest run that was seen counts (Katz 1987).
//! Invariant: every kind has a cost behind every other.

use super::map::{self, Map};

/// Words in the longest run that is counted.
pub const ORDER: usize = 4;
/// A kind that was never seen costs so much, in thousandths of a nat.
const NEVER: i32 = 16_000;

/// What follows on what, in a model file: of each run, the cost of its last word behind the others, and what a word behind
/// the whole run costs more where the two were not seen together, in steps.
#[derive(Debug, Clone)]
pub struct Kinds<'m>(Map<'m>);

impl<'m> Kinds<'m> {
    /// What is all of `bytes`; none if they are no such map.
    pub fn of(bytes: &'m [u8]) -> Option<Self> {
        Map::of(bytes).map(Self)
    }

    /// The cost of a word of a kind behind others, in thousandths of a nat.
    pub fn cost(&self, before: &[u16], kind: u16) -> i32 {
        let map = &self.0;
        let mut leaves = 0;
        for skipped in 0..=before.len() {
            let mut run = before.iter().skip(skipped);
            let Some(place) = run.try_fold(map.start(), |at, &kind| map.follow(at, kind)) else {
                continue;
            };
            let seen = map.follow(place, kind).and_then(|place| map.told(place));
            if let Some(seen) = seen {
                return leaves + seen.cost;
            }
            leaves += map.told(place).map_or(0, |run| map::cost(run.more.into()));
        }
        leaves + NEVER
    }
}
