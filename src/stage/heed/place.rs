//! Where the words of a ruling stand on the page.
//! Invariant: only characters count that `lang::character` compares; an edge of a block is a better place than an edge of a printed line, and that a
//! better one than the middle of a line, so that words that also stand elsewhere in the text name one place all the same.

use std::collections::BTreeSet;

use crate::lang::character::compared;
use crate::model::{Block, Source, Span};

/// An edge of a text, in bytes of the page's words as they are compared.
pub type Edge = usize;

/// The words of a page as they are compared, and where its blocks and lines begin in them.
pub struct Wording {
    words: String,
    /// Where each block begins, and the end.
    blocks: Vec<Edge>,
    /// Where printed lines begin and end.
    lines: BTreeSet<Edge>,
}

impl Wording {
    /// The wording of a page's blocks.
    pub fn of(source: &Source, blocks: &[Block]) -> Self {
        let mut wording = Self {
            words: String::new(),
            blocks: vec![0],
            lines: BTreeSet::new(),
        };
        for block in blocks {
            let starts = line_starts(source, block);
            for (at, mark) in block.as_str().char_indices() {
                if starts.contains(&at) {
                    wording.lines.insert(wording.words.len());
                }
                wording.words.extend(compared(mark));
            }
            wording.blocks.push(wording.words.len());
        }
        wording
    }

    /// The edges at which the page's text begins with some words: the best kind of place that there is.
    pub fn heads(&self, words: &str) -> Vec<Edge> {
        self.best(words, 0)
    }

    /// The edges at which it ends with them.
    pub fn tails(&self, words: &str) -> Vec<Edge> {
        let words = plain(words);
        self.best(&words, words.len())
    }

    /// The edges `behind` bytes behind the beginnings of the words, of the best kind that there is.
    fn best(&self, words: &str, behind: usize) -> Vec<Edge> {
        let words = plain(words);
        let mut found: Vec<Edge> = Vec::new();
        let mut from = 0;
        while let Some(at) = self.words.get(from..).and_then(|rest| rest.find(&words)) {
            found.push(from + at + behind);
            // What repeats itself may stand at the very next character.
            let step = self
                .words
                .get(from + at..)
                .and_then(|rest| rest.chars().next());
            from += at + step.map_or(1, char::len_utf8);
        }
        let kinds: [&dyn Fn(&Edge) -> bool; 2] =
            [&|edge| self.blocks.binary_search(edge).is_ok(), &|edge| {
                self.lines.contains(edge)
            }];
        for is_kind in kinds {
            let better: Vec<Edge> = found.iter().copied().filter(is_kind).collect();
            if !better.is_empty() {
                return better;
            }
        }
        found
    }

    /// The block that begins at an edge.
    pub fn begins_at(&self, edge: Edge) -> Option<usize> {
        // Of blocks that hold nothing the last is followed by text.
        let at = self
            .blocks
            .partition_point(|&start| start <= edge)
            .checked_sub(1)?;
        (self.blocks.get(at) == Some(&edge) && at + 1 < self.blocks.len()).then_some(at)
    }

    /// The block that ends at an edge.
    pub fn ends_at(&self, edge: Edge) -> Option<usize> {
        let at = self.blocks.partition_point(|&start| start < edge);
        (self.blocks.get(at) == Some(&edge)).then(|| at.checked_sub(1))?
    }

    /// The block that an edge is inside of, and the byte of its text before which it stands.
    pub fn inside(&self, edge: Edge, blocks: &[Block]) -> Option<(usize, usize)> {
        let at = self
            .blocks
            .partition_point(|&start| start < edge)
            .checked_sub(1)?;
        let mut left = edge - self.blocks.get(at)?;
        for (byte, mark) in blocks.get(at)?.as_str().char_indices() {
            let Some(mark) = compared(mark) else { continue };
            if left == 0 {
                return Some((at, byte));
            }
            left = left.checked_sub(mark.len_utf8())?;
        }
        None
    }

    /// Where the text behind an edge stands on the page.
    pub fn place(&self, edge: Edge, blocks: &[Block]) -> Option<Span> {
        if let Some(at) = self.begins_at(edge) {
            return blocks.get(at)?.text.first();
        }
        if let Some(at) = self.ends_at(edge) {
            return blocks.get(at)?.text.last();
        }
        let (at, byte) = self.inside(edge, blocks)?;
        let (_, behind) = blocks.get(at)?.text.clone().split_at(byte);
        behind.first()
    }
}

/// Words as they are compared.
fn plain(words: &str) -> String {
    words.chars().filter_map(compared).collect()
}

/// The bytes of a block's text at which its printed lines begin.
pub fn line_starts(source: &Source, block: &Block) -> BTreeSet<usize> {
    let (mut starts, mut at, mut line) = (BTreeSet::new(), 0, 0);
    for piece in block.text.pieces() {
        let here = source.line_of(piece.span().start as usize);
        if here != line && piece.reads() > 0 {
            starts.insert(at);
            line = here;
        }
        at += piece.reads();
    }
    starts
}
