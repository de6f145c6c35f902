//! A printed line, its marks set apart from its text.
//! Invariant: the text carries no mark and no outer blank; the marks are kept as spans, never dropped unnamed.

use super::{Role, Text, Withheld};

/// Marks that stood before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// None.
    #[default]
    None,
    /// One to six number signs.
    Heading(u8),
    /// A block quotation.
    Quote,
}

/// Emphasis that a whole line is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// None, or only a part of the line.
    #[default]
    None,
    /// `*…*`
    Italic,
    /// `**…**`
    Bold,
}

/// One line of the dump that is not blank.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the page, from 1.
    pub number: usize,
    /// Its text, without marks and outer blanks.
    pub text: Text,
    /// The mark before it.
    pub mark: Mark,
    /// Emphasis over the whole of it.
    pub emphasis: Emphasis,
    /// Blank cells before its first character: a full-width space is one cell, two half-width ones are one.
    pub indent: u8,
    /// Whether a blank line stands before it (how many says nothing, DESIGN §2 law 5).
    pub after_blank: bool,
    /// What it is, if the newspaper's own house knows it.
    pub known: Option<Role>,
    /// The marks that were set apart.
    pub withheld: Vec<Withheld>,
}
