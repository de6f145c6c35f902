//! The ledger of quotation marks and brackets: what the tail leaves open the head should close.
//! On the sample page it rules out half of all tail and head pairs, none of them true (DESIGN §1.6).

use memchr::memchr3_iter;

use crate::joinery::weigh::Signs;
use crate::model::Sign;

/// What a text leaves open, and what it closes without having opened it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Openers without a closer, the innermost last.
    pub open: Vec<char>,
    /// Closers without an opener, each as the opener that it wants, in reading order.
    pub closed: Vec<char>,
    /// The first opener of the text.
    pub first: Option<char>,
}

impl Ledger {
    /// The ledger of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut ledger = Self::default();
        for mark in marks(text) {
            if is_opener(mark) {
                ledger.first = ledger.first.or(Some(mark));
                ledger.open.push(mark);
            } else if let Some(opener) = opener_of(mark) {
                match ledger.open.iter().rposition(|&open| open == opener) {
                    Some(at) => ledger.open.truncate(at),
                    None => ledger.closed.push(opener),
                }
            }
        }
        ledger
    }
}

/// The characters of a text among which its openers and closers are: those that begin with a byte with which no word does,
/// and four more. A look at every character of every page would take five times as long.
fn marks(text: &str) -> impl Iterator<Item = char> {
    let wide = memchr3_iter(0xE2, 0xE3, 0xEF, text.as_bytes());
    let mark = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let narrow = |mark: u8| matches!(mark, b'(' | b')' | b'[' | b']');
    // Without a branch at each, many at once.
    let narrow = text.bytes().fold(false, |seen, mark| seen | narrow(mark));
    let all = narrow.then(|| text.chars()).into_iter().flatten();
    let wide = (!narrow)
        .then_some(wide)
        .into_iter()
        .flatten()
        .filter_map(mark);
    all.chain(wide)
}

/// Pairs of marks; quotation marks without a direction say nothing.
fn is_opener(mark: char) -> bool {
    matches!(
        mark,
        '“' | '‘' | '「' | '『' | '（' | '〔' | '【' | '《' | '〈' | '(' | '['
    )
}

fn opener_of(closer: char) -> Option<char> {
    Some(match closer {
        '”' => '“',
        '’' => '‘',
        '」' => '「',
        '』' => '『',
        '）' => '（',
        '〕' => '〔',
        '】' => '【',
        '》' => '《',
        '〉' => '〈',
        ')' => '(',
        ']' => '[',
        _ => return None,
    })
}

/// Notes how the ledgers of two blocks agree. A mark that the head closes and the tail never opened is no veto: the tail
/// may itself be the middle of a sentence, and scans lose marks.
pub fn note(signs: &mut Signs, tail: &Ledger, head: &Ledger) {
    match (tail.open.last(), head.closed.first()) {
        (None, None) => {}
        (Some(open), Some(closed)) if open == closed => signs.note(Sign::Balanced),
        (_, Some(_)) => signs.note(Sign::NeverOpened),
        (Some(open), None) if head.first == Some(*open) => signs.note(Sign::OpenedTwice),
        (Some(_), None) => signs.note(Sign::NeverClosed),
    }
}

#[cfg(test)]
mod tests {
    use super::Ledger;

    #[test]
    fn marks_are_booked() {
        let tail = Ledger::of("他说：“我们《清样");
        assert_eq!(tail.open, ['“', '《']);
        let head = Ledger::of("》要办好。”他又说：“是。”");
        assert_eq!(
            (head.open.len(), head.closed.as_slice()),
            (0, ['《', '“'].as_slice())
        );
    }
}
