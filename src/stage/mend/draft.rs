//! A page in its reading order, with its seams decided. Where the paragraphs stand in no order at all, it is read once more,
//! and only what needs no order around it is moved and joined; where what was moved mended no sentence for certain, once
//! more as printed.
//! Invariant: a permutation of the blocks. Deliberately absent: the joining.

use std::collections::BTreeSet;

use super::untangle::{self, Reading};
use crate::joinery::{self, Caution, Ends, Known, Pairs, Pins, Thresholds, Trust, Wording};
use crate::lang::ngram::Model;
use crate::model::{Block, Seam, Sign, Start, Verdict};

/// A page in its reading order.
pub struct Draft {
    pub blocks: Vec<Block>,
    pub ends: Vec<Ends>,
    pub seams: Vec<Seam>,
    /// The place of each block as printed.
    pub order: Vec<usize>,
    /// What was ruled, by blocks in reading order.
    pub pins: Pins,
    /// Whether its paragraphs stand in no order.
    pub in_disorder: bool,
    /// The tails that break off, by block in reading order.
    pub breaks: Vec<usize>,
    /// The joins of moves that were taken back for want of proof, by blocks as printed.
    pub taken_back: Vec<Seam>,
    /// The blocks at which an article begins that no headline marks, as printed.
    opens: Vec<usize>,
}

/// Columns that change places have more paragraphs than this on average. Many moves of few paragraphs do not put a page in
/// order; they show that it had none.
const COLUMN: usize = 6;

/// Text is moved only where one sentence at least that is mended by it scores so much, in tenths of a nat: what is moved
/// where none does is mostly in order. With it 4 of 900 sawn pages in order have text moved instead of 17, and 66 of their
/// joins are false instead of 85; shuffled pages lose a join in a hundred. From 50 on 7 of the first 600 have; from 70 on
/// scrambled pages lose 4 joins in a hundred.
const PROOF: i32 = 60;

impl Draft {
    /// Reads the blocks of a page.
    pub fn read(
        wording: &Wording<'_>,
        blocks: Vec<Block>,
        model: &Model,
        caution: Caution,
        pins: &Pins,
    ) -> Self {
        let ends = blocks.iter().map(|block| Ends::of(block, model)).collect();
        let mut thresholds = caution.thresholds();
        let running = joinery::running_text(&blocks);
        let mut draft = Self::arranged(wording, blocks, ends, model, thresholds, pins);
        if draft.in_disorder && caution.in_disorder() != thresholds {
            thresholds = caution.in_disorder();
            draft = draft.again(wording, model, thresholds, pins);
        }
        if !draft.in_disorder && !draft.order.is_sorted() {
            thresholds = caution.where_moved();
        }
        draft.decide(wording, model, thresholds, &running);
        if draft.moved_for_nothing() {
            let taken_back = draft.moved().map(|seam| draft.as_printed(seam)).collect();
            let as_printed = Thresholds {
                gain: None,
                ..thresholds
            };
            draft = draft.again(wording, model, as_printed, pins);
            draft.decide(wording, model, as_printed, &running);
            draft.taken_back = taken_back;
        }
        for at in places(&draft.opens, &draft.order) {
            if let Some(block) = draft.blocks.get_mut(at) {
                block.start.get_or_insert(Start::Parted);
            }
        }
        draft
    }

    /// Puts blocks in their reading order and weighs their seams.
    fn arranged(
        wording: &Wording<'_>,
        mut blocks: Vec<Block>,
        mut ends: Vec<Ends>,
        model: &Model,
        thresholds: Thresholds,
        pins: &Pins,
    ) -> Self {
        let running = joinery::running_text(&blocks);
        let (reading, topics) = match thresholds.gain {
            None => (Reading::printed(blocks.len()), None),
            Some(least) => {
                let pairs = Pairs::of(wording, &blocks, &ends, &running, model, pins);
                let reading = untangle::read_order(&blocks, &pairs, least);
                (reading, pairs.into_topics())
            }
        };
        let Reading { order, opens, torn } = reading;
        let weigh = |blocks: &[Block], ends: &[Ends], pins: &Pins, known| {
            joinery::weigh(wording, blocks, ends, model, pins, known, thresholds)
        };
        // Topics name paragraphs by their place.
        let topics = topics.filter(|_| order.is_sorted());
        let printed = is_in_pieces(&order, &running).then(|| {
            let seams = weigh(&blocks, &ends, &Pins::default(), Known::default());
            Trust::of(&seams, &ends, &BTreeSet::new())
        });
        if !order.is_sorted() {
            blocks = arrange(blocks, &order);
            ends = arrange(ends, &order);
        }
        let pins = pins.arranged(&order);
        let torn: BTreeSet<usize> = places(&torn, &order).collect();
        let known = Known {
            topics,
            torn: torn.clone(),
        };
        let seams = weigh(&blocks, &ends, &pins, known);
        let trust = Trust::of(&seams, &ends, &torn);
        Self {
            in_disorder: printed.as_ref().unwrap_or(&trust).is_lost(&trust),
            breaks: trust.breaks,
            taken_back: Vec::new(),
            blocks,
            ends,
            seams,
            order,
            pins,
            opens,
        }
    }

