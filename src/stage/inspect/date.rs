//! Dates and times that cannot be: 13月, 2024年2月30日, 25时10分.
//! Only Arabic numerals are read: 二月三十日 may be of the lunar calendar, whose second month can have thirty days.

use super::galley::Galley;
use crate::model::Finding;
use crate::rule;

/// Looks at every 月 and 时 that a number stands before.
pub fn search(galley: &Galley, findings: &mut Vec<Finding>) {
    for (at, mark) in galley.marks.iter().enumerate() {
        let wrong = match mark.reads {
            '月' => date(galley, at),
            '时' => time(galley, at),
            _ => None,
        };
        if let Some((from, to)) = wrong {
            let words: String = galley.words(from, 0, to - from - 1);
            findings.push(rule::finding("I550", galley.spans(from, to)).with("words", words));
        }
    }
}

/// A month or day that cannot be around the 月 at `at`, and how far it reaches.
fn date(galley: &Galley, at: usize) -> Option<(usize, usize)> {
    let (month, from) = number_before(galley, at)?;
    let year = from
        .checked_sub(1)
        .filter(|&before| reads(galley, before) == Some('年'))
        .and_then(|before| number_before(galley, before))
        .filter(|(year, _)| (1_000..10_000).contains(year));
    let start = year.map_or(from, |(_, start)| start);
    let day = number_behind(galley, at + 1)
        .filter(|&(_, to)| matches!(reads(galley, to), Some('日' | '号')));
    let aged = reads(galley, at + 1) == Some('龄');
    if month > 99 || aged {
        return None;
    }
    if !(1..=12).contains(&month) {
        return Some((start, day.map_or(at + 1, |(_, to)| to + 1)));
    }
    let (day, to) = day?;
    let wrong = day == 0 || day > days(month, year.map(|(year, _)| year));
    wrong.then_some((start, to + 1))
}

/// A time of day that cannot be around the 时 at `at`; hours alone may be a span of time.
fn time(galley: &Galley, at: usize) -> Option<(usize, usize)> {
    let (hour, from) = number_before(galley, at)?;
    let (minute, to) = number_behind(galley, at + 1)?;
    let clock = reads(galley, to) == Some('分') && hour < 100 && minute < 100;
    (clock && (hour > 24 || minute > 59)).then_some((from, to + 1))
}

/// Days of a month; of February without a year 29.
fn days(month: u32, year: Option<u32>) -> u32 {
    let leap =
        |year: u32| year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if year.is_none_or(leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn reads(galley: &Galley, at: usize) -> Option<char> {
    galley.marks.get(at).map(|mark| mark.reads)
}

/// The value of a digit, half or full width.
fn digit(mark: char) -> Option<u32> {
    match mark {
        '０'..='９' => Some(u32::from(mark) - u32::from('０')),
        _ => mark.to_digit(10),
    }
}

/// The number that ends right before `at`, of at most four digits, and where it begins; a part of a longer number, a
/// decimal or a range is none.
fn number_before(galley: &Galley, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut place, mut from) = (0, 1, at);
    while let Some(digit) = from
        .checked_sub(1)
        .and_then(|at| reads(galley, at))
        .and_then(digit)
    {
        if place > 1_000 {
            return None;
        }
        value += digit * place;
        place *= 10;
        from -= 1;
    }
    let before = from.checked_sub(1).and_then(|at| reads(galley, at));
    let part = before.is_some_and(|mark| ".．·/:：".contains(mark));
    (from < at && !part).then_some((value, from))
}

/// The number of one or two digits that begins at `at`, and where it ends.
fn number_behind(galley: &Galley, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut to) = (0, at);
    while let Some(digit) = reads(galley, to).and_then(digit) {
        value = value * 10 + digit;
        to += 1;
        if to > at + 2 {
            return None;
        }
    }
    (to > at).then_some((value, to))
}
