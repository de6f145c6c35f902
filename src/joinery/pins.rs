//! What an editor ruled about seams, by block.
//! Invariant: a tail is joined to one head at most and a head to one tail, and no circle is closed; whoever makes the pins
//! sees to that.

use std::collections::{BTreeMap, BTreeSet};

use super::Candidate;
use crate::model::{Evidence, Seam, Sign, Verdict};

/// Joins and breaks that stand whatever the evidence says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    /// The head of each tail.
    heads: BTreeMap<usize, usize>,
    /// The tail of each head.
    tails: BTreeMap<usize, usize>,
    apart: BTreeSet<(usize, usize)>,
    /// Blocks that run on in nothing.
    ends: BTreeSet<usize>,
    /// Blocks that run on from nothing.
    begins: BTreeSet<usize>,
}

impl Pins {
    /// The head runs on from the tail.
    pub fn join(&mut self, tail: usize, head: usize) {
        self.heads.insert(tail, head);
        self.tails.insert(head, tail);
    }

    /// The head does not run on from the tail.
    pub fn part(&mut self, tail: usize, head: usize) {
        self.apart.insert((tail, head));
    }

    /// Nothing runs on from the tail.
    pub fn end(&mut self, tail: usize) {
        self.ends.insert(tail);
    }

    /// The head runs on from nothing.
    pub fn begin(&mut self, head: usize) {
        self.begins.insert(head);
    }

    /// Whether nothing was ruled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The joins, by tail.
    pub fn joins(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.heads.iter().map(|(&tail, &head)| (tail, head))
    }

    /// Whether the two are joined.
    #[must_use]
    pub fn joined(&self, tail: usize, head: usize) -> bool {
        self.heads.get(&tail) == Some(&head)
    }

    /// Whether the two must not be joined: they are held apart, or one of them belongs to another.
    #[must_use]
    pub fn forbid(&self, tail: usize, head: usize) -> bool {
        let taken = self.heads.contains_key(&tail) || self.tails.contains_key(&head);
        let apart = self.apart.contains(&(tail, head));
        let loose = self.ends.contains(&tail) || self.begins.contains(&head);
        (taken && !self.joined(tail, head)) || apart || loose
    }

    /// Whether it was ruled what a block runs on from.
    #[must_use]
    pub fn settle_head(&self, at: usize) -> bool {
        let apart = self.apart.iter().any(|&(_, head)| head == at);
        self.begins.contains(&at) || self.tails.contains_key(&at) || apart
    }

    /// Whether it was ruled what runs on from a block.
    #[must_use]
    pub fn settle_tail(&self, at: usize) -> bool {
        let apart = self.apart.iter().any(|&(tail, _)| tail == at);
        self.ends.contains(&at) || self.heads.contains_key(&at) || apart
    }

    /// The same of blocks in a new order, which lists their old places.
    #[must_use]
    pub fn arranged(&self, order: &[usize]) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let mut places = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(place) = places.get_mut(old) {
                *place = new;
            }
        }
        let new = |&old: &usize| places.get(old).copied().unwrap_or(old);
        let mut arranged = Self {
            apart: self
                .apart
                .iter()
                .map(|(tail, head)| (new(tail), new(head)))
                .collect(),
            ends: self.ends.iter().map(new).collect(),
            begins: self.begins.iter().map(new).collect(),
            ..Self::default()
        };
        for (tail, head) in self.joins() {
            arranged.join(new(&tail), new(&head));
        }
        arranged
    }

    /// The joins that are not among the seams; `running` lists the paragraphs.
    #[must_use]
    pub fn missing(&self, seams: &[Seam], running: &[usize]) -> Vec<Candidate> {
        let place = |block: usize| running.partition_point(|&other| other < block) as isize;
        let known = |tail, head| {
            let mut seams = seams.iter();
            seams.any(|seam| (seam.tail, seam.head) == (tail, head))
        };
        self.joins()
            .filter(|&(tail, head)| !known(tail, head))
            .map(|(tail, head)| {
                let steps = place(head) - place(tail);
                // One that is no paragraph stands where the next paragraph does.
                let near = if tail < head { 1 } else { -1 };
                let steps = if steps == 0 { near } else { steps };
                Candidate { tail, head, steps }
            })
            .collect()
    }

    /// Whether the verdicts are what was ruled already.
    #[must_use]
    pub fn agree(&self, seams: &[Seam]) -> bool {
        let joined = seams.iter().filter(|seam| seam.verdict == Verdict::Joined);
        let (mut kept, mut broken) = (0, false);
        for seam in joined {
            kept += usize::from(self.joined(seam.tail, seam.head));
            broken |= self.forbid(seam.tail, seam.head);
        }
        !broken && kept == self.heads.len()
    }

    /// Gives the seams that were ruled their verdict, and notes that it is a ruling.
    pub fn rule(&self, seams: &mut [Seam]) {
        if self.is_empty() {
            return;
        }
        for seam in seams {
            seam.verdict = if self.joined(seam.tail, seam.head) {
                Verdict::Joined
            } else if self.forbid(seam.tail, seam.head) {
                Verdict::Vetoed(Sign::Ruled)
            } else {
                continue;
            };
            seam.evidence.push(Evidence {
                sign: Sign::Ruled,
                amount: 100,
                points: 0,
            });
        }
    }
}
