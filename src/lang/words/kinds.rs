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

    /// What a word of a kind makes of those that it stands behind.
    pub fn read(&self, before: &Before, kind: u16) -> Before {
        let mut leads = self.leads(before, kind);
        Before([(); ORDER - 1].map(|()| leads.next().flatten()))
    }

    /// What words of these kinds cost behind others, in thousandths of a nat.
    pub fn cost(&self, mut before: Before, kinds: &[u16]) -> i32 {
        let mut cost = 0;
        for (at, &kind) in kinds.iter().enumerate() {
            cost += self.cost_of_one(&before, kind);
            if at + 1 < kinds.len() {
                before = self.read(&before, kind);
            }
        }
        cost
    }

    fn cost_of_one(&self, before: &Before, kind: u16) -> i32 {
        let mut leaves = 0;
        for (run, lead) in self.runs(before).zip(self.leads(before, kind)).rev() {
            if let Some(seen) = lead.and_then(|lead| self.0.told(lead)) {
                return leaves + seen.cost;
            }
            let left = run.and_then(|run| self.0.told(run));
            leaves += left.map_or(0, |run| map::cost(run.more.into()));
        }
        leaves + NEVER
    }

    /// The runs before a word, from that of no word on.
    fn runs(
        &self,
        before: &Before,
    ) -> impl DoubleEndedIterator<Item = Option<Place>> + ExactSizeIterator {
        let mut runs = [Some(self.0.start()); ORDER];
        for (place, run) in runs.iter_mut().skip(1).zip(before.0) {
            *place = run;
        }
        runs.into_iter()
    }

    /// Where each of them leads with a word of a kind.
    fn leads(
        &self,
        before: &Before,
        kind: u16,
    ) -> impl DoubleEndedIterator<Item = Option<Place>> + ExactSizeIterator {
        self.runs(before)
            .map(move |run| run.and_then(|run| self.0.follow(run, kind)))
    }
}
