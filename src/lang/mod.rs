//! What the tool knows of a language: patterns and lists as data, and the language model.
//! Invariant: a pattern carries samples that it must match and samples that it must leave alone, and a test reads them.
//! Deliberately absent: decisions. A pattern says what a line looks like, never what it is.

pub mod authors;
pub mod folio;
pub mod furniture;
pub mod jump;
pub mod ngram;
mod pack;

pub use pack::{Pack, Pattern, pack};
