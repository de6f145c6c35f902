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

/// What a ruling orders. Words are compared as `lang::character` says: without blanks, for one.
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
    /// The ruling as a finding names it, in one line: its kind as in the decisions file, its words, and its note.
    #[must_use]
    pub fn words(&self) -> String {
        let said = match &self.order {
            Order::Join { tail, head } => format!("join {} {}", last(tail), first(head)),
            Order::Break { tail, head } => {
                let tail = tail.iter().map(|words| format!(" tail {}", last(words)));
                let head = head.iter().map(|words| format!(" head {}", first(words)));
                format!("break{}", tail.chain(head).collect::<String>())
            }
            Order::Role { at, role } => format!("{} {}", role.key(), first(at)),
            Order::Start { at, starts: true } => format!("start {}", first(at)),
            Order::Start { at, starts: false } => format!("no start {}", first(at)),
            Order::Level {
                at, rule, level, ..
            } => {
                let at = at.iter().map(|at| format!(" {}", first(at)));
                format!("{} {rule}{}", level_key(*level), at.collect::<String>())
            }
        };
        match &self.note {
            Some(note) => format!("{said} ({})", one_line(note)),
            None => said,
        }
    }
}

/// Characters of an edge that are shown.
const SHOWN: usize = 24;

/// The first of some words, in quotation marks.
fn first(words: &str) -> String {
    let words = one_line(words);
    let shown: String = words.chars().take(SHOWN).collect();
    let more = if shown.len() < words.len() { "…" } else { "" };
    format!("“{shown}{more}”")
}

/// The last of some words, in quotation marks.
fn last(words: &str) -> String {
    let words = one_line(words);
    let hidden = words.chars().count().saturating_sub(SHOWN);
    let shown: String = words.chars().skip(hidden).collect();
    let more = if hidden > 0 { "…" } else { "" };
    format!("“{more}{shown}”")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