    /// Decides the seams, and counts the steps of each as they were printed; `running` lists the paragraphs in that order.
    fn decide(
        &mut self,
        wording: &Wording<'_>,
        model: &Model,
        thresholds: Thresholds,
        running: &[usize],
    ) {
        let Self {
            blocks,
            ends,
            seams,
            order,
            pins,
            ..
        } = self;
        let printed = |block: usize| {
            let block = order.get(block).copied().unwrap_or(block);
            running.binary_search(&block).unwrap_or(0) as isize
        };
        let steps = |tail: usize, head: usize| printed(head) - printed(tail);
        pins.rule(seams);
        joinery::decide(seams, thresholds);
        if !order.is_sorted() {
            let running = joinery::running_text(blocks);
            let pairs = Pairs::of(wording, blocks, ends, &running, model, pins);
            joinery::contest(seams, &pairs, steps, thresholds.accept);
        }
        for seam in seams {
            seam.steps = steps(seam.tail, seam.head);
        }
    }

    /// Whether text was moved, and neither a sentence was mended for certain by that nor a story found that nothing marks.
    fn moved_for_nothing(&self) -> bool {
        let is_certain = |seam: &Seam| seam.score >= PROOF || seam.sign(Sign::Ruled).is_some();
        !self.order.is_sorted() && self.opens.is_empty() && !self.moved().any(is_certain)
    }

    /// The joined seams between texts of which one did not follow the other.
    fn moved(&self) -> impl Iterator<Item = &Seam> {
        let seams = self.seams.iter();
        seams.filter(|seam| seam.steps != 1 && seam.verdict == Verdict::Joined)
    }

    /// A seam by its blocks as printed.
    fn as_printed(&self, seam: &Seam) -> Seam {
        let printed = |at: usize| self.order.get(at).copied().unwrap_or(at);
        Seam {
            tail: printed(seam.tail),
            head: printed(seam.head),
            ..seam.clone()
        }
    }

    /// The page read once more from how it was printed. Whether its paragraphs stand in no order is known by now.
    fn again(
        self,
        wording: &Wording<'_>,
        model: &Model,
        thresholds: Thresholds,
        pins: &Pins,
    ) -> Self {
        let mut places: Vec<usize> = (0..self.order.len()).collect();
        places.sort_unstable_by_key(|&place| self.order.get(place));
        let (blocks, ends) = (arrange(self.blocks, &places), arrange(self.ends, &places));
        Self {
            in_disorder: self.in_disorder,
            ..Self::arranged(wording, blocks, ends, model, thresholds, pins)
        }
    }
}

/// Whether a reading order sets many pieces of few paragraphs anew.
fn is_in_pieces(order: &[usize], running: &[usize]) -> bool {
    let text = order.iter();
    let places: Vec<usize> = text
        .filter_map(|block| running.binary_search(block).ok())
        .collect();
    let pairs = places.iter().zip(places.iter().skip(1));
    let cuts = pairs.filter(|&(before, behind)| before + 1 != *behind);
    places.len() < COLUMN * cuts.count()
}

/// Where blocks stand in the reading order.
fn places(blocks: &[usize], order: &[usize]) -> impl Iterator<Item = usize> {
    let blocks = blocks.iter();
    blocks.filter_map(|block| order.iter().position(|other| other == block))
}

/// The items in their new order.
fn arrange<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut places: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&at| places.get_mut(at).and_then(Option::take))
        .collect()
}
