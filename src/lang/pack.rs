//! The language pack: its patterns, marks and lists.
//! Invariant: the pack in the binary parses and compiles; the tests hold it to that.
//! Deliberately absent: patterns written in code, and how a pattern is asked (`pattern`).

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Pattern, is_word};

/// The patterns of a pack, by what they look for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is explained by its samples in the pack")]
pub struct Patterns {
    pub jump_from: Pattern,
    pub jump_to: Pattern,
    pub dateline: Pattern,
    pub byline: Pattern,
    pub credit: Pattern,
    pub caption_lead: Pattern,
    pub author_note: Pattern,
    pub folio: Pattern,
    pub folio_part: Pattern,
    pub masthead: Pattern,
    pub editors: Pattern,
    pub qr_prompt: Pattern,
    pub qr_tail: Pattern,
    pub image: Pattern,
    pub notice: Pattern,
    pub section_name: Pattern,
    pub numbered: Pattern,
    pub couplet: Pattern,
    pub note_head: Pattern,
    pub author_abroad: Pattern,
    pub bare_name: Pattern,
    pub last_line: Pattern,
    pub reference: Pattern,
}

/// A few marks, asked for at the edges of every line.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub struct Marks {
    marks: Vec<char>,
    /// A bit for the last six bits of each mark: nearly every other character is told by it.
    bits: u64,
}

impl From<String> for Marks {
    fn from(marks: String) -> Self {
        let bits = marks.chars().fold(0, |bits, mark| bits | bit(mark));
        Self {
            marks: marks.chars().collect(),
            bits,
        }
    }
}

/// The bit of a mark.
fn bit(mark: char) -> u64 {
    1 << (u32::from(mark) % 64)
}

impl Marks {
    /// Whether `mark` is one of them.
    #[must_use]
    pub fn contains(&self, mark: char) -> bool {
        self.bits & bit(mark) != 0 && self.marks.contains(&mark)
    }

    /// The place of `mark` among them; an opener and its closer have the same.
    #[must_use]
    pub fn place(&self, mark: char) -> Option<usize> {
        self.marks.iter().position(|&own| own == mark)
    }
}

/// What the tool knows of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its BCP 47 tag.
    pub language: String,
    /// Marks that end a sentence.
    pub stops: Marks,
    /// Marks that may follow a stop and still end the sentence.
    pub closers: Marks,
    /// Marks that open what a closer closes, in the same order.
    pub openers: Marks,
    /// Marks that part a sentence and never end one.
    pub clause_marks: Marks,
    /// Signs that begin an item or a byline.
    pub opening_marks: Marks,
    /// Leads of question and answer.
    pub questioners: Vec<String>,
    /// The patterns.
    pub patterns: Patterns,
    /// Rubrics under which articles stand, as newspapers print them (CONVENTIONS §6).
    pub standing_heads: Vec<String>,
    /// Last characters of the words that say that someone spoke: 说, 表示, 介绍, 告诉.
    pub speech: String,
    /// Words that end a kicker.
    pub kicker_endings: Vec<String>,
}

static CHINESE: LazyLock<Option<Pack>> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/zh.json")).ok());

/// The Chinese pack.
///
/// # Panics
/// Never in a tested build: the pack is part of the binary, and a test parses it.
#[must_use]
pub fn pack() -> &'static Pack {
    #[expect(
        clippy::expect_used,
        reason = "a checked place: the pack is compiled in and tested"
    )]
    CHINESE.as_ref().expect("the built-in language pack parses")
}

impl Pack {
    /// Whether `text` is a rubric: one that is listed, or two halves of one length set apart as no headline sets them.
    #[must_use]
    pub fn is_rubric(&self, text: &str) -> bool {
        self.standing_heads.iter().any(|name| name == text) || self.is_couplet(text)
    }

    /// Whether `text` heads a note of the editors or one side of a dialogue: `开栏的话`, `关切`.
    #[must_use]
    pub fn is_note_head(&self, text: &str) -> bool {
        // Six characters and blanks at most; the pattern is not asked about running text.
        text.len() <= 32 && self.patterns.note_head.is_match(text)
    }

    /// Whether `text` is two halves of one length, four to ten characters each, set apart by a wide gap or a middle dot:
    /// `政策问答·回应关切`.
    #[must_use]
    pub fn is_couplet(&self, text: &str) -> bool {
        // Twice ten characters and a gap at most; the pattern is not asked about running text, nor where there is no gap.
        if text.len() > 72
            || !text.contains(|mark: char| mark == '·' || (!is_word(mark) && mark.is_whitespace()))
        {
            return false;
        }
        let found = self.patterns.couplet.find(text);
        let half = |name| Some(found.as_ref()?.name(name)?.chars().count());
        half("left").is_some_and(|left| (4..=10).contains(&left)) && half("left") == half("right")
    }

    /// Whether `text` ends a sentence: a stop, with or without closers behind it. An opening quotation mark behind the
    /// stop is a closing one that the scan turned round: no line may end in an opening mark.
    #[must_use]
    pub fn ends_sentence(&self, text: &str) -> bool {
        let text = text.strip_suffix(['“', '‘']).unwrap_or(text);
        let core =
            text.trim_end_matches(|mark: char| self.closers.contains(mark) || mark.is_whitespace());
        core.ends_with(|mark: char| self.stops.contains(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn a_sentence_may_end_inside_its_closers() {
        for text in ["他来了。", "他说：“好。”", "好！）", "……", "他来了。“"]
        {
            assert!(pack().ends_sentence(text), "{text}");
        }
        for text in ["他来了", "他说：", "“好”", "他说“", ""] {
            assert!(!pack().ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn the_halves_of_a_couplet_are_of_one_length() {
        for text in ["政策问答·回应关切", "春风化雨三十载  江河两岸谱新篇"] {
            assert!(pack().is_couplet(text), "{text}");
        }
        for text in ["张某亮  付某志", "卡尔·马克思", "现场·代表通道", "政策问答"]
        {
            assert!(!pack().is_couplet(text), "{text}");
        }
    }
}
