//! What a file's name says of its page: paper, day, printed page.
//! Invariant: only whole words of a name are read, so that no number inside a longer one becomes a day or a page.
//!
//! Known shapes: `20240828-02.txt`, `2024-08-28/A02.txt`, `2024/08/28/01.txt`, `大众日报 2024年8月28日 第2版.txt`,
//! `rmrb_1946.05.15_1.txt`, `01.txt`. Deliberately absent: what stands in the file.

use super::{Pattern, folio, jump::page_number};
use crate::model::PageFacts;

/// A day; the year is of a time that had newspapers, so that other runs of digits are none.
static DAY: Pattern = Pattern::of(
    r"(?:^|[^0-9])(((?:1[89]|20)[0-9]{2})(?:([01][0-9])([0-3][0-9])|[-_./年]([0-9]{1,2})[-_./月]([0-9]{1,2})日?))(?:[^0-9]|$)",
);
/// A printed page as the last word of a name.
static PAGE: Pattern = Pattern::of(
    r"(?:^|[^0-9A-Za-zＡ-Ｚ０-９])(?:第|[Pp]age|[Pp]|版)?[ _-]?([A-HTa-htＡ-ＨＴ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})版?$",
);

/// Adds what a file's path says, its parts parted by `/`; the file's own name speaks before its folders'.
pub fn read(path: &str, facts: &mut PageFacts) {
    let stem = stem(path);
    let (folders, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let mut said = PageFacts::default();
    // What is left of the name when its day is taken out.
    let mut rest = name.to_owned();
    if let Some((date, printed)) = day(name) {
        said.date = Some(date);
        rest = name.replacen(printed, " ", 1);
    } else if let Some((date, printed)) = day(stem) {
        said.date = Some(date);
        if stem.ends_with(printed) {
            rest.clear();
        }
    }
    said.print_page = page(&rest);
    said.publication = folio::paper(name).or_else(|| folio::paper(folders));
    facts.complete(&said);
}

/// The printed page that the last word of a name says.
#[must_use]
pub fn page(name: &str) -> Option<String> {
    let found = PAGE.find(name)?;
    let plain = page_number(&found.part(1)?.to_uppercase());
    // Zeros before a bare number are there for the sorting of files.
    let page = plain.trim_start_matches('0');
    (!page.is_empty()).then(|| page.to_owned())
}

/// The day that a name says, and how it says it.
fn day(name: &str) -> Option<(String, &str)> {
    let found = DAY.find(name)?;
    let part = |at: usize| found.part(at).unwrap_or_default();
    let (month, day) = (part(3).to_owned() + part(5), part(4).to_owned() + part(6));
    Some((folio::day(part(2), &month, &day)?, part(1)))
}

/// The path without the ending of its kind, if it has one: no dot of a day and no number is an ending.
fn stem(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, kind))
            if !stem.is_empty()
                && !stem.ends_with('/')
                && (1..=8).contains(&kind.len())
                && kind.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && kind.bytes().any(|byte| byte.is_ascii_alphabetic()) =>
        {
            stem
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::PageFacts;

    #[test]
    fn names_say_day_and_page() {
        for (path, date, page) in [
            ("20240828-02.txt", Some("2024-08-28"), Some("2")),
            ("2024-08-28/A02.txt", Some("2024-08-28"), Some("A02")),
            ("a/2024/08/28/1.txt", Some("2024-08-28"), Some("1")),
            ("rmrb/1946.05.15.第3版.txt", Some("1946-05-15"), Some("3")),
            ("2024年8月28日 第二版.txt", Some("2024-08-28"), Some("2")),
            ("2024-08-28_p3.TXT", Some("2024-08-28"), Some("3")),
            ("20240828Ａ２.txt", Some("2024-08-28"), Some("A2")),
            ("20240828/page-12", Some("2024-08-28"), Some("12")),
            ("p25-jumps-003-04.txt", None, Some("4")),
            ("01.txt", None, Some("1")),
            ("a02.txt", None, Some("A02")),
            ("2024/08/28.txt", Some("2024-08-28"), None),
        ] {
            let mut facts = PageFacts::default();
            read(path, &mut facts);
            assert_eq!(facts.date.as_deref(), date, "{path}");
            assert_eq!(facts.print_page.as_deref(), page, "{path}");
        }
    }

    #[test]
    fn other_numbers_say_nothing() {
        for path in [
            "page.txt",
            "000123.txt",
            "20241328.txt",
            "scan-99999999-x.txt",
            "3月/notes.txt",
            "",
            ".txt",
        ] {
            let mut facts = PageFacts::default();
            read(path, &mut facts);
            assert_eq!(facts, PageFacts::default(), "{path}");
        }
    }

    #[test]
    fn a_name_may_name_the_paper_and_never_overrules() {
        let mut facts = PageFacts {
            date: Some("2020-01-01".to_owned()),
            ..PageFacts::default()
        };
        read("青川日报/20240828-02.txt", &mut facts);
        assert_eq!(facts.publication.as_deref(), Some("青川日报"));
        assert_eq!(facts.date.as_deref(), Some("2020-01-01"));
    }
}
