//! The grammar of jump lines: （上接第一版） and （下转第二版） in every spelling (CONVENTIONS §1), and none of the traps.
//! Invariant: a jump line is bracketed on one side at least, or stands at the edge of its paragraph, and names a page.
//! Deliberately absent: which story it belongs to.

use super::{pack, pattern::Found};

/// Which half of a story the line stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 上接: the story began elsewhere.
    From,
    /// 下转: the story goes on elsewhere.
    To,
}

/// A jump line that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpLine {
    /// Which half it stands at.
    pub direction: Direction,
    /// The printed page that it names, such as `1` or `A02`; empty when the number is lost.
    pub page: String,
}

/// Reads a text that is a jump line and nothing else.
#[must_use]
pub fn parse(text: &str) -> Option<JumpLine> {
    let text = text.trim();
    if let Some((end, line)) = leading(text)
        && end == text.len()
    {
        return Some(line);
    }
    trailing(text)
        .filter(|(start, _)| *start == 0)
        .map(|(_, line)| line)
}

/// A jump line that begins `text`: its end in bytes, and what it says.
#[must_use]
pub fn leading(text: &str) -> Option<(usize, JumpLine)> {
    if !text.starts_with([
        '[', '〔', '【', '［', '（', '(', '◀', '◁', '▲', '“', '「', '上', '紧', '緊', '接',
    ]) {
        return None;
    }
    let window = edge(
        text,
        text.chars().take(EDGE).map(char::len_utf8).sum::<usize>(),
        true,
    );
    if !window.contains(['接', '续', '續']) {
        return None;
    }
    let found = pack().patterns.jump_from.find(window)?;
    let end = found.place().end;
    // Without any bracket only a numbered line that ends there, or is followed by a blank, is a jump line.
    let behind = text.get(end..).and_then(|rest| rest.chars().next());
    let bare = is_bare(&found);
    if bare && (found.name("page").is_none() || behind.is_some_and(|next| !next.is_whitespace())) {
        return None;
    }
    Some((end, line(&found, Direction::From)))
}

/// A jump line that ends `text`: its start in bytes, and what it says.
#[must_use]
pub fn trailing(text: &str) -> Option<(usize, JumpLine)> {
    if !text.ends_with([
        ']', '〕', '】', '］', '）', ')', '”', '」', '▶', '版', '页', '頁', '面',
    ]) {
        return None;
    }
    let back = text
        .chars()
        .rev()
        .take(EDGE)
        .map(char::len_utf8)
        .sum::<usize>();
    let window = edge(text, text.len() - back, false);
    if !window.contains(['转', '轉', '接']) {
        return None;
    }
    let found = pack().patterns.jump_to.find(window)?;
    let start = text.len() - window.len() + found.place().start;
    let bare = is_bare(&found);
    if bare && (found.name("page").is_none() || start != 0) {
        return None;
    }
    Some((start, line(&found, Direction::To)))
}

/// Characters that a jump line takes at most, its blanks and its English twin included.
const EDGE: usize = 44;

fn edge(text: &str, at: usize, head: bool) -> &str {
    let part = if head { text.get(..at) } else { text.get(at..) };
    part.unwrap_or_default()
}

/// Whether a line has no bracket; one that leaves out 版 or 上, 下 must have both (（下转A02）, （转第二版）).
fn is_bare(found: &Found<'_>) -> bool {
    let empty = |name| bracket(found, name).is_empty();
    let short = found.name("plain").or_else(|| found.name("full"));
    short.is_none() && empty("open") && empty("close")
}

fn bracket<'t>(found: &Found<'t>, name: &str) -> &'t str {
    found.name(name).unwrap_or_default()
}

fn line(found: &Found<'_>, direction: Direction) -> JumpLine {
    let page = found
        .name("page")
        .or_else(|| found.name("plain"))
        .or_else(|| found.name("full"))
        .map(page_number)
        .unwrap_or_default();
    JumpLine { direction, page }
}

