//! Something that a reader of the result should know.
//! Invariant: a finding has a rule of the rule table and a place; it is a value and never stops a page.
//! Deliberately absent: sentences. The rule table has them, in every language.

use super::Span;

/// Something that a finding says beside its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A number.
    Number(i64),
    /// Words of the page, or a name.
    Words(String),
    /// Another place; a message gives its line.
    Place(Span),
}

impl From<i32> for Argument {
    fn from(number: i32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as i64)
    }
}

impl From<&str> for Argument {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Span> for Argument {
    fn from(place: Span) -> Self {
        Self::Place(place)
    }
}

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

/// One finding. Its sentence is made by `rule::message`, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code, such as `J310`.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Whether an editor has ruled how much it matters.
    pub ruled: bool,
    /// What the rule's sentence names, by the name that it has there.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where; the first span is the place to show.
    pub spans: Vec<Span>,
}

impl Finding {
    /// The same finding, with something that its sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }
}
