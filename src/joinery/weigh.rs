//! The evidence for and against each candidate, noted and added up.
//! Invariant: each kind of evidence is one file of `evidence/` and sees only the two blocks, what stands between, and what
//! is true of the whole page.

use std::collections::BTreeSet;

use super::affinity::{breaks, is_in_doubt, shortfall};
use super::caution::Thresholds;
use super::doubt::{may_bid, tails_in_doubt};
use super::evidence::{
    column, distance, ending, language, ledger, number, opening, setting, stops, topic::Topics,
    wording::Wording,
};
use super::propose::{is_open, propose_elsewhere, propose_next, running_text};
use super::weights;
use super::{Candidate, Ends, Pins};
use crate::lang::ngram::Model;
use crate::model::{Block, Evidence, Seam, Sign, Verdict};

/// A seam in order that scores this much more than a join takes needs no look elsewhere, in tenths of a nat.
const SETTLED: i32 = 50;

/// What is known of a page before its seams are weighed.
#[derive(Default)]
pub struct Known {
    /// What its paragraphs are about, if that was read already.
    pub topics: Option<Topics>,
    /// Tails whose other half is lost, as far as one can see, by block.
    pub torn: BTreeSet<usize>,
}

/// Finds the seams of a page and weighs them: first those in order, by tail, then those from elsewhere.
#[must_use]
pub fn weigh(
    wording: &Wording<'_>,
    blocks: &[Block],
    ends: &[Ends],
    model: &Model,
    pins: &Pins,
    mut known: Known,
    thresholds: Thresholds,
) -> Vec<Seam> {
    let running = running_text(blocks);
    let next = propose_next(blocks, ends, &running);
    let page = Page::of(wording, blocks, ends, &running, &next, model);
    let mut seams = page.seams(&next);
    let settled = |seam: &&Seam| {
        // Half a word fits every head that begins with the other half.
        let cut_word = seam.sign(Sign::CutWord).map_or(0, |seen| seen.points);
        seam.score - cut_word >= thresholds.accept + SETTLED && seam.verdict == Verdict::Declined
    };
    // By block, whether its end and its beginning have their partners.
    let mut partnered = vec![(false, false); blocks.len()];
    for seam in seams.iter().filter(settled) {
        if let Some(tail) = partnered.get_mut(seam.tail) {
            tail.0 = true;
        }
        if let Some(head) = partnered.get_mut(seam.head) {
            head.1 = true;
        }
    }
    let elsewhere = propose_elsewhere(blocks, ends, &running, model, &partnered);
    seams.extend(page.seams(&elsewhere));
    // What an editor has joined is weighed wherever it stands.
    seams.extend(page.seams(&pins.missing(&seams, &running)));
    note_topics(&page, &mut seams, &mut known, thresholds);
    column::note(&mut seams, blocks);
    note_tangle(&mut seams);
    note_disorder(&mut seams, ends, &known.torn);
    seams
}

/// Notes what the texts on both sides are about, where that can tell a seam in order apart from those elsewhere. Most pages
/// have no such seam, and their topics are not read.
fn note_topics(page: &Page<'_>, seams: &mut [Seam], known: &mut Known, thresholds: Thresholds) {
    let doubtful = tails_in_doubt(seams, page.ends, &known.torn, thresholds);
    if doubtful.is_empty() {
        return;
    }
    let topics = known.topics.take();
    let mut topics = topics.unwrap_or_else(|| Topics::of(page.blocks, page.running));
    let place = |block: usize| page.running.binary_search(&block).ok();
    for seam in seams {
        if let Some((tail, head)) = place(seam.tail).zip(place(seam.head))
            && doubtful.contains(&seam.tail)
            && (seam.steps == 1 || may_bid(seam))
        {
            note_late(seam, Sign::Topic, topics.neighbours(tail, head));
        }
    }
}

/// What a tail adds to that whose other half seems lost, in hundredths of a nat: where one sentence in two has no other
/// half any more, the odds of a pair are a tenth of what they are elsewhere.
const LOST: i32 = 400;

/// Notes at the seams in order where columns are in disorder how little the two sides say of each other.
fn note_disorder(seams: &mut [Seam], ends: &[Ends], torn: &BTreeSet<usize>) {
    let breaks = breaks(seams, ends);
    for seam in seams.iter_mut().filter(|seam| seam.steps == 1) {
        let shortfall = shortfall(seam);
        if shortfall > 0 && torn.contains(&seam.tail) {
            note_late(seam, Sign::Disorder, shortfall + LOST);
        } else if shortfall > 0 && is_in_doubt(seam, &breaks) {
            note_late(seam, Sign::Disorder, shortfall);
        }
    }
}

/// A seam from elsewhere that scores this much is true for certain, in tenths of a nat.
pub(super) const CERTAIN: i32 = 30;

/// Notes at every seam from elsewhere whether another one shows that columns were read in the wrong order.
fn note_tangle(seams: &mut [Seam]) {
    let certain: Vec<(usize, usize)> = seams
        .iter()
        .filter(|seam| seam.steps != 1 && seam.verdict == Verdict::Declined)
        .filter(|seam| seam.score >= CERTAIN)
        .map(|seam| (seam.tail, seam.head))
        .collect();
    for seam in seams.iter_mut().filter(|seam| seam.steps != 1) {
        let other = |&(tail, head): &(usize, usize)| tail != seam.tail && head != seam.head;
        if certain.iter().any(other) {
            note_late(seam, Sign::Tangled, 100);
        }
    }
}

/// Notes a sign that only the whole page shows.
pub fn note_late(seam: &mut Seam, sign: Sign, amount: i32) {
    let evidence = evidence(sign, amount);
    seam.score += evidence.points;
    seam.evidence.push(evidence);
}

