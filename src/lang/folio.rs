//! What a folio or masthead line says: paper, day, printed page, section.
//! Invariant: the first line that says a thing is believed; nothing is guessed.

use std::sync::LazyLock;

use regex::Regex;

use super::{jump::page_number, pack};
use crate::model::PageFacts;

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("([0-9０-９〇○一二三四五六七八九]{4})\\s*年\\s*([0-9０-９一二三四五六七八九十]{1,3})\\s*月\\s*([0-9０-９一二三四五六七八九十]{1,3})\\s*日").ok()
});
static PAGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("^第?\\s*([A-DＡ-Ｄ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*版|第\\s*([A-DＡ-Ｄ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*版|日\\s*([A-D]?[0-9]{1,3})\\s*版|^([A-DＡ-Ｄ]?[0-9０-９]{1,3})$|星期[一二三四五六日]\\s+([A-D]?[0-9]{1,3})(?:\\s|$)").ok()
});
static PAPER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("[一-鿿]{2,6}?(?:日报|晚报|早报|晨报|时报|商报|农报|都市报|日報|晚報|導報|报海外版)")
        .ok()
});

/// Adds what `text` says to `facts`.
pub fn read(text: &str, facts: &mut PageFacts) {
    if facts.publication.is_none() {
        facts.publication = paper(text);
    }
    let date = DATE.as_ref().and_then(|regex| regex.captures(text));
    if facts.date.is_none()
        && let Some(found) = &date
    {
        let part = |at: usize| found.get(at).map_or("", |part| part.as_str());
        facts.date = day(part(1), part(2), part(3));
    }
    if facts.print_page.is_none()
        && let Some(found) = PAGE.as_ref().and_then(|regex| regex.captures(text))
    {
        facts.print_page = (1..=5)
            .find_map(|at| found.get(at))
            .map(|part| page_number(part.as_str()));
    }
    if facts.print_section.is_none() {
        let words = text.split(|mark: char| mark.is_whitespace() || matches!(mark, '：' | ':'));
        facts.print_section = words
            .map(str::trim)
            .find(|word| pack().patterns.section_name.is_match(word))
            .map(str::to_owned);
    }
}

/// The newspaper that `text` names.
#[must_use]
pub fn paper(text: &str) -> Option<String> {
    let found = PAPER.as_ref()?.find(text)?;
    Some(found.as_str().to_owned())
}

/// A day as `2010-12-25`, from one that is written so or as `20101225`, with or without a time behind it.
#[must_use]
pub fn iso_day(written: &str) -> Option<String> {
    let day_part = written.split(['T', ' ']).next()?;
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = match day_part.split('-').collect::<Vec<_>>().as_slice() {
        [whole] if digits(whole, 8) => vec![whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?],
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            vec![year, month, day]
        }
        _ => return None,
    };
    match parts.as_slice() {
        [year, month, printed] => day(year, month, printed),
        _ => None,
    }
}

/// A day as `2010-12-25`, from its printed parts.
#[must_use]
pub fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let digits = |printed: &str| page_number(&printed.replace('○', "〇")).parse::<u32>().ok();
    let year: u32 = if year.contains(|mark: char| mark.is_ascii_digit()) {
        year.parse().ok()?
    } else {
        digits(year)?
    };
    let (month, day) = (digits(month)?, digits(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::PageFacts;

    fn facts(lines: &[&str]) -> [Option<String>; 4] {
        let mut facts = PageFacts::default();
        for line in lines {
            read(line, &mut facts);
        }
        [
            facts.publication,
            facts.date,
            facts.print_page,
            facts.print_section,
        ]
    }

    #[test]
    fn a_strip_is_read_in_one_line_or_several() {
        let wanted = ["青川日报", "2025-08-30", "2", "要闻"].map(|fact| Some(fact.to_owned()));
        assert_eq!(facts(&["青川日报 2025年8月30日 星期六 2 要闻"]), wanted);
        assert_eq!(
            facts(&["第2版 要闻  2025年8月30日  星期六", "青川日报"]),
            wanted
        );
        assert_eq!(
            facts(&["2", "2025年8月30日 星期六", "要闻", "青川日报"]),
            wanted
        );
    }

    #[test]
    fn old_dates_are_read() {
        assert_eq!(
            facts(&["一九四七年十二月二十一日"])[1].as_deref(),
            Some("1947-12-21")
        );
    }
}
