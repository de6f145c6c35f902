//! A pattern: a regex that is compiled at little cost when first asked, and once more when much is asked of it.
//! Invariant: both engines find the same. Deliberately absent: what the small engine does not know, classes such as
//! `\p{Han}`; `\s` stands for any blank of Unicode, and in a class it stands first.
//!
//! To compile the patterns of a page with `regex` takes 6 to 9 milliseconds, more than half of the time of a short page that
//! is read alone; with `regex_lite` it takes half a millisecond. But that engine matches twenty times as slowly, which costs a
//! page among thousands a seventh of its time. So the small engine begins and the large one takes over.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;

/// So many questions are put to the small engine: the large one takes 400 microseconds to be there, and spares one or two a
/// question.
const FEW: usize = 300;
/// So many bytes of a text make one question more.
const QUESTION: usize = 256;

/// A pattern with the samples that explain it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    regex: Cow<'static, str>,
    /// Texts that it must match.
    pub matches: Vec<String>,
    /// Texts that it must leave alone.
    pub leaves: Vec<String>,
    #[serde(skip)]
    small: OnceLock<Option<regex_lite::Regex>>,
    #[serde(skip)]
    large: OnceLock<Option<regex::Regex>>,
    #[serde(skip)]
    asked: AtomicUsize,
}

impl Pattern {
    /// A pattern of a room's own, whose tests are its samples.
    pub(super) const fn of(regex: &'static str) -> Self {
        Self {
            regex: Cow::Borrowed(regex),
            matches: Vec::new(),
            leaves: Vec::new(),
            small: OnceLock::new(),
            large: OnceLock::new(),
            asked: AtomicUsize::new(0),
        }
    }

    /// Whether it is found in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match self.large(text) {
            Some(regex) => regex.is_match(text),
            None => self.small().is_some_and(|regex| regex.is_match(text)),
        }
    }

    /// Where it is found in `text`, in bytes.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        if let Some(regex) = self.large(text) {
            return regex.find_iter(text).map(|found| found.range()).collect();
        }
        let found = self.small().map(|regex| regex.find_iter(text));
        let found = found.into_iter().flatten();
        found.map(|found| found.range()).collect()
    }

    /// What it finds in `text` first, with its parts.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        match self.large(text) {
            Some(regex) => regex.captures(text).map(Found::Large),
            None => self.small()?.captures(text).map(Found::Small),
        }
    }

    fn small(&self) -> Option<&regex_lite::Regex> {
        let compile = || regex_lite::Regex::new(&written(&self.regex)).ok();
        self.small.get_or_init(compile).as_ref()
    }

    /// The large engine, if so much was asked that it is worth its while.
    fn large(&self, text: &str) -> Option<&regex::Regex> {
        if let Some(regex) = self.large.get() {
            return regex.as_ref();
        }
        let question = 1 + text.len() / QUESTION;
        let asked = self.asked.fetch_add(question, Ordering::Relaxed) + question;
        let compile = || regex::Regex::new(&written(&self.regex)).ok();
        (asked > FEW)
            .then(|| self.large.get_or_init(compile))?
            .as_ref()
    }
}

/// What a pattern found.
#[derive(Debug)]
pub enum Found<'t> {
    /// By the small engine.
    Small(regex_lite::Captures<'t>),
    /// By the large one.
    Large(regex::Captures<'t>),
}

impl<'t> Found<'t> {
    /// Where all of it stands, in bytes.
    #[must_use]
    pub fn place(&self) -> Range<usize> {
        match self {
            Self::Small(found) => found.get(0).map_or(0..0, |all| all.range()),
            Self::Large(found) => found.get(0).map_or(0..0, |all| all.range()),
        }
    }

    /// The part by its number in the regex; none if that was not needed.
    #[must_use]
    pub fn part(&self, at: usize) -> Option<&'t str> {
        match self {
            Self::Small(found) => found.get(at).map(|part| part.as_str()),
            Self::Large(found) => found.get(at).map(|part| part.as_str()),
        }
    }

    /// The part by its name in the regex.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<&'t str> {
        match self {
            Self::Small(found) => found.name(name).map(|part| part.as_str()),
            Self::Large(found) => found.name(name).map(|part| part.as_str()),
        }
    }
}

/// A pattern as both engines read it alike: they do not agree on which characters are blank.
fn written(regex: &str) -> String {
    let class = format!("[{BLANKS}]");
    let leads = [
        (r"\[", &*class),
        ("[^", BLANKS),
        ("[", BLANKS),
        ("", &*class),
    ];
    leads
        .into_iter()
        .fold(regex.to_owned(), |regex, (lead, blanks)| {
            regex.replace(&format!(r"{lead}\s"), &format!("{lead}{blanks}"))
        })
}

/// White_Space of Unicode, inside a class.
const BLANKS: &str =
    r"\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}";

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

#[cfg(test)]
mod tests {
    use super::{FEW, Pattern, keep_promises, written};
    use crate::lang::pack;

    fn all() -> [(&'static str, &'static Pattern); 23] {
        let all = &pack().patterns;
        [
            ("jump_from", &all.jump_from),
            ("jump_to", &all.jump_to),
            ("dateline", &all.dateline),
            ("byline", &all.byline),
            ("credit", &all.credit),
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

    #[test]
    fn both_engines_find_the_same() {
        let samples = all().into_iter();
        let samples: Vec<&str> = samples
            .flat_map(|(_, pattern)| pattern.matches.iter().chain(&pattern.leaves))
            .map(String::as_str)
            .collect();
        let mut found = 0;
        for (name, pattern) in all() {
            let small = regex_lite::Regex::new(&written(&pattern.regex));
            let small = small.unwrap_or_else(|error| panic!("{name}: {error}"));
            let large = regex::Regex::new(&written(&pattern.regex));
            let large = large.unwrap_or_else(|error| panic!("{name}: {error}"));
            for text in &samples {
                let small: Vec<_> = small.find_iter(text).map(|found| found.range()).collect();
                let large: Vec<_> = large.find_iter(text).map(|found| found.range()).collect();
                assert_eq!(small, large, "{name}: {text}");
                found += small.len();
            }
        }
        assert!(found >= 100, "only {found}");
    }

    #[test]
    fn the_large_engine_takes_over_where_much_is_asked() {
        let often = Pattern::of("第.版");
        for _ in 0..=FEW {
            assert!(often.large.get().is_none());
            assert_eq!(often.places("第一版，第二版"), [0..9, 12..21]);
        }
        assert!(often.large.get().is_some());
        assert_eq!(often.places("第一版，第二版"), [0..9, 12..21]);
        let long = Pattern::of("版$");
        assert!(long.is_match(&"版".repeat(1 << 16)));
        assert!(long.large.get().is_some());
    }

    #[test]
    fn a_blank_is_any_of_unicode() {
        let [bare, bracketed, in_class, other] =
            [r"^\s$", r"^\[\s$", r"^[\s一]$", r"^[^\s一]$"].map(Pattern::of);
        for mark in '\0'..='\u{FFFF}' {
            let (text, is_blank) = (mark.to_string(), mark.is_whitespace());
            assert_eq!(bare.is_match(&text), is_blank, "{mark:?}");
            assert_eq!(
                bracketed.is_match(&format!("[{text}")),
                is_blank,
                "{mark:?}"
            );
            assert_eq!(
                in_class.is_match(&text),
                is_blank || mark == '一',
                "{mark:?}"
            );
            let is_other = !is_blank && mark != '一';
            assert_eq!(other.is_match(&text), is_other, "{mark:?}");
        }
    }
}
