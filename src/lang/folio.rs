//! What a folio or masthead line says: paper, day, printed page, section.
//! Invariant: the first line that says a thing is believed; nothing is guessed.

use super::{Pattern, jump::page_number, pack};
use crate::model::PageFacts;

static DATE: Pattern = Pattern::of(
    "([0-9０-９〇○一二三四五六七八九]{4})\\s*年\\s*([0-9０-９一二三四五六七八九十]{1,3})\\s*月\\s*([0-9０-９一二三四五六七八九十]{1,3})\\s*日",
);
static PAGE: Pattern = Pattern::of(
    "^第?\\s*([A-ZＡ-Ｚ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*版|第\\s*([A-ZＡ-Ｚ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*(?:版|页$|頁$)|日\\s*([A-D]?[0-9]{1,3})\\s*版|^([A-DＡ-Ｄ]?[0-9０-９]{1,3})$|星期[一二三四五六日]\\s+([A-D]?[0-9]{1,3})(?:\\s|$)",
);
static PAPER: Pattern = Pattern::of(
    "[一-鿿]{2,6}?(?:日报|晚报|早报|晨报|时报|商报|农报|都市报|日報|晚報|導報|报海外版)",
);

static WRITTEN_DAY: Pattern = Pattern::of(
    "^([0-9]{4})(?:([0-9]{2})([0-9]{2})|[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?)(?:[T ].*)?$",
);
static STATED_PAGE: Pattern = Pattern::of(
    "^(?:第|PAGE|P)?\\s*([A-ZＡ-Ｚ]{0,2}[0-9０-９]{1,4}|[〇一二三四五六七八九十廿]{1,4})\\s*[版页頁面]?$",
);

/// Adds what `text` says to `facts`.
pub fn read(text: &str, facts: &mut PageFacts) {
    if facts.publication.is_none() {
        facts.publication = paper(text);
    }
    let date = DATE.find(text);
    if facts.date.is_none()
        && let Some(found) = &date
    {
        let part = |at: usize| found.part(at).unwrap_or_default();
        facts.date = day(part(1), part(2), part(3));
    }
    if facts.print_page.is_none()
        && let Some(found) = PAGE.find(text)
    {
        facts.print_page = (1..=5).find_map(|at| found.part(at)).map(page_number);
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
    PAPER.find(text)?.part(0).map(str::to_owned)
}

/// A day as `2010-12-25`, from one that is written so, as `20101225`, `2010/12/25` or 2010年12月25日; a time may stand
/// behind it.
#[must_use]
pub fn written_day(written: &str) -> Option<String> {
    let found = WRITTEN_DAY.find(written.trim())?;
    let part = |one: usize, other: usize| found.part(one).or_else(|| found.part(other));
    day(found.part(1)?, part(2, 4)?, part(3, 5)?)
}

/// A printed page as it is stated: plain digits if it is a number (第二版 is `2`), else what it is called (封面).
#[must_use]
pub fn stated_page(stated: &str) -> String {
    let upper = stated.trim().to_uppercase();
    match STATED_PAGE.find(&upper) {
        Some(found) => page_number(found.part(1).unwrap_or_default()),
        None => stated.trim().to_owned(),
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
    (1..=days_of(year, month))
        .contains(&day)
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// How many days a month has; none if there is no such month.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{read, stated_page, written_day};
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

    #[test]
    fn a_day_is_one_of_the_calendar_however_it_is_written() {
        for (written, day) in [
            ("2024-08-28", Some("2024-08-28")),
            ("20240828", Some("2024-08-28")),
            ("2024/8/28", Some("2024-08-28")),
            ("2024年8月28日", Some("2024-08-28")),
            (" 2024-08-28T08:00:00+08:00", Some("2024-08-28")),
            ("2024-02-29", Some("2024-02-29")),
            ("2023-02-29", None),
            ("1900-02-29", None),
            ("2024-13-01", None),
            ("2024-04-31", None),
            ("2024-00-10", None),
            ("8月28日", None),
            ("", None),
        ] {
            assert_eq!(written_day(written).as_deref(), day, "{written}");
        }
        assert_eq!(facts(&["2025年2月30日 星期日"])[1], None);
    }

    #[test]
    fn a_stated_page_is_a_number_or_a_name() {
        for (stated, page) in [
            ("第二版", "2"),
            ("2版", "2"),
            ("二版", "2"),
            ("Ａ２", "A2"),
            ("a02", "A02"),
            ("第十二版", "12"),
            ("p3", "3"),
            ("封面", "封面"),
            ("增刊第1版", "增刊第1版"),
            (" 2-3 ", "2-3"),
        ] {
            assert_eq!(stated_page(stated), page, "{stated}");
        }
    }
}
