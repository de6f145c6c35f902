//! What one newspaper's house knows beside the language: its own standing heads, bylines and furniture.
//! Invariant: a house pattern carries samples like those of the language pack, and is used only if it keeps them.
//! Deliberately absent: files; a house is a value that the caller makes.

use regex::Regex;

use super::pattern::keep_promises;
use crate::model::Role;

/// A line longer than this is running text, whatever a pattern says; in characters.
const LONGEST: usize = 90;

/// The patterns of a house.
#[derive(Debug, Default)]
pub struct House {
    patterns: Vec<(Role, Regex)>,
}

static NONE: House = House {
    patterns: Vec::new(),
};

impl House {
    /// A house that knows nothing of its own.
    #[must_use]
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Adds a pattern for lines of a role, with the texts that it must match and those that it must leave alone.
    ///
    /// # Errors
    /// What it does not keep: it does not compile, has no samples, misses one or does not leave one alone.
    pub fn add(
        &mut self,
        role: Role,
        regex: &str,
        matches: &[String],
        leaves: &[String],
    ) -> Result<(), String> {
        let pattern = Regex::new(regex)
            .map_err(|error| format!("no regex: {}", error.to_string().replace('\n', " ")))?;
        keep_promises(matches, leaves, |text| pattern.is_match(text))?;
        self.patterns.push((role, pattern));
        Ok(())
    }

    /// What a line is, if the house knows it; the first pattern speaks.
    #[must_use]
    pub fn recognise(&self, line: &str) -> Option<Role> {
        if self.patterns.is_empty() || line.chars().nth(LONGEST).is_some() {
            return None;
        }
        let known = self
            .patterns
            .iter()
            .find(|(_, pattern)| pattern.is_match(line));
        known.map(|(role, _)| *role)
    }
}

#[cfg(test)]
mod tests {
    use super::House;
    use crate::model::Role;

    fn add(
        house: &mut House,
        regex: &str,
        matches: &[&str],
        leaves: &[&str],
    ) -> Result<(), String> {
        let owned = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        house.add(Role::StandingHead, regex, &owned(matches), &owned(leaves))
    }

    #[test]
    fn a_pattern_that_breaks_its_promises_is_refused() {
        for (regex, matches, leaves, said) in [
            ("^深读$", &["深读"][..], &["深读书香"][..], ""),
            ("^深读", &["深读"], &["深读书香"], "must leave"),
            ("^深读$", &["深读书香"], &["浅读"], "must match"),
            ("^深读$", &[], &["浅读"], "samples"),
            ("^深读$", &["深读"], &[], "samples"),
            ("(", &["深读"], &["浅读"], "regex"),
        ] {
            let added = add(&mut House::default(), regex, matches, leaves);
            let fault = added.err().unwrap_or_default();
            assert!(
                fault.contains(said) && fault.is_empty() == said.is_empty(),
                "{fault}"
            );
        }
    }

    #[test]
    fn a_house_knows_its_lines_and_no_running_text() {
        let mut house = House::default();
        assert_eq!(house.recognise("深读"), None);
        assert_eq!(add(&mut house, "^深读", &["深读"], &["浅读"]), Ok(()));
        assert_eq!(house.recognise("深读"), Some(Role::StandingHead));
        assert_eq!(house.recognise(&"深读".repeat(60)), None);
    }
}
