//! What words tell of a seam: whether one is cut there, and whether the words before and behind it follow each other as
//! words of their kinds do. The character models know only what their texts print; a list of words knows the rest.
//! Invariant: reading takes integers only and never panics; the same model gives the same word on every machine.
//! Deliberately absent: the best division of a text into words. Next to a seam the most probable one is good enough, and
//! no word leaves this room but as a number.

mod kinds;
mod list;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod map;
mod source;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod train;

use super::ngram::fold;
use kinds::{Before, Kinds, ORDER};
pub use list::List;
use map::Place;
use source::EDGE;
pub use source::{ListFault, list};
pub use train::train;

/// Characters next to a seam that are divided into words.
const WINDOW: usize = 12;
/// Words on a side of a seam that the other side is told: longer runs of kinds are not counted.
const HEARD: usize = ORDER - 1;
/// Characters of the longest word that is listed, less one: so many can stand on one side of a seam.
const PART: usize = list::LONGEST - 1;

/// The word model, in a model file.
#[derive(Debug, Clone)]
pub struct Words<'m> {
    list: List<'m>,
    kinds: Kinds<'m>,
}

/// A text's end, as a seam asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tail {
    /// Where the words go on that a seam would cut behind the last character, behind the last two, and so on.
    begun: [Option<Place>; PART],
    costs: Costs,
    words: Before,
}

/// A text's beginning, as a seam asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head {
    /// The characters that may be part of a word which a seam cuts; so many are there.
    marks: ([char; PART], usize),
    costs: Costs,
    /// The kinds of its words, as far as they are heard; so many are there.
    words: ([u16; HEARD], usize),
    /// What they cost where they begin a paragraph.
    begins: i32,
}

/// What one side costs without so many of the characters next to the seam, in thousandths of a nat.
type Costs = [i32; PART + 1];

impl<'m> Words<'m> {
    /// The model that lies in `bytes`: its list, and what follows on what.
    #[must_use]
    pub fn of(list: &'m [u8], kinds: &'m [u8]) -> Option<Self> {
        Some(Self {
            list: List::of(list)?,
            kinds: Kinds::of(kinds)?,
        })
    }

    /// A text's end.
    #[must_use]
    pub fn tail(&self, text: &str) -> Tail {
        let mut marks: Vec<char> = tokens(text.chars().rev()).take(WINDOW).collect();
        marks.reverse();
        let parts = marks
            .iter()
            .rev()
            .take_while(|&&mark| is_part(mark))
            .count();
        let mut tail = Tail::default();
        for (begun, length) in tail.begun.iter_mut().zip(1..=parts) {
            *begun = self.list.begin(marks.iter().skip(marks.len() - length));
        }
        let division = self.list.divide(&marks);
        copy(&mut tail.costs, division.costs.iter().rev());
        let kinds = division.words.iter().map(|word| word.kind);
        // No run is longer than that of the last words that are heard.
        let unheard = (division.words.len() + 1).saturating_sub(HEARD);
        tail.words = std::iter::once(EDGE)
            .chain(kinds)
            .skip(unheard)
            .fold(Before::default(), |before, kind| {
                self.kinds.read(&before, kind)
            });
        tail
    }

    /// A text's beginning.
    #[must_use]
    pub fn head(&self, text: &str) -> Head {
        let marks: Vec<char> = tokens(text.chars()).take(WINDOW).collect();
        let division = self.list.divide(&marks);
        let mut head = Head::default();
        let parts = marks.iter().take_while(|&&mark| is_part(mark));
        head.marks.1 = copy(&mut head.marks.0, parts);
        copy(&mut head.costs, division.costs_behind.iter());
        head.words.1 = copy(
            &mut head.words.0,
            division.words.iter().map(|word| &word.kind),
        );
        let edge = self.kinds.read(&Before::default(), EDGE);
        head.begins = self.cost(edge, &head);
        head
    }

    /// How much likelier the characters on both sides of a seam are with a word that it cuts than as words that end there,
    /// in hundredths of a nat; 0 where none is cut.
    #[must_use]
    pub fn cut_word(&self, tail: &Tail, head: &Head) -> i32 {
        let marks = head.marks.0.get(..head.marks.1).unwrap_or_default();
        let apart = tail.costs[0] + head.costs[0];
        let mut best = 0;
        let begun = tail.begun.iter().zip(tail.costs.iter().skip(1));
        for (place, before) in begun.filter_map(|(begun, before)| Some(((*begun)?, before))) {
            for word in self.list.words_from(place, marks) {
                let behind = head.costs.get(word.length).copied().unwrap_or_default();
                best = best.max(apart - before - behind - word.cost);
            }
        }
        best / 10
    }

    /// How much better the words of the head follow those of the tail, by their kinds, than they begin a paragraph, in
    /// hundredths of a nat.
    #[must_use]
    pub fn word_order(&self, tail: &Tail, head: &Head) -> i32 {
        (head.begins - self.cost(tail.words, head)) / 10
    }

    /// What the words of a head cost behind others, in thousandths of a nat.
    fn cost(&self, before: Before, head: &Head) -> i32 {
        let words = head.words.0.get(..head.words.1).unwrap_or_default();
        self.kinds.cost(before, words)
    }
}

/// Copies as many as there is room for; how many those are.
fn copy<'t, T: Copy + 't>(room: &mut [T], from: impl Iterator<Item = &'t T>) -> usize {
    let each = room.iter_mut().zip(from);
    each.map(|(place, &one)| *place = one).count()
}

/// Whether a character may be part of a listed word: those are Chinese, and of the basic plane.
fn is_part(mark: char) -> bool {
    matches!(mark, '\u{3400}'..='\u{9FFF}')
}

/// The characters of a text as the list knows them: a run of digits or of Latin letters is one.
fn tokens(marks: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut before = None;
    marks.filter_map(fold).filter(move |&mark| {
        let goes_on = before == Some(mark) && mark.is_ascii_alphanumeric();
        before = Some(mark);
        !goes_on
    })
}

#[cfg(test)]
mod tests {
    use crate::lang::ngram::Model;

    fn cut_word(tail: &str, head: &str) -> i32 {
        let model = Model::builtin();
        model.cut_word(&model.word_tail(tail), &model.word_head(head))
    }

    fn word_order(tail: &str, head: &str) -> i32 {
        let model = Model::builtin();
        model.word_order(&model.word_tail(tail), &model.word_head(head))
    }

    #[test]
    fn a_word_cut_in_two_is_seen_and_two_whole_ones_are_none() {
        assert!(cut_word("老人在门前种了一棵枇", "杷树") > 500);
        assert!(cut_word("他们在湖边修了一座图书", "馆") > 300);
        assert_eq!(cut_word("他们修了图书馆，", "馆长说"), 0);
        assert_eq!(cut_word("", ""), 0);
        assert_eq!(cut_word("2024", "年"), 0);
    }

    #[test]
    fn words_go_on_as_their_kinds_do() {
        let seams = [
            ("图书馆今年添置", "图书馆今年的", "了新书和报刊"),
            ("水渠修好以后全村都", "水渠修好以后全村的", "浇上了水"),
            ("老人每天都坐在门前的", "老人每天都坐在门前了", "石凳上"),
        ];
        for (own, other, head) in seams {
            let (goes_on, breaks) = (word_order(own, head), word_order(other, head));
            assert!(goes_on > breaks + 100, "{head}: {goes_on} {breaks}");
        }
    }
}