/// A pair that lacks so much by its other signs is none, whatever words stand elsewhere and however well it goes on, in
/// tenths of a nat. With 25 clean pages lose a join, with 30 noisy ones do; sawn pages are joined as well with 35.
const HOPELESS: i32 = 28;

/// More signs than this are seldom seen at one seam.
const MOST: usize = 16;

/// The signs of one seam, as they are found.
pub struct Signs {
    evidence: Vec<Evidence>,
    /// What they are worth together.
    points: i32,
    forbidden: Option<Sign>,
}

impl Signs {
    /// None yet, with room for as many as a seam has.
    fn none() -> Self {
        Self {
            evidence: Vec::with_capacity(MOST),
            points: 0,
            forbidden: None,
        }
    }

    /// Notes a sign that is there or not.
    pub fn note(&mut self, sign: Sign) {
        self.note_amount(sign, 100);
    }

    /// Notes a sign that is there to some amount.
    pub fn note_amount(&mut self, sign: Sign, amount: i32) {
        let evidence = evidence(sign, amount);
        self.points += evidence.points;
        self.evidence.push(evidence);
    }

    /// The two can never be one sentence.
    pub fn forbid(&mut self, sign: Sign) {
        self.forbidden = Some(sign);
    }
}

/// A sign, with what that much of it is worth.
fn evidence(sign: Sign, amount: i32) -> Evidence {
    Evidence {
        sign,
        amount,
        points: weights::of(sign) * amount / 1_000,
    }
}

/// What the seams of one page are weighed with.
pub(super) struct Page<'p> {
    wording: &'p Wording<'p>,
    blocks: &'p [Block],
    ends: &'p [Ends],
    running: &'p [usize],
    model: &'p Model,
    loss: i32,
}

impl<'p> Page<'p> {
    pub(super) fn of(
        wording: &'p Wording<'p>,
        blocks: &'p [Block],
        ends: &'p [Ends],
        running: &'p [usize],
        next: &[Candidate],
        model: &'p Model,
    ) -> Self {
        Self {
            wording,
            blocks,
            ends,
            running,
            model,
            loss: stops::loss(blocks, ends, next, model),
        }
    }

    fn seams(&self, candidates: &[Candidate]) -> Vec<Seam> {
        let seams = candidates.iter();
        seams.filter_map(|candidate| self.seam(candidate)).collect()
    }

    /// The seam of a candidate.
    fn seam(&self, candidate: &Candidate) -> Option<Seam> {
        let mut signs = self.signs(candidate, candidate.steps == 1)?;
        distance::note(&mut signs, self.blocks, candidate);
        if candidate.steps != 1 && self.is_behind_stop(candidate.head) {
            signs.note(Sign::BehindStop);
        }
        self.sum_up(candidate, signs)
    }

    /// The seam that two blocks would have as neighbours.
    pub(super) fn neighbours(&self, candidate: &Candidate) -> Option<Seam> {
        self.sum_up(candidate, self.signs(candidate, false)?)
    }

    /// The blocks.
    pub(super) fn blocks(&self) -> &'p [Block] {
        self.blocks
    }

    /// The language model.
    pub(super) fn model(&self) -> &'p Model {
        self.model
    }

    /// Their ends.
    pub(super) fn ends(&self) -> &'p [Ends] {
        self.ends
    }

    /// The signs that two blocks show wherever they stand, but for those that are dear to read.
    fn signs(&self, candidate: &Candidate, in_order: bool) -> Option<Signs> {
        let (tail, head) = (
            self.blocks.get(candidate.tail)?,
            self.blocks.get(candidate.head)?,
        );
        let ends = (
            self.ends.get(candidate.tail)?,
            self.ends.get(candidate.head)?,
        );
        let mut signs = Signs::none();
        signs.note(Sign::Pair);
        language::note(
            &mut signs,
            tail.length,
            ends,
            in_order,
            self.model,
            self.loss,
        );
        language::note_words(&mut signs, (tail, ends.0), (head, ends.1), self.model);
        language::note_edges(&mut signs, (tail, ends.0), (head, ends.1), self.model);
        ending::note(&mut signs, tail);
        opening::note(&mut signs, tail, head, ends.1.opening(head));
        ledger::note(&mut signs, &ends.0.ledger, &ends.1.ledger);
        number::note(&mut signs, tail, head);
        setting::note(&mut signs, tail, head);
        Some(signs)
    }

    /// The seam with these signs, and with those that are dear to read where their word can count.
    fn sum_up(&self, candidate: &Candidate, mut signs: Signs) -> Option<Seam> {
        let (tail, head) = (
            self.blocks.get(candidate.tail)?,
            self.blocks.get(candidate.head)?,
        );
        if signs.points > -HOPELESS {
            let ends = |at: usize| self.ends.get(at);
            let (before, behind) = (ends(candidate.tail)?, ends(candidate.head)?);
            language::note_continuity(&mut signs, (tail, before), (head, behind), self.model);
            self.wording.note(&mut signs, tail, head);
        }
        Some(Seam {
            tail: candidate.tail,
            head: candidate.head,
            steps: candidate.steps,
            tail_end: tail.text.last()?,
            head_start: head.text.first()?,
            score: signs.points,
            evidence: signs.evidence,
            verdict: signs.forbidden.map_or(Verdict::Declined, Verdict::Vetoed),
        })
    }

    /// Whether the paragraph printed before a head ends a sentence.
    fn is_behind_stop(&self, head: usize) -> bool {
        let place = self.running.binary_search(&head).unwrap_or(0);
        let before = place.checked_sub(1).and_then(|at| self.running.get(at));
        before.is_none_or(|&before| !is_open(self.ends, before))
    }
}
