//! A full stop that was lost at a paragraph's end.
//! Suspected only on a page that keeps its stops elsewhere, and only where the language model expects one.
//! Deliberately absent: paragraphs that stop in mid-sentence, which `mend` reports.

use super::galley::{Galley, Part};
use crate::lang::ngram::Model;
use crate::lang::{is_word, pack};
use crate::model::{Article, Finding};
use crate::rule;

/// Shorter paragraphs may be lists, names or greetings.
const SHORTEST: usize = 16;
/// Shorter ones may be headlines that nothing else shows to be one. Of the 32 below one is so short.
const LONG: usize = 40;
/// Of ten such paragraphs so many end with a mark, or the page does without.
const KEPT: usize = 7;
/// A full stop costs no more than this behind the last two characters, in thousandths of a nat. Of 69 stops lost on the
/// development pages (`tests/suspicions.py`) 32 are so plain, and of the sentences that a column cut there none.
const EXPECTED: i32 = 2_400;

/// Looks at the end of every paragraph.
pub fn search(galley: &Galley, articles: &[Article], model: &Model, findings: &mut Vec<Finding>) {
    let mut paragraphs = 0;
    let mut bare = Vec::new();
    for (at, (part, article, range)) in galley.texts.iter().enumerate() {
        if *part != Part::Paragraph || range.len() < SHORTEST {
            continue;
        }
        paragraphs += 1;
        let reads = |at: usize| galley.marks.get(at).map_or(' ', |mark| mark.reads);
        let item = pack().opening_marks.contains(reads(range.start));
        if !item && is_word(reads(range.end - 1)) {
            let next = galley.texts.get(at + 1);
            let last = next.is_none_or(|(_, next, _)| next != article);
            let goes_on = articles
                .get(*article)
                .is_some_and(|article| article.on.is_some());
            // A sentence that a column cut before a number goes on with it: 服务场景|86个.
            let counts = next.is_some_and(|(_, next, range)| {
                next == article && reads(range.start).is_ascii_digit()
            });
            let doubtful = last && goes_on || counts || range.len() < LONG;
            bare.push((range.end - 1, doubtful));
        }
    }
    if (paragraphs - bare.len()) * 10 < paragraphs * KEPT {
        return;
    }
    let stop = model.number('。').unwrap_or_default();
    for (at, _) in bare.into_iter().filter(|&(_, doubtful)| !doubtful) {
        if let Some([_, middle, last, ..]) = galley.around(at)
            && model.cost_behind(middle, last, &[stop]) <= EXPECTED
        {
            let found = rule::finding("I540", galley.spans(at, at + 1));
            findings.push(found.with("words", galley.words(at, 5, 0)));
        }
    }
}
