//! The seams that the network learns from: texts are cut where a column may end, and what was cut is put beside
//! beginnings from near by.
//! Invariant: the same texts and the same dice give the same sample.

use fastrand::Rng;

use super::{Marks, NEAR};
use crate::lang::cuts::{self, LEAST_PARAGRAPH};
use crate::lang::ngram::BOUNDARY;

/// Seams that are cut together; the beginning of each is a wrong one for the others.
pub const TAILS: usize = 8;
/// Beginnings that stand with them: theirs, and those of paragraphs, which are nobody's.
pub const HEADS: usize = 12;
/// Cuts among which those of one sample are drawn: a page's, or two.
const REACH: usize = 6_000;
/// Paragraphs, before and behind, among which beginnings are drawn.
const PARAGRAPHS: usize = 20;
/// The share of places near a seam that are not heard, so that nothing is learnt by heart (Srivastava et al. 2014).
pub const UNHEARD: f32 = 0.15;

/// Some seams that stood near each other: the tail and the head of the same number are one text.
#[derive(Debug)]
pub struct Sample {
    pub tails: [Heard; TAILS],
    pub heads: [Heard; HEADS],
}

/// One side of a seam.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    pub marks: Marks,
    /// Which of the places near the seam are heard.
    pub places: [bool; NEAR],
}

/// Texts and where they may be cut.
#[derive(Debug)]
pub struct Texts<'t> {
    marks: &'t [u16],
    edge: u16,
    /// Places in front of which a column may begin.
    cuts: Vec<usize>,
    /// Where paragraphs begin.
    begins: Vec<usize>,
}

impl<'t> Texts<'t> {
    /// Texts as characters and as the numbers of those, each paragraph behind an edge.
    pub fn of(stream: &[char], marks: &'t [u16], edge: u16) -> Self {
        let (mut cuts, mut begins) = (Vec::new(), Vec::new());
        let mut at = 0;
        for paragraph in stream.split(|&mark| mark == BOUNDARY) {
            if !paragraph.is_empty() {
                begins.push(at);
            }
            if paragraph.len() >= LEAST_PARAGRAPH {
                cuts.extend(cuts::cuts(paragraph).map(|place| at + place));
            }
            at += paragraph.len() + 1;
        }
        Self {
            marks,
            edge,
            cuts,
            begins,
        }
    }

    /// How many cuts there are.
    pub fn len(&self) -> usize {
        self.cuts.len()
    }

    /// Some seams, drawn with `dice`; none where there are no cuts.
    pub fn sample(&self, dice: &mut Rng) -> Option<Sample> {
        let from = dice.usize(0..=self.len().saturating_sub(REACH));
        let near = self.cuts.get(from..self.len().min(from + REACH))?;
        if near.is_empty() {
            return None;
        }
        let mut cuts = [0; TAILS];
        cuts.fill_with(|| near.get(dice.usize(..near.len())).copied().unwrap_or(0));
        let mut begins = [0; HEADS];
        let here = self.begins.partition_point(|&begin| begin < cuts[0]);
        for (begin, cut) in begins.iter_mut().zip(0..) {
            *begin = cuts.get(cut).copied().unwrap_or_else(|| {
                let from = here.saturating_sub(PARAGRAPHS);
                let to = self.begins.len().min(here + PARAGRAPHS);
                self.begins.get(dice.usize(from..to)).copied().unwrap_or(0)
            });
        }
        let tails = cuts.map(|cut| heard(self.before(cut), dice));
        let heads = begins.map(|begin| heard(self.behind(begin), dice));
        Some(Sample { tails, heads })
    }

    fn before(&self, cut: usize) -> Marks {
        let marks = self.marks.get(..cut).unwrap_or_default().iter().rev();
        Marks::before(self.paragraph(marks), self.edge)
    }

    fn behind(&self, cut: usize) -> Marks {
        let marks = self.marks.get(cut..).unwrap_or_default().iter();
        Marks::behind(self.paragraph(marks), self.edge)
    }

    /// What is read until the paragraph's edge.
    fn paragraph<'m>(&self, marks: impl Iterator<Item = &'m u16>) -> impl Iterator<Item = u16> {
        marks.copied().take_while(|&mark| mark != self.edge)
    }
}

fn heard(marks: Marks, dice: &mut Rng) -> Heard {
    let mut places = [true; NEAR];
    places.fill_with(|| dice.f32() >= UNHEARD);
    Heard { marks, places }
}
