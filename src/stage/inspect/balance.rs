//! Quotation marks and brackets that are never closed, or were never opened.
//! A quotation may run over paragraphs, each opening it anew; the beginning and the end of a story that is not all here may
//! lack its half; 1） and a） count items.

use std::ops::Range;

use super::galley::{Galley, Part, is_chinese};
use crate::lang::{Marks, pack};
use crate::model::{Article, Finding};
use crate::rule;

/// A mark that is open: where, and which it is in the pack's list.
struct Open {
    at: usize,
    pair: usize,
    bracket: bool,
}

/// Looks at the paragraphs of each article in turn; marks at the places `turned`, ascending, count as they should face.
pub fn search(
    galley: &Galley,
    articles: &[Article],
    turned: &[usize],
    findings: &mut Vec<Finding>,
) {
    let mut paragraphs = galley
        .texts
        .iter()
        .filter(|(part, ..)| *part == Part::Paragraph)
        .peekable();
    while let Some((_, article, range)) = paragraphs.next() {
        let mut open: Vec<Open> = Vec::new();
        let whole = articles
            .get(*article)
            .is_some_and(|article| article.missing.is_empty());
        let mut range = range.clone();
        loop {
            read(galley, range.clone(), turned, &mut open, whole, findings);
            match paragraphs.next_if(|(_, next, _)| next == article) {
                Some((.., next)) => range = next.clone(),
                None => break,
            }
        }
        if whole {
            for open in open {
                report(galley, open.at, "I560", findings);
            }
        }
    }
}

/// Reads one paragraph; what stays open goes on to the next.
fn read(
    galley: &Galley,
    range: Range<usize>,
    turned: &[usize],
    open: &mut Vec<Open>,
    whole: bool,
    findings: &mut Vec<Finding>,
) {
    for at in range.clone() {
        let Some(reads) = galley.marks.get(at).map(|mark| mark.reads) else {
            continue;
        };
        let (mut opener, mut closer) = (place(&pack().openers, reads), None);
        if opener.is_none() {
            closer = place(&pack().closers, reads);
        }
        if turned.binary_search(&at).is_ok() {
            std::mem::swap(&mut opener, &mut closer);
        }
        if let Some(pair) = opener {
            let again = open.iter().position(|open| open.pair == pair);
            if at == range.start && again.is_some() {
                continue;
            }
            let bracket = is_bracket(reads);
            open.push(Open { at, pair, bracket });
        } else if let Some(pair) = closer {
            match open.iter().rposition(|open| open.pair == pair) {
                Some(found) => open.truncate(found),
                None if whole && !counts_items(galley, at) => {
                    report(galley, at, "I560", findings);
                }
                None => {}
            }
        }
    }
    // A bracket never runs over paragraphs.
    let first = open
        .iter()
        .position(|open| open.at >= range.start && open.bracket);
    if let Some(first) = first
        && let Some(found) = open.drain(first..).next()
    {
        report(galley, found.at, "I560", findings);
    }
}

fn report(galley: &Galley, at: usize, code: &'static str, findings: &mut Vec<Finding>) {
    let mark = galley.words(at, 0, 0);
    let found = rule::finding(code, galley.spans(at, at + 1)).with("mark", mark);
    findings.push(found.with("words", galley.words(at, 3, 3)));
}

/// The place of a mark that Chinese text sets in pairs.
fn place(marks: &Marks, reads: char) -> Option<usize> {
    // No Chinese character and no letter stands in the list: this is asked of every character of the page.
    let other = reads.is_ascii() || is_chinese(reads);
    if other { None } else { marks.place(reads) }
}

/// Whether an opening mark is no quotation mark.
fn is_bracket(opener: char) -> bool {
    "（〔【《〈".contains(opener)
}

/// Whether a closing mark counts an item, as in 1） and 一）, or stands for a century, as in ’97, or in a Latin word.
fn counts_items(galley: &Galley, at: usize) -> bool {
    let reads = |at: usize| galley.marks.get(at).map(|mark| mark.reads);
    let narrow = |mark: char| mark.is_alphanumeric() && !is_chinese(mark);
    let before = at.checked_sub(1).and_then(reads);
    let century = reads(at) == Some('’') && reads(at + 1).is_some_and(narrow);
    century || before.is_some_and(|mark| narrow(mark) || "一二三四五六七八九十".contains(mark))
}
