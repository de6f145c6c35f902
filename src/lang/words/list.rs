//! The word list: which characters make a word, how improbable it is in running text, and of what kind it is.
//! Invariant: every text can be divided into words; a character of no word stands alone.

use super::map::{Map, Place};
use super::source::UNKNOWN;

/// Characters of the longest word that is listed.
pub const LONGEST: usize = 5;
/// A character that is no word costs so much, in thousandths of a nat: as a word that was counted once in sixty millions.
const NO_WORD: i32 = 18_000;

/// The word list, in a model file.
#[derive(Debug, Clone)]
pub struct List<'m> {
    map: Map<'m>,
    bytes: &'m [u8],
}

/// A word that a text begins with.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// In characters.
    pub length: usize,
    /// In thousandths of a nat.
    pub cost: i32,
    pub kind: u16,
}

/// The most probable way to divide a text into words.
#[derive(Debug)]
pub struct Division {
    /// What the text costs up to each place between its characters, from its beginning to its end, in thousandths of a nat.
    pub costs: Vec<i32>,
    /// What it costs from each of those places on.
    pub costs_behind: Vec<i32>,
    /// Its words.
    pub words: Vec<Word>,
}

impl<'m> List<'m> {
    /// The list that is all of `bytes`; none if they are no list.
    #[must_use]
    pub fn of(bytes: &'m [u8]) -> Option<Self> {
        let map = Map::of(bytes)?;
        Some(Self { map, bytes })
    }

    /// The bytes of the list, as a model file has them.
    #[must_use]
    pub fn bytes(&self) -> &'m [u8] {
        self.bytes
    }

    /// The words that are begun at a place and go on with the first characters of a text, the shorter ones first; their
    /// lengths are of those characters.
    pub fn words_from(&self, begun: Place, text: &[char]) -> impl Iterator<Item = Word> {
        let words = self
            .map
            .walk(begun, text.iter().copied().map_while(code))
            .zip(1..);
        words.filter_map(|(told, length)| {
            told.map(|told| Word {
                length,
                cost: told.cost,
                kind: told.more,
            })
        })
    }

    /// Where words go on that begin with all characters of a text; none if no word does.
    pub fn begin<'t>(&self, mut text: impl Iterator<Item = &'t char>) -> Option<Place> {
        text.try_fold(self.map.start(), |at, mark| {
            self.map.follow(at, code(*mark)?)
        })
    }

    /// Divides a text into words (Viterbi 1967).
    #[must_use]
    pub fn divide(&self, text: &[char]) -> Division {
        // Every word that may stand anywhere, with where it begins, in that order.
        let ways: Vec<(usize, Word)> = (0..text.len())
            .flat_map(|at| {
                let rest = text.get(at..).unwrap_or_default();
                self.ways(rest).map(move |word| (at, word))
            })
            .collect();
        let mut best: Vec<Option<(i32, Word)>> = vec![None; text.len() + 1];
        for &(at, word) in &ways {
            let so_far = best.get(at).copied().flatten().map_or(0, |(cost, _)| cost);
            let cost = so_far + word.cost;
            if let Some(place) = best.get_mut(at + word.length)
                && place.is_none_or(|(best, _)| cost < best)
            {
                *place = Some((cost, word));
            }
        }
        let mut behind: Vec<Option<i32>> = vec![None; text.len()];
        for &(at, word) in ways.iter().rev() {
            let rest = behind.get(at + word.length).copied().flatten();
            let cost = word.cost + rest.unwrap_or(0);
            if let Some(place) = behind.get_mut(at)
                && place.is_none_or(|best| cost < best)
            {
                *place = Some(cost);
            }
        }
        let mut words = Vec::with_capacity(text.len());
        let mut at = text.len();
        while let Some((_, word)) = best.get(at).copied().flatten() {
            words.push(word);
            at -= word.length;
        }
        words.reverse();
        let costs = best
            .into_iter()
            .map(|best| best.map_or(0, |(cost, _)| cost));
        Division {
            costs: costs.collect(),
            costs_behind: behind
                .into_iter()
                .map(Option::unwrap_or_default)
                .chain([0])
                .collect(),
            words,
        }
    }

    /// The words that a text may begin with: those that are listed, and its first character alone.
    fn ways(&self, text: &[char]) -> impl Iterator<Item = Word> {
        let alone = Word {
            length: 1,
            cost: NO_WORD,
            kind: UNKNOWN,
        };
        self.words_from(self.map.start(), text).chain([alone])
    }
}

/// The number of a character in the list, which knows those of the basic plane.
fn code(mark: char) -> Option<u16> {
    u16::try_from(u32::from(mark)).ok()
}

#[cfg(test)]
mod tests {
    use super::List;
    use crate::lang::words::list;

    const WORDS: &str = "清 40 a\n样 30 n\n清样 20 n\n样张 20 n\n张 10 q\n";

    fn lengths(text: &str) -> Vec<usize> {
        let Ok(bytes) = list(WORDS) else {
            panic!("no list");
        };
        let text: Vec<char> = text.chars().collect();
        let Some(division) = List::of(&bytes).map(|list| list.divide(&text)) else {
            panic!("no list");
        };
        assert_eq!(division.costs.last(), division.costs_behind.first());
        division.words.iter().map(|word| word.length).collect()
    }

    #[test]
    fn a_text_is_divided_the_most_probable_way() {
        assert_eq!(lengths("清样张"), [1, 2]);
        assert_eq!(lengths("样张清"), [2, 1]);
        assert_eq!(lengths("看清样，"), [1, 2, 1]);
        assert_eq!(lengths(""), [0; 0]);
    }
}
