//! A pattern of the language pack, compiled when first asked for and asked only where it can match.
//! Invariant: what it finds does not depend on `starts`, `ends` and `holds`; they say where it need not look, and tests
//! prove them. Deliberately absent: classes such as `\p{Han}`, which the small engine does not know; `\s` is any blank.
//!
//! The engine is regex-lite: with `regex`, compiling its patterns took a third of the time of a page that is read alone, and
//! more than half of that of a short one. It is the slower one at matching; hence the gates.

use std::sync::OnceLock;

use regex_lite::{Captures, Regex};
use serde::Deserialize;

use super::Marks;

/// A pattern with the samples that explain it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    regex: String,
    /// The characters that a text begins with where it matches; none: any.
    starts: Option<Marks>,
    /// The characters that a text ends with where it matches; none: any.
    ends: Option<Marks>,
    /// Characters of which one at least is in every text that it matches; none: any.
    holds: Option<Marks>,
    /// Texts that it must match.
    pub matches: Vec<String>,
    /// Texts that it must leave alone.
    pub leaves: Vec<String>,
    #[serde(skip)]
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Whether it is found in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.asked(text).is_some_and(|regex| regex.is_match(text))
    }

    /// What stands between the places where it is found in `text`.
    pub fn split<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let regex = self.asked(text);
        let whole = regex.is_none().then_some(text);
        let pieces = regex.into_iter().flat_map(move |regex| regex.split(text));
        pieces.chain(whole)
    }

    /// What it finds in `text`.
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.asked(text)?.captures(text)
    }

    /// What to ask about `text`, if it may match.
    fn asked(&self, text: &str) -> Option<&Regex> {
        let allows = |marks: &Option<Marks>, mark: Option<char>| {
            let is_among = |marks: &Marks| mark.is_some_and(|mark| marks.contains(mark));
            marks.as_ref().is_none_or(is_among)
        };
        let holds = |marks: &Marks| text.contains(|mark| marks.contains(mark));
        let may_match = allows(&self.starts, text.chars().next())
            && allows(&self.ends, text.chars().next_back())
            && self.holds.as_ref().is_none_or(holds);
        let compiled = || self.compiled.get_or_init(|| compile(&self.regex));
        may_match.then(compiled)?.as_ref()
    }
}

/// Whether a pattern is what its samples say.
///
/// # Errors
/// The first promise that it breaks, in words.
pub fn keep_promises(
    matches: &[String],
    leaves: &[String],
    is_match: impl Fn(&str) -> bool,
) -> Result<(), String> {
    if matches.is_empty() || leaves.is_empty() {
        return Err(
            "samples are missing: texts that it matches, and texts that it leaves".to_owned(),
        );
    }
    let missed = matches.iter().find(|text| !is_match(text));
    let taken = leaves.iter().find(|text| is_match(text));
    match (missed, taken) {
        (Some(text), _) => Err(format!("must match {text}")),
        (_, Some(text)) => Err(format!("must leave {text} alone")),
        _ => Ok(()),
    }
}

/// A pattern of the program's own; none if it is no regex, which a test of its room sees.
pub(super) fn compile(regex: &str) -> Option<Regex> {
    Regex::new(&regex.replace(r"\s", BLANK)).ok()
}

/// White_Space of Unicode; the engine's own `\s` knows those of ASCII only. It stands in no class of a pattern.
const BLANK: &str =
    "[\t-\r \u{85}\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}]";

#[cfg(test)]
mod tests {
    use regex_syntax::hir::{
        Class, Hir, HirKind, Look,
        literal::{ExtractKind, Extractor, Literal},
    };

    use super::{BLANK, Marks, Pattern, compile, keep_promises};
    use crate::lang::pack;

    fn all() -> [(&'static str, &'static Pattern); 24] {
        let all = &pack().patterns;
        [
            ("jump_from", &all.jump_from),
            ("jump_to", &all.jump_to),
            ("dateline", &all.dateline),
            ("byline", &all.byline),
            ("credit", &all.credit),
            ("shot_at", &all.shot_at),
            ("caption_lead", &all.caption_lead),
            ("author_note", &all.author_note),
            ("folio", &all.folio),
            ("folio_part", &all.folio_part),
            ("masthead", &all.masthead),
            ("editors", &all.editors),
            ("qr_prompt", &all.qr_prompt),
            ("qr_tail", &all.qr_tail),
            ("image", &all.image),
            ("notice", &all.notice),
            ("section_name", &all.section_name),
            ("numbered", &all.numbered),
            ("couplet", &all.couplet),
            ("note_head", &all.note_head),
            ("author_abroad", &all.author_abroad),
            ("bare_name", &all.bare_name),
            ("last_line", &all.last_line),
            ("reference", &all.reference),
        ]
    }

