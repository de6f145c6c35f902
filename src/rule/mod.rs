//! The table of rules: everything that can be found, under a code that is never used again, and what it says of it.
//! Invariant: a code's letter names its stage (D decode, G gather, L label, J joinery, A articles, I inspection, E edition); codes ascend;
//! every sentence stands in the table once a language.
//! Deliberately absent: the search itself; a stage finds, the table names.

mod levels;
mod message;
mod table;

pub use levels::{Levels, named};
pub use message::{Language, message};
pub use table::RULES;

use crate::model::{Finding, Level, Span};

/// One rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code, such as `J310`.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub name: &'static str,
    /// The same in Chinese.
    pub chinese_name: &'static str,
    /// How much it matters unless the user says otherwise.
    pub level: Level,
    /// The sentence of a finding; `{name}` stands for the argument of that name.
    pub english: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
    /// Its page of the rule book, in Markdown: what it is, why it matters, examples that are tests, limits.
    pub page: &'static str,
}

impl Rule {
    /// What it is, in one paragraph: the first of its page.
    #[must_use]
    pub fn gist(&self) -> String {
        let lines = self
            .page
            .lines()
            .skip_while(|line| !line.starts_with("## "));
        let lines = lines.skip(1).skip_while(|line| line.is_empty());
        let words: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        words.join(" ")
    }
}

/// A level's word in the output, whatever the language.
#[must_use]
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// The rule of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES
        .binary_search_by_key(&code, |rule| rule.code)
        .ok()
        .and_then(|at| RULES.get(at))
}

/// A finding of a rule, at its default level; what its sentence names is added with [`Finding::with`].
#[must_use]
pub fn finding(code: &'static str, spans: Vec<Span>) -> Finding {
    Finding {
        code,
        level: find(code).map_or(Level::Warning, |rule| rule.level),
        ruled: false,
        arguments: Vec::new(),
        spans,
    }
}

#[cfg(test)]
mod tests {
    use super::{RULES, find};

    /// The names of the arguments that a sentence takes, sorted.
    fn named(sentence: &str) -> Vec<&str> {
        let parts = sentence.split('{').skip(1);
        let mut names: Vec<&str> = parts.filter_map(|part| part.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(RULES.is_sorted_by(|left, right| left.code < right.code));
        for rule in RULES {
            let (letter, number) = rule.code.split_at(1);
            assert!(
                "DGLJAIE".contains(letter) && number.len() == 3 && number.parse::<u16>().is_ok(),
                "{}",
                rule.code
            );
            assert!(
                rule.name
                    .chars()
                    .all(|mark| mark.is_ascii_lowercase() || mark == '-'),
                "{}",
                rule.name
            );
            assert!(!rule.chinese_name.is_empty(), "{}", rule.code);
            assert_eq!(find(rule.code), Some(rule));
        }
        assert_eq!(find("X999"), None);
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for rule in RULES {
            assert_eq!(named(rule.english), named(rule.chinese), "{}", rule.code);
        }
    }
}
