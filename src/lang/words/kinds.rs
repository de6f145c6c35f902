//! How improbable a word of a kind is behind words of others: the longest run that was seen counts (Katz 1987).
//! Invariant: every kind has a cost behind every other.

use super::map::{self, Map, Place};

/// Words in the longest run that is counted.
pub const ORDER: usize = 4;
/// A kind that was never seen costs so much, in thousandths of a nat.
const NEVER: i32 = 16_000;

/// What follows on what, in a model file: of each run, the cost of its last word behind the others, and what a word behind
/// the whole run costs more where the two were not seen together, in steps.
#[derive(Debug, Clone)]
pub struct Kinds<'m>(Map<'m>);

/// The words behind which another stands: where the run of the last one leads, that of the last two, and so on; none where
/// the run was never seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before([Option<Place>; ORDER - 1]);

impl<'m> Kinds<'m> {
    /// What is all of `bytes`; none if they are no such map.
    pub fn of(bytes: &'m [u8]) -> Option<Self> {
        Map::of(bytes).map(Self)
    }

    /// The cost of a word of a kind behind others, in thousandths of a nat, and what the next one stands behind.
    pub fn read(&self, before: &Before, kind: u16) -> (i32, Before) {
        let map = &self.0;
        let runs = [Some(map.start())].into_iter().chain(before.0);
        let mut leads = [None; ORDER];
        for (lead, run) in leads.iter_mut().zip(runs.clone()) {
            *lead = run.and_then(|run| map.follow(run, kind));
        }
        let [next @ .., _] = leads;
        (self.cost(runs, leads), Before(next))
    }

    /// The cost of a word by the runs before it, the shortest first, and where each leads with it.
    fn cost(
        &self,
        runs: impl DoubleEndedIterator<Item = Option<Place>>,
        leads: [Option<Place>; ORDER],
    ) -> i32 {
        let mut leaves = 0;
        for (run, lead) in runs.rev().zip(leads.into_iter().rev()) {
            if let Some(seen) = lead.and_then(|lead| self.0.told(lead)) {
                return leaves + seen.cost;
            }
            let left = run.and_then(|run| self.0.told(run));
            leaves += left.map_or(0, |run| map::cost(run.more.into()));
        }
        leaves + NEVER
    }
}
