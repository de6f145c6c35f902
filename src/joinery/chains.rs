//! Chains of texts that run on in each other.
//! Invariant: the cost of a join does not grow with the chain.

use std::collections::BTreeMap;

/// Which texts run on in each other so far; each chain is known at both its ends. Seams in order close no circle among
/// themselves, but an editor may have joined a head that stands before its tail.
#[derive(Default)]
pub struct Chains {
    /// The last block of the chain that a block begins.
    last: BTreeMap<usize, usize>,
    /// The first block of the chain that a block ends.
    first: BTreeMap<usize, usize>,
}

impl Chains {
    /// The first block of the chain that a block ends.
    pub fn first(&self, tail: usize) -> usize {
        self.first.get(&tail).copied().unwrap_or(tail)
    }

    /// A chain runs on in another.
    pub fn join(&mut self, tail: usize, head: usize) {
        let first = self.first(tail);
        let last = self.last.get(&head).copied().unwrap_or(head);
        self.last.insert(first, last);
        self.first.insert(last, first);
    }
}
