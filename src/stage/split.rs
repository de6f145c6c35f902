//! split: a [`Source`] to its lines, marks set apart from text.
//! Invariant: every character that is not blank is in a line's text or in a named mark.
//! Deliberately absent: what a line is. A heading mark is kept as evidence and decides nothing here.

use unicode_normalization::UnicodeNormalization;

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
            if let Some(plain) = plain_character(mark) {
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

/// What a character stands for: by its Unicode compatibility decomposition, by Unicode's EquivalentUnifiedIdeograph
/// for radicals that have none, and by GB 18030-2022 for private-use characters that the standard has since named.
fn plain_character(mark: char) -> Option<char> {
    match mark {
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let mut plain = mark.nfkc();
            let first = plain
                .next()
                .filter(|&first| first != mark && plain.next().is_none());
            first.or_else(|| named(mark))
        }
        '\u{E000}'..='\u{F8FF}' => named(mark),
        _ => None,
    }
}

fn named(mark: char) -> Option<char> {
    NAMED
        .binary_search_by_key(&mark, |&(strange, _)| strange)
        .ok()
        .and_then(|at| NAMED.get(at))
        .map(|&(_, plain)| plain)
}

/// Sorted by the first.
const NAMED: &[(char, char)] = &[
    ('\u{2E81}', '厂'),
    ('\u{2E85}', '亻'),
    ('\u{2E8B}', '㔾'),
    ('\u{2E97}', '心'),
    ('\u{2EA0}', '民'),
    ('\u{2EAE}', '竹'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEB}', '斉'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{E78D}', '︐'),
    ('\u{E78E}', '︒'),
    ('\u{E78F}', '︑'),
    ('\u{E790}', '︓'),
    ('\u{E791}', '︔'),
    ('\u{E792}', '︕'),
    ('\u{E793}', '︖'),
    ('\u{E794}', '︗'),
    ('\u{E795}', '︘'),
    ('\u{E796}', '︙'),
    ('\u{E81E}', '\u{9FB4}'),
    ('\u{E826}', '\u{9FB5}'),
    ('\u{E82B}', '\u{9FB6}'),
    ('\u{E82C}', '\u{9FB7}'),
    ('\u{E832}', '\u{9FB8}'),
    ('\u{E843}', '\u{9FB9}'),
    ('\u{E854}', '\u{9FBA}'),
    ('\u{E864}', '\u{9FBB}'),
];

#[cfg(test)]
mod tests {
    use super::{NAMED, split};
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
        assert!(NAMED.is_sorted_by_key(|(strange, _)| *strange));
    }
}
