//! split: a [`Source`] to its lines, marks set apart from text.
//! Invariant: every character that is not blank is in a line's text or in a named mark.
//! Deliberately absent: what a line is. A heading mark is kept as evidence and decides nothing here.

use crate::lang::character;
use crate::model::{Edit, Emphasis, Finding, Line, Mark, Source, Span, Text, Withheld};
use crate::rule;

/// The lines of a page that are not blank, the marks of lines that hold nothing else, and the private-use characters seen.
#[must_use]
pub fn split(source: &Source) -> (Vec<Line>, Vec<Withheld>, Vec<Finding>) {
    let strange = has_strange_characters(source.text());
    let (mut lines, mut loose, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let mut after_blank = true;
    for index in 0..source.line_count() {
        let range = source.line(index);
        let raw = source.slice(range.start, range.end);
        if raw.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let mut line = set_apart(source, range.start, raw);
        line.number = index + 1;
        line.after_blank = std::mem::take(&mut after_blank);
        if line.text.is_empty() {
            loose.append(&mut line.withheld);
            after_blank = true;
            continue;
        }
        if strange {
            line.text = fold(source, &line.text, &mut findings);
        }
        lines.push(line);
    }
    (lines, loose, findings)
}

/// Takes the heading or quotation mark, the emphasis and the outer blanks off a line that begins at byte `start`.
fn set_apart(source: &Source, start: usize, raw: &str) -> Line {
    let span = |from: usize, to: usize| Span::new(source.page, from, to);
    let end = start + raw.trim_end().len();
    let mut at = start + raw.len() - raw.trim_start().len();
    let indent = indent_cells(source.slice(start, at));
    let mut withheld = Vec::new();
    let mut mark = Mark::None;
    if is_rule(source.slice(at, end)) {
        withheld.push(Withheld::Rule(span(at, end)));
        at = end;
    }
    let rest = source.slice(at, end);
    let signs = rest.len() - rest.trim_start_matches('#').len();
    let after_signs = rest.get(signs..).unwrap_or_default();
    if (1..=6).contains(&signs) && after_signs.starts_with(char::is_whitespace) {
        withheld.push(Withheld::Heading(span(at, at + signs)));
        mark = Mark::Heading(signs as u8);
        at = end - after_signs.trim_start().len();
    } else if rest.starts_with("> ") {
        withheld.push(Withheld::Quote(span(at, at + 1)));
        mark = Mark::Quote;
        at = end - rest.get(1..).unwrap_or_default().trim_start().len();
    } else if signs == rest.len() && signs > 0 {
        withheld.push(Withheld::Heading(span(at, end)));
        at = end;
    }
    let (text, emphasis) = without_emphasis(source, at, end, &mut withheld);
    Line {
        number: 0,
        text,
        mark,
        emphasis,
        indent,
        after_blank: false,
        known: None,
        withheld,
    }
}

/// A line of three asterisks or more and nothing else parts a dump and says nothing.
fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte == b'*' || byte == b' ')
}

fn indent_cells(blanks: &str) -> u8 {
    let halves: usize = blanks
        .chars()
        .map(|blank| {
            if blank == '\u{3000}' || blank == '\u{2003}' {
                2
            } else {
                1
            }
        })
        .sum();
    (halves / 2).min(usize::from(u8::MAX)) as u8
}

/// Pairs of `**` are emphasis; a single one, and single asterisks inside a line, are text.
fn without_emphasis(
    source: &Source,
    start: usize,
    end: usize,
    withheld: &mut Vec<Withheld>,
) -> (Text, Emphasis) {
    const SIGN: &str = "**";
    let body = source.slice(start, end);
    if !body.contains('*') {
        return (source.copy(start, end), Emphasis::None);
    }
    let bare = |sign: &str| {
        let inner = body.strip_prefix(sign)?.strip_suffix(sign)?;
        (!inner.is_empty() && !inner.contains('*') && inner.trim() == inner).then_some(sign.len())
    };
    for (sign, emphasis) in [(SIGN, Emphasis::Bold), ("*", Emphasis::Italic)] {
        if let Some(width) = bare(sign) {
            withheld.push(Withheld::Emphasis(Span::new(
                source.page,
                start,
                start + width,
            )));
            withheld.push(Withheld::Emphasis(Span::new(source.page, end - width, end)));
            return (source.copy(start + width, end - width), emphasis);
        }
    }
    let signs: Vec<usize> = body.match_indices(SIGN).map(|(at, _)| start + at).collect();
    if signs.is_empty() || signs.len() % 2 == 1 || body.contains("***") {
        return (source.copy(start, end), Emphasis::None);
    }
    let mut text = Text::default();
    let mut at = start;
    for sign in signs {
        text.append(source.copy(at, sign));
        at = sign + SIGN.len();
        withheld.push(Withheld::Emphasis(Span::new(source.page, sign, at)));
    }
    text.append(source.copy(at, end));
    (text.trimmed(), Emphasis::None)
}