    #[test]
    fn every_pattern_keeps_its_promises() {
        let mut samples = 0;
        for (name, pattern) in all() {
            let kept = keep_promises(&pattern.matches, &pattern.leaves, |text| {
                pattern.is_match(text)
            });
            assert_eq!(kept, Ok(()), "{name}");
            samples += pattern.matches.len() + pattern.leaves.len();
        }
        assert!(samples >= 100, "only {samples} samples");
    }

    /// Every match is anchored there, and begins or ends so.
    #[test]
    fn no_gate_hides_a_match() {
        let mut proven = 0;
        for (name, pattern) in all() {
            let regex = read(pattern);
            let (first, last) = (
                regex.properties().look_set_prefix(),
                regex.properties().look_set_suffix(),
            );
            for (marks, is_anchored, edge) in [
                (
                    &pattern.starts,
                    first.contains(Look::Start),
                    ExtractKind::Prefix,
                ),
                (&pattern.ends, last.contains(Look::End), ExtractKind::Suffix),
            ] {
                let Some(marks) = marks else { continue };
                proven += 1;
                assert!(is_anchored, "{name} matches anywhere");
                for mark in edges(&regex, &edge) {
                    assert!(
                        mark.is_some_and(|mark| marks.contains(mark)),
                        "{name}: {mark:?}"
                    );
                }
            }
        }
        assert_eq!(proven, 7);
    }

    #[test]
    fn no_match_is_without_what_its_pattern_holds() {
        let mut proven = 0;
        for (name, pattern) in all() {
            let Some(marks) = &pattern.holds else {
                continue;
            };
            proven += 1;
            assert!(holds(&read(pattern), marks), "{name}");
        }
        assert_eq!(proven, 2);
    }

    /// Whether all that a regex matches has one of the marks.
    fn holds(regex: &Hir, marks: &Marks) -> bool {
        let among = |mark: char| marks.contains(mark);
        match regex.kind() {
            HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).contains(among),
            HirKind::Class(Class::Unicode(class)) => {
                let mut ranges = class.ranges().iter();
                ranges.all(|range| (range.start()..=range.end()).all(among))
            }
            HirKind::Capture(capture) => holds(&capture.sub, marks),
            HirKind::Repetition(repeated) => repeated.min > 0 && holds(&repeated.sub, marks),
            HirKind::Concat(parts) => parts.iter().any(|part| holds(part, marks)),
            HirKind::Alternation(ways) => ways.iter().all(|way| holds(way, marks)),
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => false,
        }
    }

    /// A pattern, as another reader of regexes than the engine reads it.
    fn read(pattern: &Pattern) -> Hir {
        regex_syntax::parse(&pattern.regex.replace(r"\s", BLANK))
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// The characters that a match begins or ends with; none for a match that may be empty or anything.
    fn edges(regex: &Hir, edge: &ExtractKind) -> Vec<Option<char>> {
        let mut extractor = Extractor::new();
        extractor
            .kind(edge.clone())
            .limit_class(1_000)
            .limit_total(100_000);
        let Some(edges) = extractor.extract(regex).literals().map(<[_]>::to_vec) else {
            return vec![None];
        };
        let mark = |literal: Literal| {
            let text = String::from_utf8_lossy(literal.as_bytes()).into_owned();
            match edge {
                ExtractKind::Suffix => text.chars().next_back(),
                _ => text.chars().next(),
            }
        };
        edges.into_iter().map(mark).collect()
    }

    #[test]
    fn a_blank_is_any_of_unicode() {
        let blank = compile(r"^\s$").unwrap_or_else(|| panic!("a class"));
        for mark in '\0'..='\u{FFFF}' {
            assert_eq!(
                blank.is_match(&mark.to_string()),
                mark.is_whitespace(),
                "{mark:?}"
            );
        }
    }
}
