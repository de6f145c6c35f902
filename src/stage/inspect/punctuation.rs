//! Latin punctuation and half-width brackets in Chinese text: 增产.今年, 十省(区).
//! A page that sets a mark half-width throughout does so on purpose and is left alone.

use super::galley::{Galley, Mark, Part, is_chinese};
use crate::lang::is_word;
use crate::lang::ngram::BOUNDARY;
use crate::model::Finding;
use crate::rule;

/// Latin marks and those that stand for them in Chinese text.
const MARKS: &[(char, &[char])] = &[
    (',', &['，', '、']),
    ('.', &['。', '，']),
    (';', &['；']),
    (':', &['：']),
    ('?', &['？']),
    ('!', &['！']),
    ('(', &['（']),
    (')', &['）']),
];

/// A page has its marks by mistake while each is at most one in so many of its kind.
const MISTAKE: usize = 4;
/// A page with so many full-width stops and commas has its marks from a Chinese fount.
const SET: usize = 8;

/// Looks at every Latin mark behind a Chinese character.
pub fn search(galley: &Galley, findings: &mut Vec<Finding>) {
    let mut places = Vec::new();
    for (.., range) in galley.texts.iter().filter(|(part, ..)| *part != Part::Line) {
        places.extend(
            range
                .clone()
                .filter_map(|at| Some((at, misplaced(galley, at)?))),
        );
    }
    for &(latin, chinese) in MARKS {
        let places = || places.iter().filter(|(_, mark)| *mark == latin);
        if places().next().is_none() {
            continue;
        }
        let right = |mark: &&Mark| chinese.contains(&mark.reads);
        let right = galley.marks.iter().filter(right).count();
        let alone = || right == 0 && !is_bracket(latin) && places().count() == 1 && is_set(galley);
        if right < MISTAKE * places().count() && !alone() {
            continue;
        }
        for &(at, _) in places() {
            let found = rule::finding("I530", galley.spans(at, at + 1));
            let found = found.with("mark", latin.to_string());
            findings.push(found.with("words", galley.words(at, 3, 3)));
        }
    }
}

fn is_bracket(mark: char) -> bool {
    matches!(mark, '(' | ')')
}

/// Whether a page has its marks from a Chinese fount, though none of some kind: one of that kind is then no habit.
fn is_set(galley: &Galley) -> bool {
    let chinese = |mark: &&Mark| matches!(mark.reads, '，' | '。');
    galley.marks.iter().filter(chinese).count() >= SET
}

/// The Latin mark that stands behind a Chinese character or closing mark and before a word or the end of a text.
fn misplaced(galley: &Galley, at: usize) -> Option<char> {
    let reads = |at: usize| galley.marks.get(at).map(|mark| mark.reads);
    let latin = reads(at).filter(char::is_ascii_punctuation)?;
    let before = at.checked_sub(1).and_then(reads)?;
    let behind = reads(at + 1)?;
    let opened = is_chinese(before) || matches!(before, '”' | '》' | '）' | '%' | '％' | '‰' | '℃');
    let closed =
        is_word(behind) || matches!(behind, BOUNDARY | '”' | '。' | '，' | '、' | '“' | '《');
    (opened && closed).then_some(latin)
}