/// Whether any radical, compatibility ideograph or private-use character may occur. Nearly no page has one, so that all
/// pairs of bytes are looked at, many at once, without a branch at each.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a lazy operator is a branch, and three times slower"
)]
fn has_strange_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |seen, (&lead, &next)| {
        seen | ((lead == 0xE2) & (next >= 0xBA))
            | ((lead == 0xEF) & (next <= 0xAB))
            | ((lead == 0xF0) & (next == 0xAF))
            | (lead == 0xEE)
            | (lead == 0xF3)
            | (lead == 0xF4)
    })
}

/// Sets the plain character in place of each that only stands for one.
fn fold(source: &Source, text: &Text, findings: &mut Vec<Finding>) -> Text {
    let mut folded = Text::default();
    for span in text.spans() {
        let start = span.start as usize;
        let mut copied = start;
        for (offset, mark) in source.slice(start, span.end as usize).char_indices() {
            let at = start + offset;
            let here = Span::new(source.page, at, at + mark.len_utf8());
            if let Some(plain) = character::plain(mark) {
                folded.append(source.copy(copied, at));
                folded.append_edit(Edit::FoldCharacter, here, plain.encode_utf8(&mut [0; 4]));
                copied = here.end as usize;
            } else if is_private(mark) {
                let character = format!("U+{:04X}", u32::from(mark));
                findings.push(rule::finding("D130", vec![here]).with("character", character));
            }
        }
        folded.append(source.copy(copied, span.end as usize));
    }
    folded
}

fn is_private(mark: char) -> bool {
    matches!(mark, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::model::{Emphasis, Mark, Source};

    fn lines(text: &str) -> Vec<(String, Mark, Emphasis, u8)> {
        let source = Source::new(0, "-".to_owned(), "UTF-8", text.to_owned());
        let (lines, ..) = split(&source);
        lines
            .into_iter()
            .map(|line| {
                (
                    line.text.as_str().to_owned(),
                    line.mark,
                    line.emphasis,
                    line.indent,
                )
            })
            .collect()
    }

    fn one(text: &str) -> (String, Mark, Emphasis, u8) {
        let mut all = lines(text);
        assert_eq!(all.len(), 1, "{text:?}");
        all.remove(0)
    }

    #[test]
    fn marks_are_set_apart() {
        assert_eq!(
            one("## 标题\r\n"),
            ("标题".to_owned(), Mark::Heading(2), Emphasis::None, 0)
        );
        assert_eq!(
            one("> 图说"),
            ("图说".to_owned(), Mark::Quote, Emphasis::None, 0)
        );
        assert_eq!(
            one("**权威发布**"),
            ("权威发布".to_owned(), Mark::None, Emphasis::Bold, 0)
        );
        assert_eq!(
            one("**本报讯** 记者今天"),
            ("本报讯 记者今天".to_owned(), Mark::None, Emphasis::None, 0)
        );
        assert_eq!(
            one("\u{3000}\u{3000}正文"),
            ("正文".to_owned(), Mark::None, Emphasis::None, 2)
        );
    }

    #[test]
    fn what_is_no_mark_is_text() {
        for text in ["#标题", "**半句", "5*3", "####### 七", ">引"] {
            assert_eq!(one(text).0, text);
        }
        assert!(lines("***\n\n##\n").is_empty());
    }

    #[test]
    fn characters_of_pdf_text_layers_are_folded() {
        assert_eq!(one("⼀⽇⻅\u{F9D1}").0, "一日见六");
    }
}
