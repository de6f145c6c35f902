//! A quotation mark that faces the wrong way, as scans read them: 打通“两江“水路.
//! Suspected where no opening mark can stand, and where one mark that is turned makes those of a text open and close in turn.
//! Deliberately absent: marks that are lost, and quotations over several paragraphs; `balance` counts both.

use std::ops::Range;

use super::galley::{Galley, Part};
use crate::model::Finding;
use crate::rule;

const OPENS: char = '“';
const CLOSES: char = '”';
/// Nothing is quoted that begins with one of these.
const NEVER_FIRST: &str = "，。、；！？）》”";
/// Nothing is quoted that ends with one of these.
const NEVER_LAST: &str = "（《“";

/// Looks at the quotation marks of every text; the places of those that are turned, ascending.
pub fn search(galley: &Galley, findings: &mut Vec<Finding>) -> Vec<usize> {
    let mut turned = Vec::new();
    let texts = galley.texts.iter();
    for (.., range) in texts.filter(|(part, ..)| *part != Part::Line) {
        turned.extend(turned_in(galley, range.clone()));
    }
    for &at in &turned {
        let found = rule::finding("I535", galley.spans(at, at + 1));
        let found = found.with("mark", galley.words(at, 0, 0));
        findings.push(found.with("words", galley.words(at, 4, 4)));
    }
    turned
}

fn turned_in(galley: &Galley, range: Range<usize>) -> Vec<usize> {
    let reads = |at: usize| galley.marks.get(at).map(|mark| mark.reads);
    let is_quotation = |at: &usize| matches!(reads(*at), Some(OPENS | CLOSES));
    let places: Vec<usize> = range.filter(is_quotation).collect();
    let opens = |at: usize| reads(at) == Some(OPENS);
    let stands_wrong = |&at: &usize| {
        let (set, other) = if opens(at) {
            (NEVER_FIRST, reads(at + 1))
        } else {
            (NEVER_LAST, at.checked_sub(1).and_then(reads))
        };
        // A pair that is empty tells nothing of which is wrong.
        !matches!(other, Some(OPENS | CLOSES)) && other.is_some_and(|other| set.contains(other))
    };
    let wrong: Vec<usize> = places.iter().copied().filter(stands_wrong).collect();
    if !wrong.is_empty() {
        return wrong;
    }
    one_of(&places, opens).into_iter().collect()
}

/// The one mark that must be turned for marks to open and close in turn, all of them.
fn one_of(places: &[usize], opens: impl Fn(usize) -> bool) -> Option<usize> {
    let in_turn = |(nth, at): (usize, &usize)| opens(*at) == (nth % 2 == 0);
    let mut wrong = places.iter().enumerate().filter(|place| !in_turn(*place));
    let (_, &found) = wrong.next()?;
    (places.len().is_multiple_of(2) && wrong.next().is_none()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::one_of;

    #[test]
    fn one_turned_mark_explains_all_or_none_does() {
        for (marks, found) in [
            ("“”", None),
            ("““", Some(1)),
            ("””", Some(0)),
            ("“”““", Some(3)),
            ("“““”", Some(1)),
            // A quotation in another, a mark that is lost, a quotation that runs on.
            ("““””", None),
            ("““”", None),
            ("“", None),
        ] {
            let marks: Vec<char> = marks.chars().collect();
            let places: Vec<usize> = (0..marks.len()).collect();
            assert_eq!(one_of(&places, |at| marks[at] == '“'), found, "{marks:?}");
        }
    }
}
