//! A galley: the texts of a page set one below the other, character by character, each with the place where it stood.
//! Invariant: blanks are left out, so what is next to what does not depend on them; two edges stand before each text and
//! behind the last, so two characters of context can be read anywhere.

use std::ops::Range;

use crate::lang::ngram::{BOUNDARY, Model};
use crate::model::{Article, ItemKind, Page, Piece, Span, Text};

/// One character.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// What it reads.
    pub reads: char,
    /// Its number in the language model.
    pub number: u16,
    start: u32,
    end: u32,
}

/// What a text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paragraph of an article's body.
    Paragraph,
    /// A headline, kicker, deck, standing head or crosshead.
    Heading,
    /// A caption.
    Caption,
    /// A byline, jump line or credit.
    Line,
}

/// The texts of a page.
pub struct Galley {
    page: u32,
    /// All characters, edges among them.
    pub marks: Vec<Mark>,
    /// Each text, its article's index, and where its characters stand.
    pub texts: Vec<(Part, usize, Range<usize>)>,
}

impl Galley {
    /// Sets the texts of a page.
    pub fn pull(page: &Page, articles: &[Article], model: &Model) -> Self {
        let mut galley = Self {
            page: page.source.page,
            marks: Vec::with_capacity(page.source.text().len() / 3),
            texts: Vec::new(),
        };
        for (at, article) in articles.iter().enumerate() {
            let mut set = |part, text: &Text| galley.set(part, at, text, model);
            let heads = [&article.section, &article.kicker, &article.headline];
            for text in heads.into_iter().flatten().chain(&article.decks) {
                set(Part::Heading, text);
            }
            let jumps = article.from.iter().chain(&article.on);
            for text in article.byline.iter().chain(jumps.map(|jump| &jump.marker)) {
                set(Part::Line, text);
            }
            for item in &article.body {
                let part = match item.kind {
                    ItemKind::Paragraph => Part::Paragraph,
                    ItemKind::Crosshead => Part::Heading,
                    ItemKind::Caption => Part::Caption,
                };
                set(part, &item.text);
                if let Some(credit) = &item.credit {
                    set(Part::Line, credit);
                }
            }
        }
        galley.edges(model);
        galley
    }

    fn set(&mut self, part: Part, article: usize, text: &Text, model: &Model) {
        self.edges(model);
        let first = self.marks.len();
        let mut marks = text.as_str().chars();
        for piece in text.pieces() {
            let (span, mut left) = (piece.span(), piece.reads());
            let mut at = span.start;
            while left > 0
                && let Some(reads) = marks.next()
            {
                left = left.saturating_sub(reads.len_utf8());
                let start = at;
                let end = match piece {
                    Piece::Copy(_) => start + reads.len_utf8() as u32,
                    Piece::Edit { .. } => span.end,
                };
                at = end;
                if let Some(number) = model.number(reads) {
                    self.marks.push(Mark {
                        reads,
                        number,
                        start,
                        end,
                    });
                }
            }
        }
        self.texts.push((part, article, first..self.marks.len()));
    }

    fn edges(&mut self, model: &Model) {
        let at = self.marks.last().map_or(0, |mark| mark.end);
        let edge = Mark {
            reads: BOUNDARY,
            number: model.edge(),
            start: at,
            end: at,
        };
        self.marks.extend([edge, edge]);
    }

    /// The numbers of the five characters around `at`, which is the middle one; none at the galley's ends.
    pub fn around(&self, at: usize) -> Option<[u16; 5]> {
        let marks: &[Mark; 5] = self
            .marks
            .get(at.checked_sub(2)?..at + 3)?
            .try_into()
            .ok()?;
        Some(marks.map(|mark| mark.number))
    }

    /// The numbers of the seven characters around `at`, edges where the galley ends.
    pub fn far_around(&self, at: usize, model: &Model) -> [u16; 7] {
        let number = |at: usize| self.marks.get(at).map_or(model.edge(), |mark| mark.number);
        std::array::from_fn(|step| (at + step).checked_sub(3).map_or(model.edge(), number))
    }

    /// What stands `before` characters before `at` and `behind` characters behind it, without edges.
    pub fn words(&self, at: usize, before: usize, behind: usize) -> String {
        let range = at.saturating_sub(before)..(at + behind + 1).min(self.marks.len());
        let marks = self.marks.get(range).unwrap_or_default();
        let reads = marks.iter().map(|mark| mark.reads);
        reads.filter(|&reads| reads != BOUNDARY).collect()
    }

    /// Where the characters `from..to` stood, in reading order; stretches that touch are one.
    pub fn spans(&self, from: usize, to: usize) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for mark in self.marks.get(from..to).unwrap_or_default() {
            let span = Span {
                page: self.page,
                start: mark.start,
                end: mark.end,
            };
            match spans.last_mut() {
                Some(last) if last.touches(span) => last.end = span.end,
                _ if span.is_empty() => {}
                _ => spans.push(span),
            }
        }
        spans
    }
}

/// Whether it is a Chinese character.
pub fn is_chinese(mark: char) -> bool {
    matches!(mark, '\u{3400}'..='\u{9FFF}')
}
