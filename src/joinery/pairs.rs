//! What any tail and any head of a page would say of each other as neighbours: the measure of a reading order.
//! Invariant: the way between the two counts for nothing here; whoever moves text weighs that.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::evidence::topic::Topics;
use super::evidence::wording::Wording;
use super::propose::{REACH, comes_from_elsewhere, goes_elsewhere, is_open, propose_next};
use super::weigh::Page;
use super::{Candidate, Ends, Pins};
use crate::lang::ngram::Model;
use crate::model::{Block, Role, Seam, Sign, Verdict};

/// No pair is worth more than this, in tenths of a nat: a lucky word must not pay for a whole move.
const MOST: i32 = 110;
/// What it is worth that all is said that the company of the two can say. A conditional logit over the tails of sawn and
/// scrambled pages, beside the score of each seam, gave 0.18 to each nat of its ten. It tells one head from another and
/// says nothing of whether there is one: a story's next paragraph shares as much, and noisy pages have 11 false joins for 2
/// where it counts for a join.
const COMPANY: i32 = 18;
/// What a doubling of shared words between neighbouring stretches is worth.
const TOPIC: i32 = 5;
/// No two stretches say more than this by their words, in tenths of a nat.
pub const LOUDEST: i32 = 12;

/// Words of one story come in company: so many hundredths of a nat of their log odds are worth a tenth of a nat.
const LEAN: i32 = 60;

/// A text that begins so much less like a paragraph than like the inside of one may be cut there, in thousandths of a nat:
/// of the development pages' texts that a break left in mid-sentence nearly half do, of others one in twelve.
const INSIDE: i32 = 1_000;

/// A shorter tail without a full stop inside may be a display line and moves no text, in characters.
const SHORTEST: usize = 16;

/// The pairs of a page.
pub struct Pairs<'p> {
    page: Page<'p>,
    running: &'p [usize],
    pins: &'p Pins,
    known: RefCell<FxHashMap<(usize, usize), Pair>>,
    /// Read when the first kinship is asked for.
    topics: RefCell<Option<Topics>>,
}

/// What is known of a tail and a head.
#[derive(Debug, Clone, Copy)]
struct Pair {
    /// What their seam scores, in tenths of a nat, if nothing forbids it.
    score: Option<i32>,
    /// What they gain with the company that they keep; few pairs are asked.
    gain: Option<i32>,
}

impl<'p> Pairs<'p> {
    /// The pairs of the running text of a page, which [`super::running_text`] lists.
    #[must_use]
    pub fn of(
        wording: &'p Wording<'p>,
        blocks: &'p [Block],
        ends: &'p [Ends],
        running: &'p [usize],
        model: &'p Model,
        pins: &'p Pins,
    ) -> Self {
        let next = propose_next(blocks, ends, running);
        Self {
            page: Page::of(wording, blocks, ends, running, &next, model),
            running,
            pins,
            known: RefCell::default(),
            topics: RefCell::default(),
        }
    }

    /// How much two blocks gain by being read one behind the other, in tenths of a nat; nothing if that makes no sentence.
    #[must_use]
    pub fn gain(&self, tail: usize, head: usize) -> i32 {
        if !self.may_join(tail, head) {
            return 0;
        }
        let pair = self.pair(tail, head);
        pair.gain.unwrap_or_else(|| {
            let company = |score: i32| (score + self.company(tail, head)).clamp(0, MOST);
            let gain = pair
                .score
                .filter(|&score| score > -COMPANY)
                .map_or(0, company);
            let pair = Pair {
                gain: Some(gain),
                ..pair
            };
            self.known.borrow_mut().insert((tail, head), pair);
            gain
        })
    }

    /// Whether [`Self::gain`] is so much. The seam alone tells that of most pairs, without the company that they keep.
    #[must_use]
    pub fn gains(&self, tail: usize, head: usize, least: i32) -> bool {
        match self.worth(tail, head) {
            Some(score) if score >= least => least <= MOST,
            Some(score) if score + COMPANY >= least => self.gain(tail, head) >= least,
            _ => least <= 0,
        }
    }

    /// What the seam of the two scores as neighbours, in tenths of a nat, if they may make a sentence.
    #[must_use]
    pub fn worth(&self, tail: usize, head: usize) -> Option<i32> {
        let may_join = self.may_join(tail, head);
        may_join.then(|| self.pair(tail, head).score).flatten()
    }

    /// The seam of the two as neighbours, whatever forbids it.
    #[must_use]
    pub fn seam(&self, tail: usize, head: usize) -> Option<Seam> {
        self.page.neighbours(&Candidate {
            tail,
            head,
            steps: 1,
        })
    }

    /// The blocks of running text in reach of one, itself among them.
    pub fn near(&self, at: usize) -> impl Iterator<Item = usize> {
        let place = self.running.partition_point(|&block| block < at);
        let from = place.saturating_sub(REACH);
        let near = self.running.iter().skip(from);
        near.take(place - from + REACH + 1).copied()
    }

