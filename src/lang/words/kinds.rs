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
        Before::of(self.leads(before, kind))
    }

    /// What words of these kinds cost behind others, in thousandths of a nat.
    pub fn cost(&self, mut before: Before, kinds: &[u16]) -> i32 {
        let costs = kinds.iter().map(|&kind| {
            let leads = self.leads(&before, kind);
            let cost = self.cost_of_one(&before, leads);
            before = Before::of(leads);
            cost
        });
        costs.sum()
    }

    /// What a word costs behind others, by where each of their runs leads with it.
    fn cost_of_one(&self, before: &Before, leads: [Option<Place>; ORDER]) -> i32 {
        let mut leaves = 0;
        for (run, lead) in self.runs(before).into_iter().zip(leads).rev() {
            if let Some(seen) = lead.and_then(|lead| self.0.told(lead)) {
                return leaves + seen.cost;
            }
            let left = run.and_then(|run| self.0.told(run));
            leaves += left.map_or(0, |run| map::cost(run.more.into()));
        }
        leaves + NEVER
    }

    /// The runs before a word, from that of no word on.
    fn runs(&self, Before([one, two, three]): &Before) -> [Option<Place>; ORDER] {
        [Some(self.0.start()), *one, *two, *three]
    }

    /// Where each of them leads with a word of a kind.
    fn leads(&self, before: &Before, kind: u16) -> [Option<Place>; ORDER] {
        self.runs(before)
            .map(|run| run.and_then(|run| self.0.follow(run, kind)))
    }
}

impl Before {
    /// The runs that end with a word, by where the runs before it lead with it: none is longer than the next word can use.
    fn of([shorter @ .., _]: [Option<Place>; ORDER]) -> Self {
        Self(shorter)
    }
}
