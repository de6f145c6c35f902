//! Something that a reader of the result should know.
//! Invariant: a finding has a rule of the rule table and a place; it is a value and never stops a page.

use super::Span;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For the record.
    Note,
    /// An editor should look.
    Warning,
    /// The result is not to be trusted here.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code, such as `J310`.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// One sentence, without the place.
    pub message: String,
    /// Where; the first span is the place to show.
    pub spans: Vec<Span>,
}
