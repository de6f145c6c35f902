//! How much each rule matters to this user: the table's levels, and what the user says otherwise.
//! Invariant: the last word counts. Deliberately absent: files and arguments; the command line reads them.

use super::{RULES, Rule};
use crate::model::Level;

/// The level of every rule; none for a rule that is not wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels(Vec<Option<Level>>);

impl Default for Levels {
    fn default() -> Self {
        Self(RULES.iter().map(|rule| Some(rule.level)).collect())
    }
}

impl Levels {
    /// Gives the rules that `name` names a level, or none; how many it names.
    pub fn set(&mut self, name: &str, level: Option<Level>) -> usize {
        let mut named = 0;
        for (rule, own) in RULES.iter().zip(&mut self.0) {
            if is_named(rule, name) {
                *own = level;
                named += 1;
            }
        }
        named
    }

    /// Wants the rules that one of `names` names, and no other.
    pub fn select(&mut self, names: &[&String]) {
        for (rule, own) in RULES.iter().zip(&mut self.0) {
            *own = if names.iter().any(|name| is_named(rule, name)) {
                own.or(Some(rule.level))
            } else {
                None
            };
        }
    }

    /// The level of a rule's findings; none if they are not wanted.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<Level> {
        let at = RULES.binary_search_by_key(&code, |rule| rule.code).ok()?;
        self.0.get(at).copied().flatten()
    }
}

/// The rules that a code, the beginning of a code, or a name names.
pub fn named(name: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| is_named(rule, name))
}

/// In a list that a person types, blanks follow commas, and capitals mean nothing.
fn is_named(rule: &Rule, name: &str) -> bool {
    let name = name.trim();
    let code = !name.is_empty() && rule.code.starts_with(&name.to_ascii_uppercase());
    code || rule.name.eq_ignore_ascii_case(name) || rule.chinese_name == name
}

#[cfg(test)]
mod tests {
    use super::{Levels, named};
    use crate::model::Level;

    #[test]
    fn the_last_word_counts() {
        let mut levels = Levels::default();
        assert_eq!(levels.of("J310"), Some(Level::Warning));
        assert_eq!(levels.set("contested-join", Some(Level::Error)), 1);
        assert_eq!(levels.of("J310"), Some(Level::Error));
        assert!(levels.set("j3", None) > 1);
        assert_eq!(levels.of("J310"), None);
        assert_eq!(levels.of("X999"), None);
    }

    #[test]
    fn only_what_is_selected_is_wanted() {
        let mut levels = Levels::default();
        levels.select(&[&"I".to_owned(), &"A410".to_owned()]);
        assert!(levels.of("I510").is_some() && levels.of("A410").is_some());
        assert_eq!(levels.of("J310"), None);
    }

    #[test]
    fn nothing_is_named_by_nothing() {
        assert_eq!(named("").count(), 0);
        assert_eq!(named(" ").count(), 0);
        assert_eq!(named("J310").count(), 1);
        assert_eq!(named(" j310").count(), 1);
        assert_eq!(named("Contested-Join").count(), 1);
        assert_eq!(named("无题文章").count(), 1);
    }
}
