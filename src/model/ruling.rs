//! What an editor has ruled about a page.
//! Invariant: a ruling names its places by their words, so that it survives small changes of the page; where it holds is
//! for `stage::heed` to find. Deliberately absent: files, and what a ruling does.

use super::{Level, Role};

/// One ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What is ordered.
    pub order: Order,
    /// Why, in the editor's words.
    pub note: Option<String>,
}

/// What a ruling orders. All words are compared without their blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// The text that begins with `head` runs on from the text that ends with `tail`.
    Join {
        /// The last words of the tail.
        tail: String,
        /// The first words of the head.
        head: String,
    },
    /// It does not; where only one of them is named, that text runs on in nothing, or from nothing.
    Break {
        /// The last words of the tail.
        tail: Option<String>,
        /// The first words of the head.
        head: Option<String>,
    },
    /// What the text that begins with `at` is.
    Role {
        /// Its first words.
        at: String,
        /// What it is.
        role: Role,
    },
    /// Whether an article begins where the text begins with `at`.
    Start {
        /// Its first words.
        at: String,
        /// Whether it does.
        starts: bool,
    },
    /// How much findings of some rules matter where the page reads `at`.
    Level {
        /// Words of the page; none for all of it.
        at: Option<String>,
        /// The rules as they were named.
        rule: String,
        /// Their codes.
        codes: Vec<&'static str>,
        /// How much they matter; none if they do not.
        level: Option<Level>,
    },
}

impl Ruling {
    /// The ruling as a finding names it: its kind as in the decisions file, its words, and its note.
    #[must_use]
    pub fn words(&self) -> String {
        let said = match &self.order {
            Order::Join { tail, head } => format!("join “{tail}” “{head}”"),
            Order::Break { tail, head } => {
                let edges: Vec<String> = [("tail", tail), ("head", head)]
                    .into_iter()
                    .filter_map(|(name, words)| Some(format!("{name} “{}”", words.as_ref()?)))
                    .collect();
                format!("break {}", edges.join(" "))
            }
            Order::Role { at, role } => format!("{} “{at}”", role.key()),
            Order::Start { at, starts: true } => format!("start “{at}”"),
            Order::Start { at, starts: false } => format!("no start “{at}”"),
            Order::Level {
                at, rule, level, ..
            } => {
                let at = at
                    .as_ref()
                    .map_or_else(String::new, |at| format!(" “{at}”"));
                format!("{} {rule}{at}", level_key(*level))
            }
        };
        match &self.note {
            Some(note) => format!("{said} ({note})"),
            None => said,
        }
    }
}

/// A level's key in the decisions file.
fn level_key(level: Option<Level>) -> &'static str {
    match level {
        None => "ignore",
        Some(Level::Note) => "note",
        Some(Level::Warning) => "warn",
        Some(Level::Error) => "deny",
    }
}
