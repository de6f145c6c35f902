//! What was damaged before or while the bytes were decoded.
//! Invariant: each bad byte is in one finding; a line that is whole in another encoding is one finding, not one a byte.

use std::ops::Range;

use encoding_rs::{GB18030, UTF_8};
use memchr::memmem;

use super::REPLACEMENT;
use crate::model::{Finding, Source, Span};
use crate::rule;

/// What GBK readers make of U+FFFD, and of memory that was never written.
const BABBLE: [&str; 3] = ["锟斤拷", "烫烫烫", "屯屯屯"];
/// So many accented Latin letters in a row are bytes of another encoding; no word has them.
const ACCENTS: usize = 4;
/// What of a line is shown.
const SHOWN: usize = 12;

/// Looks through a decoded page; `bytes` is what it was decoded from.
pub fn search(source: &Source, bytes: &[u8]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if source.text().contains(REPLACEMENT) {
        replacements(source, bytes, &mut findings);
    }
    let signs = signs(source.text());
    if signs.babble {
        for babble in BABBLE {
            for at in memmem::find_iter(source.text().as_bytes(), babble) {
                report(source, "D150", at..at + babble.len(), &mut findings);
            }
        }
    }
    if signs.run {
        suspicious_runs(source, &mut findings);
    }
    findings
}

/// What may occur in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Signs {
    /// A word of [`BABBLE`]: its first character does, which may be the name of a village (屯).
    babble: bool,
    /// A suspicious character.
    run: bool,
}

/// What may occur. Most pages have nothing of it, so that all bytes are looked at, many at once, without a branch at each.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a lazy operator is a branch, and three times slower"
)]
fn signs(text: &str) -> Signs {
    let bytes = text.as_bytes();
    let triples = bytes
        .iter()
        .zip(bytes.iter().skip(1))
        .zip(bytes.iter().skip(2));
    let none = (false, false);
    let (babble, run) = triples.fold(none, |(babble, run), ((&lead, &next), &last)| {
        let babbles = ((lead == 0xE9) & (next == 0x94) & (last == 0x9F))
            | ((lead == 0xE7) & (next == 0x83) & (last == 0xAB))
            | ((lead == 0xE5) & (next == 0xB1) & (last == 0xAF));
        let runs = ((lead < b' ') & !matches!(lead, b'\t'..=b'\r' | b'\x1A'))
            | (lead == 0x7F)
            // Accented letters; a middle dot alone is none.
            | ((lead == 0xC2) & ((next != 0xB7) | (last == 0xC2)))
            | (lead == 0xC3)
            // What cannot be seen: quotation marks stand between.
            | ((lead == 0xE2) & (next == 0x80) & ((last < 0x90) | matches!(last, 0xAA..0xB0)))
            | ((lead == 0xE2) & (next == 0x81))
            | ((lead == 0xEF) & (next == 0xBB));
        (babble | babbles, run | runs)
    });
    // No triple begins with the last two bytes.
    let ends = || text.chars().rev().take(2).any(|mark| kind(mark).is_some());
    Signs {
        babble,
        run: run || ends(),
    }
}

/// Bad bytes, or the lines of another encoding that they make up.
fn replacements(source: &Source, bytes: &[u8], findings: &mut Vec<Finding>) {
    let mut raw = bytes.split(|&byte| matches!(byte, b'\n' | b'\r'));
    let mut start = 0;
    for line in source.text().split(['\n', '\r']) {
        let raw = raw.next().unwrap_or_default();
        let bad =
            |(at, mark): (usize, &str)| Span::new(source.page, start + at, start + at + mark.len());
        let spans: Vec<Span> = line.match_indices(REPLACEMENT).map(bad).collect();
        let foreign = (source.encoding == UTF_8.name() && !spans.is_empty())
            .then(|| in_gb18030(raw))
            .flatten();
        if let (Some(words), [first, .., last]) = (foreign, spans.as_slice()) {
            let place = Span {
                end: last.end,
                ..*first
            };
            let found = rule::finding("D140", vec![place]);
            let found = found.with("encoding", GB18030.name());
            findings.push(found.with("words", words));
        } else {
            let bad = |span| rule::finding("D110", vec![span]).with("encoding", source.encoding);
            findings.extend(spans.into_iter().map(bad));
        }
        start += line.len() + 1;
    }
}

