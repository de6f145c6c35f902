//! The characters that the model knows apart. Training and lookup fold text with the one function here.
//! Deliberately absent: traditional characters as their simplified twins; the model learns what its newspapers print.

/// The paragraph boundary ¶.
pub const BOUNDARY: char = '\n';

/// The class of a character; none for blanks, which scans add and drop at will.
#[must_use]
pub fn fold(mark: char) -> Option<char> {
    let narrow = match mark {
        // Nearly all: asked of every character of a page that is checked.
        '\u{4E00}'..='\u{9FFF}' => return Some(mark),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(mark) - 0xFEE0).unwrap_or(mark)
        }
        _ => mark,
    };
    match narrow {
        '0'..='9' => Some('0'),
        'A'..='Z' | 'a'..='z' => Some('a'),
        '「' | '『' => Some('“'),
        '」' | '』' => Some('”'),
        '(' => Some('（'),
        ')' => Some('）'),
        _ if narrow.is_whitespace() => None,
        _ => Some(narrow),
    }
}
