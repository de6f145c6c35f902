//! The table of rules: everything that can be found, under a code that is never used again.
//! Invariant: a code's letter names its stage (D decode, G gather, L label, J joinery, A articles, E edition); codes ascend.
//! Deliberately absent: the search itself; a stage finds, the table names.

use crate::model::{Finding, Level, Span};

/// One rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code, such as `J310`.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub name: &'static str,
    /// How much it matters unless the user says otherwise.
    pub level: Level,
    /// One sentence for a person.
    pub gist: &'static str,
}

/// All rules, by code.
pub const RULES: &[Rule] = &[
    rule(
        "A410",
        "headless-article",
        Level::Warning,
        "Text that stands under no headline and no jump line.",
    ),
    rule(
        "A420",
        "jump-without-page",
        Level::Warning,
        "A jump line whose page number is lost.",
    ),
    rule(
        "A430",
        "jump-elsewhere",
        Level::Note,
        "A story whose other half stands on another page.",
    ),
    rule(
        "D110",
        "bad-byte",
        Level::Warning,
        "Bytes that are no text in the page's encoding became U+FFFD.",
    ),
    rule(
        "D120",
        "guessed-encoding",
        Level::Note,
        "An encoding that the file does not state was found by reading it.",
    ),
    rule(
        "D130",
        "private-use-character",
        Level::Warning,
        "A character that has a meaning only in the font it came from.",
    ),
    rule(
        "J300",
        "joined",
        Level::Note,
        "A paragraph that was cut in two was made whole.",
    ),
    rule(
        "J310",
        "contested-join",
        Level::Warning,
        "Two pieces may be one paragraph, but a rival is too close.",
    ),
    rule(
        "J320",
        "orphan-head",
        Level::Warning,
        "Text that begins in mid-sentence and follows nothing on the page.",
    ),
    rule(
        "J330",
        "orphan-tail",
        Level::Warning,
        "Text that stops in mid-sentence and goes on nowhere on the page.",
    ),
    rule(
        "L210",
        "fused-headline",
        Level::Note,
        "A heading that held kicker and headline was parted.",
    ),
    rule(
        "L220",
        "doubtful-role",
        Level::Warning,
        "A block whose second likeliest role is nearly as likely as the first.",
    ),
];

const fn rule(code: &'static str, name: &'static str, level: Level, gist: &'static str) -> Rule {
    Rule {
        code,
        name,
        level,
        gist,
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

/// A finding of a rule, at its default level.
#[must_use]
pub fn finding(code: &'static str, message: String, spans: Vec<Span>) -> Finding {
    Finding {
        code,
        level: find(code).map_or(Level::Warning, |rule| rule.level),
        message,
        spans,
    }
}

#[cfg(test)]
mod tests {
    use super::{RULES, find};

    #[test]
    fn the_table_is_in_order() {
        assert!(RULES.is_sorted_by(|left, right| left.code < right.code));
        for rule in RULES {
            let (letter, number) = rule.code.split_at(1);
            assert!(
                "DGLJAE".contains(letter) && number.len() == 3 && number.parse::<u16>().is_ok(),
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
            assert!(rule.gist.ends_with('.'), "{}", rule.gist);
            assert_eq!(find(rule.code), Some(rule));
        }
        assert_eq!(find("X999"), None);
    }
}