/// The beginning of a line that is no UTF-8 and reads as Chinese in GB18030.
fn in_gb18030(line: &[u8]) -> Option<String> {
    let (text, damaged) = GB18030.decode_without_bom_handling(line);
    let chinese = |mark: &char| matches!(mark, '\u{4E00}'..='\u{9FFF}');
    let whole =
        std::str::from_utf8(line).is_err() && !damaged && text.chars().filter(chinese).count() > 1;
    // Bytes of GB18030 may happen to be letters of UTF-8; a Chinese character there shows a line of UTF-8.
    let mut chunks = line.utf8_chunks();
    let foreign = chunks.all(|chunk| !chunk.valid().chars().any(|mark| chinese(&mark)));
    (whole && foreign).then(|| text.trim().chars().take(SHOWN).collect())
}

/// Runs of characters that cannot be seen, and of accented letters.
fn suspicious_runs(source: &Source, findings: &mut Vec<Finding>) {
    let marks = source.text().char_indices();
    let mut seen = marks
        .filter_map(|(at, mark)| Some((kind(mark)?, at..at + mark.len_utf8())))
        .peekable();
    while let Some((kind, mut range)) = seen.next() {
        let mut count = 1;
        while let Some((_, next)) =
            seen.next_if(|(next, place)| *next == kind && place.start == range.end)
        {
            range.end = next.end;
            count += 1;
        }
        close(source, kind, range, count, findings);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Invisible,
    Accented,
}

fn kind(mark: char) -> Option<Kind> {
    match mark {
        '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{FF}' => Some(Kind::Accented),
        '\0'..='\u{8}'
        | '\u{E}'..='\u{19}'
        | '\u{1B}'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => Some(Kind::Invisible),
        _ => None,
    }
}

fn close(
    source: &Source,
    kind: Kind,
    range: Range<usize>,
    count: usize,
    findings: &mut Vec<Finding>,
) {
    match kind {
        Kind::Accented if count >= ACCENTS => report(source, "D150", range, findings),
        Kind::Accented => {}
        Kind::Invisible => {
            let mark = source.slice(range.start, range.end).chars().next();
            let code = format!("U+{:04X}", mark.map_or(0, u32::from));
            let place = Span::new(source.page, range.start, range.end);
            findings.push(rule::finding("D160", vec![place]).with("character", code));
        }
    }
}

fn report(source: &Source, code: &'static str, range: Range<usize>, findings: &mut Vec<Finding>) {
    let words: String = source
        .slice(range.start, range.end)
        .chars()
        .take(SHOWN)
        .collect();
    let place = Span::new(source.page, range.start, range.end);
    findings.push(rule::finding(code, vec![place]).with("words", words));
}

#[cfg(test)]
mod tests {
    use super::{ACCENTS, BABBLE, Kind, Signs, kind, signs};

    #[test]
    fn nothing_that_is_searched_for_hides_from_the_first_look() {
        for babble in BABBLE {
            assert!(signs(babble).babble, "{babble}");
        }
        for mark in '\0'..='\u{FFFF}' {
            let run = match kind(mark) {
                Some(Kind::Invisible) => 1,
                Some(Kind::Accented) => ACCENTS,
                None => continue,
            };
            let seen = mark.to_string().repeat(run);
            for text in [format!("清样{seen}清样"), seen] {
                assert!(signs(&text).run, "U+{:04X}", u32::from(mark));
            }
        }
    }

    #[test]
    fn news_has_nothing_strange() {
        let news = signs("\u{3000}“清样”——‘大样’…… 约翰·里德\t1,234（℃），\r\n完。");
        let none = Signs {
            babble: false,
            run: false,
        };
        assert_eq!(news, none);
    }
}
