//! What the tool knows of a language: patterns and lists as data, and the language model.
//! Invariant: a pattern carries samples that it must match and samples that it must leave alone, and a test reads them.
//! Deliberately absent: decisions. A pattern says what a line looks like, never what it is.

pub mod authors;
pub mod character;
pub mod continuity;
mod cuts;
pub mod edges;
pub mod file_name;
pub mod folio;
pub mod furniture;
pub mod house;
pub mod jump;
pub mod lookalike;
pub mod ngram;
mod pack;
pub mod page_numbers;
pub mod pattern;
pub mod words;

pub use pack::{Marks, Pack, pack};
pub use pattern::Pattern;

/// Whether a character is a letter, as Unicode has it; most are Chinese, and are known at a glance.
#[must_use]
pub fn is_letter(mark: char) -> bool {
    matches!(mark, '\u{4E00}'..='\u{9FFF}') || mark.is_alphabetic()
}

/// Whether a character is part of a word: a Chinese character, a Latin letter or a digit. The test for every character of
/// every page; the tables of Unicode know more and cost ten times as much.
#[must_use]
pub fn is_word(mark: char) -> bool {
    // A lazy operator would be a branch that nobody can foresee.
    matches!(mark, '\u{3400}'..='\u{9FFF}') | mark.is_ascii_alphanumeric()
}