    /// What is known of two blocks, their seam at least.
    fn pair(&self, tail: usize, head: usize) -> Pair {
        let known = self.known.borrow().get(&(tail, head)).copied();
        known.unwrap_or_else(|| {
            let pair = Pair {
                score: self.score(tail, head),
                gain: None,
            };
            self.known.borrow_mut().insert((tail, head), pair);
            pair
        })
    }

    /// Whether the two may make a sentence.
    fn may_join(&self, tail: usize, head: usize) -> bool {
        let blocks = self.page.blocks();
        let apart = goes_elsewhere(blocks, tail)
            || comes_from_elsewhere(blocks, head)
            || self.is_ruled_out(tail, head);
        !apart && self.is_loose(tail) && self.is_text(head)
    }

    /// Whether an editor has settled what runs on from the tail, or what the head runs on from, and it is not the other: where
    /// he left a break, no text is moved to close it.
    fn is_ruled_out(&self, tail: usize, head: usize) -> bool {
        let settled = self.pins.settle_tail(tail) || self.pins.settle_head(head);
        (settled && !self.pins.joined(tail, head)) || self.pins.forbid(tail, head)
    }

    /// What the seam of the two scores, if nothing forbids it.
    fn score(&self, tail: usize, head: usize) -> Option<i32> {
        let seam = self.seam(tail, head)?;
        // Where a mark says that they are two texts, no other sign is reason enough to move one.
        let against = [Sign::NeverClosed, Sign::NeverOpened, Sign::OpenedTwice];
        if against.iter().any(|&sign| seam.sign(sign).is_some()) {
            return None;
        }
        (seam.verdict == Verdict::Declined).then_some(seam.score)
    }

    /// What the rare characters say that stand close before the seam and come back close behind it, in tenths of a nat.
    fn company(&self, tail: usize, head: usize) -> i32 {
        let told = |at: usize| self.page.blocks().get(at).zip(self.page.ends().get(at));
        told(tail).zip(told(head)).map_or(0, |(tail, head)| {
            let before = tail.1.before(tail.0, self.page.model());
            let behind = head.1.behind(head.0, self.page.model());
            COMPANY * before.shared(behind) / 100
        })
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
            let text = block.length >= SHORTEST || block.as_str().contains('。');
            text && is_open(self.page.ends(), at)
        })
    }

    /// Whether a block closes a quotation that it never opened, or begins as paragraphs seldom do.
    #[must_use]
    pub fn begins_inside(&self, at: usize) -> bool {
        let told = self.page.blocks().get(at).zip(self.page.ends().get(at));
        told.is_some_and(|(block, ends)| {
            let begins = || self.page.model().begins_inside(block.as_str());
            !ends.ledger.closed.is_empty() || begins() >= INSIDE
        })
    }

    /// The characters of a block.
    #[must_use]
    pub fn length(&self, at: usize) -> usize {
        self.page.blocks().get(at).map_or(0, |block| block.length)
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
        self.with_topics(|topics| {
            let left = || self.places(left);
            let mut right = self.places(right).peekable();
            if left().next().is_none() || right.peek().is_none() {
                return 0;
            }
            left().for_each(|place| topics.lay(place));
            let points = topics.doublings(right) * TOPIC / 100;
            left().for_each(|place| topics.lift(place));
            points.clamp(-LOUDEST, LOUDEST)
        })
    }

    /// How much more the words of each block are those of one story than those of another, itself aside, in tenths of a nat.
    #[must_use]
    pub fn leanings(&self, blocks: &[usize], one: &[usize], other: &[usize]) -> Vec<i32> {
        let place = |block: &usize| self.running.binary_search(block).unwrap_or(usize::MAX);
        let each: Vec<usize> = blocks.iter().map(place).collect();
        let (one, other) = (self.places(one).collect(), self.places(other).collect());
        let leanings = self.with_topics(|topics| topics.leanings(&each, &one, &other));
        let points = |leaning: i32| (leaning / LEAN).clamp(-LOUDEST, LOUDEST);
        leanings.into_iter().map(points).collect()
    }

    fn with_topics<T>(&self, ask: impl FnOnce(&mut Topics) -> T) -> T {
        let mut topics = self.topics.borrow_mut();
        ask(topics.get_or_insert_with(|| Topics::of(self.page.blocks(), self.running)))
    }

    /// What the paragraphs are about, if it was asked.
    #[must_use]
    pub fn into_topics(self) -> Option<Topics> {
        self.topics.into_inner()
    }

    /// The places in the running text of those blocks that belong to it.
    fn places(&self, blocks: &[usize]) -> impl Iterator<Item = usize> {
        let blocks = blocks.iter();
        blocks.filter_map(|block| self.running.binary_search(block).ok())
    }
}
