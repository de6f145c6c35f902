//! A printed line as a terminal shows it: control characters made visible, cut to a width, and the cells of a stretch of it.
//! Invariant: widths are counted in cells, a Chinese character in two, by the tables of Unicode.

use std::fmt::Write as _;

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
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for mark in text.chars() {
        show(mark, &mut shown);
    }
    shown
}

fn show(mark: char, out: &mut String) {
    match mark {
        '\t' => out.push(' '),
        // Unicode has a picture for each of these.
        '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(mark))),
        '\u{7F}' => out.push('\u{2421}'),
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E00FF}'
        | '\u{F0000}'.. => {
            // A string takes whatever is written.
            let _ = write!(out, "<{:04X}>", u32::from(mark));
        }
        _ => out.push(mark),
    }
}

fn cells(text: &str) -> usize {
    text.chars().map(|mark| mark.width().unwrap_or(0)).sum()
}

/// Shows `width` cells of a line around the characters `from..to`; of a long stretch its beginning and its end, where
/// sentences are cut.
pub(super) fn show_around(line: &str, from: usize, to: usize, width: usize) -> Shown {
    let (before, stretch) = part(line, from);
    let length = to.saturating_sub(from);
    let whole = fitting(line.chars(), width).1 == line.len();
    // A third of the width is context before the stretch, the rest the stretch and what follows.
    let room = if whole { width } else { width / 3 };
    let (context, bytes) = fitting(before.chars().rev(), room);
    let (cut, context_text) = before
        .split_at_checked(before.len() - bytes)
        .unwrap_or_default();
    let head = if cut.is_empty() { "" } else { CUT };
    let shown = |marked: String, rest: &str, more: &str| Shown {
        text: format!(
            "{head}{}{marked}{}{more}",
            visible(context_text),
            visible(rest)
        ),
        before: cells(head) + context,
        marked: cells(&marked).max(1),
    };
    let room = width - context;
    let (marked, behind) = part(stretch, length);
    let (taken, bytes) = fitting(marked.chars(), room);
    if bytes == marked.len() {
        let (_, bytes) = fitting(behind.chars(), room - taken);
        let (rest, more) = behind.split_at_checked(bytes).unwrap_or_default();
        return shown(
            visible(marked),
            rest,
            if more.is_empty() { "" } else { CUT },
        );
    }
    let (taken, bytes) = fitting(marked.chars(), room / 2);
    let begins = marked.get(..bytes).unwrap_or_default();
    let (_, bytes) = fitting(marked.chars().rev(), room - taken - cells(CUT));
    let ends = marked.get(marked.len() - bytes..).unwrap_or_default();
    let marked = format!("{}{CUT}{}", visible(begins), visible(ends));
    shown(marked, "", if behind.is_empty() { "" } else { CUT })
}

/// A line up to its character `at`, and from there on.
fn part(line: &str, at: usize) -> (&str, &str) {
    let byte = line
        .char_indices()
        .nth(at)
        .map_or(line.len(), |(byte, _)| byte);
    line.split_at_checked(byte).unwrap_or((line, ""))
}

/// The cells and the bytes of as many characters as `width` cells have room for.
fn fitting(marks: impl Iterator<Item = char>, width: usize) -> (usize, usize) {
    let (mut taken, mut bytes) = (0, 0);
    let mut shown = String::new();
    for mark in marks {
        shown.clear();
        show(mark, &mut shown);
        let more = taken + cells(&shown);
        if more > width {
            break;
        }
        (taken, bytes) = (more, bytes + mark.len_utf8());
    }
    (taken, bytes)
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

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
    fn of_a_long_stretch_both_ends_are_shown() {
        let line = format!("头{}尾", "样".repeat(100));
        let shown = show_around(&line, 0, 102, 30);
        assert!(shown.text.starts_with("头样") && shown.text.ends_with("样尾"));
        assert_eq!(shown.text.width(), 29);
        assert_eq!((shown.before, shown.marked), (0, 29));
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
