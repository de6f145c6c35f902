//! A printed line as a terminal shows it: control characters made visible, cut to a width, and the cells of a stretch of it.
//! Invariant: widths are counted in cells, a Chinese character in two, by the tables of Unicode.

use unicode_width::UnicodeWidthChar as _;

/// What stands for text that was cut off.
const CUT: &str = "…";

/// A part of a line, and where a stretch of it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// What a terminal shows.
    pub text: String,
    /// Cells before the stretch.
    pub before: usize,
    /// Cells of the stretch that are shown; at least one.
    pub marked: usize,
}

/// Text with every character that a terminal would obey, or not show, made visible.
pub(in crate::render) fn visible(text: &str) -> String {
    text.chars().map(show).collect()
}

fn show(mark: char) -> String {
    match mark {
        '\t' => " ".to_owned(),
        // Unicode has a picture for each of these.
        '\0'..='\u{1F}' => {
            char::from_u32(0x2400 + u32::from(mark)).map_or_else(String::new, String::from)
        }
        '\u{7F}' => '\u{2421}'.to_string(),
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{F0000}'.. => {
            format!("<{:04X}>", u32::from(mark))
        }
        _ => mark.to_string(),
    }
}

fn cells(text: &str) -> usize {
    text.chars().map(|mark| mark.width().unwrap_or(0)).sum()
}

/// Shows `width` cells of a line around the characters `from..to`; the first of them is always shown.
pub(super) fn show_around(line: &str, from: usize, to: usize, width: usize) -> Shown {
    let marks: Vec<String> = line.chars().map(show).collect();
    let widths: Vec<usize> = marks.iter().map(|mark| cells(mark)).collect();
    let of = |from: usize, to: usize| {
        widths
            .get(from..to.min(widths.len()))
            .map_or(0, |part| part.iter().sum::<usize>())
    };
    let from = from.min(marks.len());
    let to = to.clamp(from, marks.len());
    // A third of the width is context before the stretch, the rest the stretch and what follows.
    let mut first = from;
    let room = if of(0, marks.len()) <= width {
        width
    } else {
        width / 3
    };
    while first > 0 && of(first - 1, from) <= room {
        first -= 1;
    }
    let mut last = from;
    while last < marks.len() && of(first, last + 1) <= width {
        last += 1;
    }
    let head = if first > 0 { CUT } else { "" };
    let tail = if last < marks.len() { CUT } else { "" };
    let text = marks.get(first..last).unwrap_or_default().concat();
    Shown {
        text: format!("{head}{text}{tail}"),
        before: cells(head) + of(first, from),
        marked: of(from, to.min(last)).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, show_around, visible};

    #[test]
    fn chinese_characters_are_two_cells() {
        let shown = show_around("网络布局局进一步", 4, 5, 40);
        assert_eq!(
            shown,
            Shown {
                text: "网络布局局进一步".to_owned(),
                before: 8,
                marked: 2
            }
        );
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = "样".repeat(100);
        let shown = show_around(&line, 50, 52, 30);
        assert!(shown.text.starts_with('…') && shown.text.ends_with('…'));
        assert_eq!((shown.before, shown.marked), (1 + 10, 4));
        assert_eq!(shown.text.chars().count(), 1 + 15 + 1);
    }

    #[test]
    fn a_place_outside_of_the_line_is_its_end() {
        let shown = show_around("清样", 9, 12, 30);
        assert_eq!((shown.before, shown.marked), (4, 1));
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(visible("a\u{1B}[31m\u{200B}\u{7}清"), "a␛[31m<200B>␇清");
    }
}