/// A printed page number in plain digits: 第十二 is `12`, Ａ２ is `A2`, A02 stays `A02`.
#[must_use]
pub fn page_number(printed: &str) -> String {
    let numeral = |mark: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|digit| digit == mark)
    };
    let mut plain = String::new();
    let mut tens = None;
    for mark in printed.chars().filter(|mark| !mark.is_whitespace()) {
        match mark {
            '0'..='9' | 'A'..='Z' => plain.push(mark),
            '０'..='９' | 'Ａ'..='Ｚ' => plain.extend(char::from_u32(mark as u32 - 0xFEE0)),
            '十' | '廿' => {
                let lead = plain.parse().unwrap_or(if mark == '廿' { 2 } else { 1 });
                plain.clear();
                tens = Some(lead * 10);
            }
            _ => plain.extend(numeral(mark).map(|value| value.to_string())),
        }
    }
    match tens {
        Some(tens) => (tens + plain.parse().unwrap_or(0)).to_string(),
        None => plain,
    }
}

/// Where a printed page stands in its edition: by section, then by number. Two spellings of one page (A02 and A2) have
/// one place; `None` if it is no page.
#[must_use]
pub fn page_place(page: &str) -> Option<(String, u32)> {
    let plain = page_number(&page.to_uppercase());
    let digits = plain.find(|mark: char| mark.is_ascii_digit())?;
    let (section, number) = plain.split_at(digits);
    Some((section.to_owned(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Direction, leading, page_number, parse, trailing};

    #[test]
    fn every_spelling_names_its_page() {
        let spellings = [
            ("（上接第一版）", "1"),
            ("[上接第一版）", "1"),
            ("〔上接九版〕", "9"),
            ("上接一版", "1"),
            ("◀ 上接 A01 版", "A01"),
            ("（上接第１２版）", "12"),
            ("（上接第 版）", ""),
            ("（下转第四版）", "4"),
            ("【下转第三版】", "3"),
            ("轉入二版）", "2"),
            ("（下转第 123 页 continued on page 123）", "123"),
            ("（下转Ａ２版）", "A2"),
            ("（下转A02）", "A02"),
            ("[上接 3]", "3"),
            ("（上接T05版）", "T05"),
            ("（下转E3版）", "E3"),
            ("（接第1版）", "1"),
            ("（续一版）", "1"),
            ("（转2版）", "2"),
            ("（未完，下转第二版）", "2"),
            ("（下转第2版、第3版）", "2"),
            ("（下转2、3版）", "2"),
        ];
        for (text, page) in spellings {
            assert_eq!(
                parse(text).map(|line| line.page).as_deref(),
                Some(page),
                "{text}"
            );
        }
    }

    #[test]
    fn a_marker_is_found_at_the_edge_of_its_paragraph() {
        let (end, line) = leading("（上接第一版），完成了").unwrap_or_else(|| panic!("a tail"));
        assert_eq!(
            (end, line.direction),
            ("（上接第一版）".len(), Direction::From)
        );
        let (start, line) = trailing("他说（下转第4版）").unwrap_or_else(|| panic!("a head"));
        assert_eq!((start, line.direction), ("他说".len(), Direction::To));
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        let traps = [
            "紧接着",
            "上接受表彰的有十版",
            "上接二版主张的人",
            "上接A01",
            "（接第一版的电话）",
            "（由一版转二版）",
            "（上接3人）",
            "（下转3时）",
            "（相关报道见第四版）",
            "（全文见第二版）",
            "（A04）",
            "第九版",
        ];
        for text in traps {
            assert_eq!((leading(text), trailing(text)), (None, None), "{text}");
        }
        assert_eq!(trailing("报纸由第一版下转第三版"), None);
    }

    #[test]
    fn numerals_become_digits() {
        for (printed, plain) in [
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("二十一", "21"),
            ("廿三", "23"),
            ("九", "9"),
        ] {
            assert_eq!(page_number(printed), plain);
        }
    }
}
