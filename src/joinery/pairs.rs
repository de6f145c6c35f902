//! What any tail and any head of a page would say of each other as neighbours: the measure of a reading order.
//! Invariant: the way between the two counts for nothing here; whoever moves text weighs that.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::evidence::ledger::Ledger;
use super::evidence::topic::Topics;
use super::propose::{comes_from_elsewhere, goes_elsewhere, is_open, propose_next};
use super::weigh::Page;
use super::{Candidate, decide};
use crate::lang::ngram::Model;
use crate::model::{Block, Role, Source, Verdict};

/// No pair is worth more than this, in tenths of a nat: a lucky word must not pay for a whole move.
const MOST: i32 = 110;
/// What a doubling of shared words between neighbouring stretches is worth.
const TOPIC: i32 = 5;
/// No two stretches say more than this by their words.
const LOUDEST: i32 = 12;

/// A shorter tail may be a display line and moves no text, in characters.
const SHORTEST: usize = 16;

/// Two stretches of paragraphs, by place.
type Stretches = (Vec<usize>, Vec<usize>);

/// The pairs of a page.
pub struct Pairs<'p> {
    page: Page<'p>,
    running: &'p [usize],
    known: RefCell<BTreeMap<(usize, usize), (i32, i32)>>,
    kin: RefCell<BTreeMap<Stretches, i32>>,
}

impl<'p> Pairs<'p> {
    /// The pairs of the running text of a page, which [`super::running_text`] lists.
    #[must_use]
    pub fn of(
        source: &'p Source,
        blocks: &'p [Block],
        ledgers: &'p [Ledger],
        running: &'p [usize],
        model: &'p Model,
    ) -> Self {
        let next = propose_next(blocks, running);
        Self {
            page: Page::of(source, blocks, ledgers, running, &next, model),
            running,
            known: RefCell::default(),
            kin: RefCell::default(),
        }
    }

    /// How much two blocks gain by being read one behind the other, in tenths of a nat; nothing if that makes no sentence.
    #[must_use]
    pub fn gain(&self, tail: usize, head: usize) -> i32 {
        self.weigh(tail, head).0
    }

    /// What is lost when two blocks are no longer read one behind the other: their gain, but for what the tail's end is
    /// worth beyond certainty.
    #[must_use]
    pub fn bond(&self, tail: usize, head: usize) -> i32 {
        let (gain, excess) = self.weigh(tail, head);
        (gain - excess).max(0)
    }

    fn weigh(&self, tail: usize, head: usize) -> (i32, i32) {
        let blocks = self.page.blocks();
        let apart = goes_elsewhere(blocks, tail) || comes_from_elsewhere(blocks, head);
        if apart || !self.is_loose(tail) || !self.is_text(head) {
            return (0, 0);
        }
        if let Some(&known) = self.known.borrow().get(&(tail, head)) {
            return known;
        }
        let candidate = Candidate {
            tail,
            head,
            steps: 1,
        };
        let seam = self.page.neighbours(&candidate);
        let weighed = seam
            .filter(|seam| seam.verdict == Verdict::Declined)
            .map_or((0, 0), |seam| {
                (seam.score.clamp(0, MOST), decide::excess(&seam))
            });
        self.known.borrow_mut().insert((tail, head), weighed);
        weighed
    }

    /// The next block of running text behind a block.
    #[must_use]
    pub fn next_text(&self, at: usize) -> Option<usize> {
        let place = self.running.partition_point(|&block| block <= at);
        self.running.get(place).copied()
    }

    /// Whether a block is running text that ends no sentence.
    #[must_use]
    pub fn is_loose(&self, at: usize) -> bool {
        let block = self.page.blocks().get(at);
        block.is_some_and(|block| {
            block.role == Role::Paragraph && block.length >= SHORTEST && is_open(block)
        })
    }

    /// Whether a block is running text.
    #[must_use]
    pub fn is_text(&self, at: usize) -> bool {
        let block = self.page.blocks().get(at);
        block.is_some_and(|block| block.role == Role::Paragraph)
    }

    /// How much the words of two stretches of blocks speak for one story, in tenths of a nat.
    #[must_use]
    pub fn kinship(&self, left: &[usize], right: &[usize]) -> i32 {
        let places = |blocks: &[usize]| -> Vec<usize> {
            let places = blocks.iter();
            places
                .filter_map(|block| self.running.binary_search(block).ok())
                .collect()
        };
        let (left, right) = (places(left), places(right));
        if left.is_empty() || right.is_empty() {
            return 0;
        }
        let known = self
            .kin
            .borrow()
            .get(&(left.clone(), right.clone()))
            .copied();
        known.unwrap_or_else(|| {
            let points = self.topics().doublings(&left, &right) * TOPIC / 100;
            let points = points.clamp(-LOUDEST, LOUDEST);
            self.kin.borrow_mut().insert((left, right), points);
            points
        })
    }

    fn topics(&self) -> &Topics {
        self.page.topics()
    }
}
