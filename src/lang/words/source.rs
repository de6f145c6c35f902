//! Makes the word list of a model file from a list that people keep: a line a word, with how often it was counted and its
//! part of speech (the form of jieba's `dict.txt`). Numbers the kinds of words.
//! Invariant: the same lines in any order give the same bytes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::list::LONGEST;
use super::{is_part, map};

/// The kind of what is not listed.
pub const UNKNOWN: u16 = 0;
/// The kind of a paragraph's edge.
pub const EDGE: u16 = 1;
/// So many of the most frequent words are kinds of their own: what follows 的 tells more than what follows a particle. With
/// 500 and with 3,000 the seams of sawn pages are told a little worse.
const OWN_KIND: usize = 1_000;
/// Words of one part of speech are told apart by their length, up to so many characters.
const TOLD_APART: usize = 3;
/// Marks that are kinds of their own, and what a run of digits or of Latin letters is read as.
const MARKS: &str = "，。、；：！？“”（）《》—…·0a";

/// A line that is no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListFault {
    /// Which line, from 1.
    pub line: usize,
}

impl fmt::Display for ListFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "line {}: not a word, its count and its part of speech with blanks between them",
            self.line
        )
    }
}

impl std::error::Error for ListFault {}

/// A word that is listed, by its characters.
type Word = Vec<u16>;

/// What a line says of its word.
#[derive(Debug, Clone, Copy)]
struct Entry<'t> {
    count: u32,
    /// Its part of speech and its length.
    group: (&'t str, usize),
}

/// The word list of a model file, from such a text. Words of other than Chinese characters, and longer ones than
/// [`LONGEST`], are counted and not listed.
///
/// # Errors
/// A line that is not blank and is no word.
pub fn list(text: &str) -> Result<Vec<u8>, ListFault> {
    let mut entries = BTreeMap::new();
    let mut all = 0.0;
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let (word, entry) = read(line).ok_or(ListFault { line: number })?;
        all += f64::from(entry.count);
        if let Some(word) = word {
            entries.insert(word, entry);
        }
    }
    let kinds = Kinds::number(&entries);
    let marks = kinds
        .marks
        .iter()
        .map(|(&mark, &kind)| (vec![mark], (1.0, kind)));
    let words = entries.iter().map(|(word, entry)| {
        let chance = f64::from(entry.count) / all;
        (word.clone(), (chance, kinds.of(word, *entry)))
    });
    let listed: BTreeMap<Word, (f64, u16)> = words.chain(marks).collect();
    let runs = listed.into_iter();
    Ok(map::write(
        runs.map(|(word, (chance, kind))| (word, chance, kind)),
    ))
}

/// What a line says; without the word if that is not listed.
fn read(line: &str) -> Option<(Option<Word>, Entry<'_>)> {
    // A word may have blanks of its own.
    let mut parts = line.split_whitespace().rev();
    let (part_of_speech, count) = (parts.next()?, parts.next()?.parse().ok()?);
    let word = parts.next()?;
    let length = word.chars().count();
    let entry = Entry {
        count,
        group: (part_of_speech, length.min(TOLD_APART)),
    };
    let is_listed =
        count > 0 && length <= LONGEST && parts.next().is_none() && word.chars().all(is_part);
    Some((is_listed.then(|| word.chars().map(code).collect()), entry))
}

/// A character of the basic plane as the map has it.
fn code(mark: char) -> u16 {
    u32::from(mark) as u16
}

/// The numbers of the kinds.
struct Kinds<'e> {
    marks: BTreeMap<u16, u16>,
    groups: BTreeMap<(&'e str, usize), u16>,
    frequent: BTreeMap<&'e [u16], u16>,
}

impl<'e> Kinds<'e> {
    fn number(entries: &'e BTreeMap<Word, Entry<'e>>) -> Self {
        let mut numbers = EDGE + 1..;
        let groups: BTreeSet<_> = entries.values().map(|entry| entry.group).collect();
        let mut frequent: Vec<(&Word, &Entry<'_>)> = entries.iter().collect();
        frequent.sort_by_key(|&(word, entry)| (Reverse(entry.count), word));
        frequent.truncate(OWN_KIND);
        let frequent = frequent.into_iter().map(|(word, _)| word.as_slice());
        Self {
            marks: MARKS.chars().map(code).zip(numbers.by_ref()).collect(),
            groups: groups.into_iter().zip(numbers.by_ref()).collect(),
            frequent: frequent.zip(numbers).collect(),
        }
    }

    fn of(&self, word: &[u16], entry: Entry<'_>) -> u16 {
        let own = self.frequent.get(word);
        let kind = own.or_else(|| self.groups.get(&entry.group));
        kind.copied().unwrap_or(UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use super::{ListFault, list};

    #[test]
    fn lines_in_any_order_give_the_same_list() {
        let lines = ["清样 20 n", "校样 20 n", "的 900 uj", "B超 3 n"];
        let mut turned = lines;
        turned.reverse();
        assert!(list(&lines.join("\n")).is_ok());
        assert_eq!(list(&lines.join("\n")), list(&turned.join("\n\n")));
    }

    #[test]
    fn a_line_that_is_no_word_is_named() {
        for line in ["清样", "清样 n 20", "20 n"] {
            let text = format!("的 900 uj\n\n{line}\n");
            assert_eq!(list(&text), Err(ListFault { line: 3 }), "{line}");
        }
    }
}
