//! The marks of a proof's line: what stands before and around its text, and where the text stands.
//! Invariant: a mark that a backslash protects is none, and a line whose marks hold no text is plain.

use std::ops::Range;

use crate::model::{STAMP, Source};

/// The marks of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The stamp of a proof.
    Stamp,
    /// One or two number signs; what stands behind them may be nothing.
    Headline,
    /// Three to six number signs.
    Crosshead,
    /// A quotation mark.
    Caption,
    /// The whole line between so many asterisks, one to three.
    Emphasis(usize),
    /// The whole line between two underscores.
    Signature,
    /// None.
    Plain,
}

/// A line that is not blank: its bytes without outer blanks, and its marks.
#[derive(Debug, Clone, Copy)]
pub struct ProofLine {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its marks.
    pub sign: Sign,
}

/// The lines of a proof that are not blank.
pub fn lines(source: &Source) -> Vec<ProofLine> {
    (0..source.line_count())
        .filter_map(|index| {
            let range = source.line(index);
            let raw = source.slice(range.start, range.end);
            let text = raw.trim();
            let start = range.start + raw.len() - raw.trim_start().len();
            let line = ProofLine {
                start,
                end: start + text.len(),
                sign: sign(text),
            };
            (!text.is_empty()).then_some(line)
        })
        .collect()
}

fn sign(text: &str) -> Sign {
    let signs = text.len() - text.trim_start_matches('#').len();
    let behind = text.get(signs..).unwrap_or_default();
    let heads = behind.is_empty() || behind.starts_with(char::is_whitespace);
    match signs {
        _ if text == STAMP => Sign::Stamp,
        1 | 2 if heads => Sign::Headline,
        3..=6 if heads && !heading(text).is_empty() => Sign::Crosshead,
        _ if text.starts_with('>') && text.len() > 1 => Sign::Caption,
        _ if around('_', text) == Some(1) => Sign::Signature,
        _ => emphasis(text).map_or(Sign::Plain, Sign::Emphasis),
    }
}

/// Where the text of a heading stands between its number signs, in bytes. Those behind it are marks if a blank stands
/// before them (CommonMark 0.31, 4.2).
pub fn heading(text: &str) -> Range<usize> {
    let behind = text.trim_start_matches('#');
    let open = behind.trim_end_matches('#');
    let body = if open.is_empty() || open.ends_with(char::is_whitespace) {
        open
    } else {
        behind
    };
    let start = text.len() - behind.trim_start().len();
    let end = text.len() - behind.len() + body.trim_end().len();
    start.min(end)..end
}

/// How many asterisks stand around the whole of a text that has no others.
pub fn emphasis(text: &str) -> Option<usize> {
    around('*', text)
}

/// How often a mark stands on each side around the whole of a text that has no others.
fn around(sign: char, text: &str) -> Option<usize> {
    let marks = unprotected(sign, text);
    let width = marks.len() / 2;
    let inner = text.len().checked_sub(2 * width)?;
    let around = marks
        .iter()
        .enumerate()
        .all(|(at, &mark)| mark == if at < width { at } else { inner + at });
    let filled = text
        .get(width..width + inner)
        .is_some_and(|inner| !inner.trim().is_empty());
    (around && filled && marks.len() == 2 * width && (1..=3).contains(&width)).then_some(width)
}

/// Where a mark stands that no backslash protects, in bytes.
pub fn unprotected(sign: char, text: &str) -> Vec<usize> {
    let mut protected = false;
    let mut found = Vec::new();
    for (at, mark) in text.char_indices() {
        if mark == sign && !protected {
            found.push(at);
        }
        protected = mark == '\\' && !protected;
    }
    found
}

/// How many lines from here a headline follows, if only its standing head and kicker stand between.
pub fn headline_behind(lines: &[ProofLine], at: usize) -> Option<usize> {
    let sign = |step: usize| lines.get(at + step).map(|line| line.sign);
    match (sign(0)?, sign(1), sign(2)) {
        (Sign::Headline, ..) => Some(0),
        (Sign::Emphasis(1 | 2), Some(Sign::Headline), _) => Some(1),
        (Sign::Emphasis(2), Some(Sign::Emphasis(1)), Some(Sign::Headline)) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Sign, heading, sign};

    #[test]
    fn marks_are_told_from_text() {
        let cases = [
            ("<!-- 清样 -->", Sign::Stamp),
            ("##", Sign::Headline),
            ("# 标题", Sign::Headline),
            ("##标题", Sign::Plain),
            ("### （三）", Sign::Crosshead),
            ("###", Sign::Plain),
            ("### ##", Sign::Plain),
            ("####### 七", Sign::Plain),
            ("> 图为现场。", Sign::Caption),
            (">图为现场。", Sign::Caption),
            (">", Sign::Plain),
            ("*□记者 某某*", Sign::Emphasis(1)),
            ("**副题**", Sign::Emphasis(2)),
            ("***（上接第一版）***", Sign::Emphasis(3)),
            ("_（记者 某某）_", Sign::Signature),
            ("_一_二_", Sign::Plain),
            ("_一\\_", Sign::Plain),
            ("__", Sign::Plain),
            ("*一*二*", Sign::Plain),
            ("**一*", Sign::Plain),
            ("*一\\*", Sign::Plain),
            ("*一\\\\*", Sign::Emphasis(1)),
            ("****", Sign::Plain),
            ("*", Sign::Plain),
            ("* *", Sign::Plain),
        ];
        for (text, wanted) in cases {
            assert_eq!(sign(text), wanted, "{text}");
        }
    }

    #[test]
    fn signs_behind_a_heading_are_marks_only_after_a_blank() {
        for (text, wanted) in [
            ("## 标题", "标题"),
            ("## 标题 ##", "标题"),
            ("## 标题#", "标题#"),
            ("## 标题 \\#", "标题 \\#"),
            ("## ##", ""),
            ("##", ""),
        ] {
            assert_eq!(text.get(heading(text)), Some(wanted), "{text}");
        }
    }
}
