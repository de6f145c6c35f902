//! The names of results: pure text, no file is touched.
//! Invariant: a name is one that every file system takes, and no name leads out of the out folder.

use std::path::{Path, PathBuf};

/// Endings that a result does not keep: what kind of text a page was does not matter any more.
const TEXTS: &[&str] = &["txt", "text", "md", "markdown"];

/// Characters of a headline in a name: four bytes each stay far below the 143 of the strictest file systems.
const LONGEST_HEADLINE: usize = 30;

/// Bytes of a part that was made of an id.
const LONGEST_PART: usize = 120;

/// Names that Windows keeps for devices, whatever stands behind their dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "com", "lpt"];

/// A page's result, from its place: `2024/01.txt` becomes `2024/01.md`.
pub fn result(place: &Path, kind: &str) -> PathBuf {
    let mut name = base(place).into_os_string();
    name.push(".");
    name.push(kind);
    name.into()
}

/// An article's result, in a folder of its page's name: `2024/01/03-headline.md`; `order` from 1.
pub fn article(place: &Path, order: usize, headline: &str, kind: &str) -> PathBuf {
    let words: String = headline.chars().take(LONGEST_HEADLINE).collect();
    let words = safe(&words);
    let name = if words.is_empty() {
        format!("{order:02}.{kind}")
    } else {
        format!("{order:02}-{words}.{kind}")
    };
    base(place).join(name)
}

/// The place of a page that has an id instead of a file: its slashes part folders.
pub fn of_id(id: &str) -> PathBuf {
    let parts = id.split(['/', '\\']).map(safe);
    let place: PathBuf = parts.filter(|part| !part.is_empty()).collect();
    if place.as_os_str().is_empty() {
        PathBuf::from("page")
    } else {
        place
    }
}

/// The place without an ending that only says that it was a text.
fn base(place: &Path) -> PathBuf {
    let ending = place.extension().and_then(|ending| ending.to_str());
    let text = |ending: &str| TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text));
    if ending.is_some_and(text) {
        place.with_extension("")
    } else {
        place.to_owned()
    }
}

/// The text as a name: without marks that a file system reads, blanks closed up, no dot or blank at an end.
fn safe(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|mark| match mark {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
            mark if mark.is_control() || mark.is_whitespace() || is_unseen(mark) => ' ',
            mark => mark,
        })
        .collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let mut name = words.join("-");
    while name.len() > LONGEST_PART {
        name.pop();
    }
    let name = name.trim_matches(['.', '-', '~']);
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end_matches(|mark: char| mark.is_ascii_digit());
    if DEVICES
        .iter()
        .any(|device| stem.eq_ignore_ascii_case(device))
    {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// Marks that change how text runs, or show nothing: names with them look like others.
fn is_unseen(mark: char) -> bool {
    matches!(mark, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{article, of_id, result, safe};

    #[test]
    fn a_result_is_named_for_its_page() {
        for (place, name) in [
            ("2024/01.txt", "2024/01.json"),
            ("2024/01.TXT", "2024/01.json"),
            ("2024.08.28", "2024.08.28.json"),
            ("01", "01.json"),
            ("page.ocr", "page.ocr.json"),
        ] {
            assert_eq!(result(Path::new(place), "json"), Path::new(name), "{place}");
        }
    }

    #[test]
    fn an_article_is_named_for_its_page_order_and_headline() {
        let long = "样".repeat(200);
        let cut = format!("a/01/12-{}.md", "样".repeat(30));
        for (headline, order, name) in [
            ("全省推出 百个场景", 1, "a/01/01-全省推出-百个场景.md"),
            ("../../etc/passwd", 2, "a/01/02-etc-passwd.md"),
            ("a:b*c?\"<d>|e\\f/g\u{0}\n", 3, "a/01/03-a-b-c-d-e-f-g.md"),
            ("", 4, "a/01/04.md"),
            ("...", 5, "a/01/05.md"),
            (&long, 12, &cut),
        ] {
            let made = article(Path::new("a/01.txt"), order, headline, "md");
            assert_eq!(made, Path::new(name), "{headline}");
        }
    }

    #[test]
    fn an_id_never_leads_out() {
        for (id, place) in [
            ("rmrb/1946-05-15/1", "rmrb/1946-05-15/1"),
            ("../../a", "a"),
            ("/etc//passwd", "etc/passwd"),
            ("C:\\x", "C/x"),
            ("..", "page"),
            ("", "page"),
        ] {
            assert_eq!(of_id(id), Path::new(place), "{id}");
        }
    }

    #[test]
    fn every_file_system_takes_a_name() {
        for (text, name) in [
            ("CON", "_CON"),
            ("com1.txt", "_com1.txt"),
            ("congress", "congress"),
            ("a\u{202E}b", "a-b"),
            (" . a . ", "a"),
        ] {
            assert_eq!(safe(text), name);
        }
        assert!(safe(&"样".repeat(900)).len() <= 120);
    }
}
