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
use kinds::{Kinds, ORDER};
pub use list::List;
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
    part: Part,
    words: Run,
}

/// A text's beginning, as a seam asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head {
    part: Part,
    words: Run,
    /// What they cost where they begin a paragraph.
    begins: i32,
}

/// The kinds of the words next to a seam, in their order.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    kinds: [u16; HEARD],
    length: usize,
}

/// The characters of one side that may be part of a word which the seam cuts.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// From the seam on.
    marks: [char; PART],
    /// How many there are.
    length: usize,
    /// What the side costs without so many of them.
    costs: [i32; PART + 1],
}

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
        let near_first = marks.clone();
        marks.reverse();
        let division = self.list.divide(&marks);
        let before = division.costs.iter().rev();
        let mut words = Run::default();
        let begun = std::iter::once(EDGE).chain(division.words.iter().map(|word| word.kind));
        begun.for_each(|kind| words.push(kind));
        Tail {
            part: Part::of(&near_first, before),
            words,
        }
    }

    /// A text's beginning.
    #[must_use]
    pub fn head(&self, text: &str) -> Head {
        let marks: Vec<char> = tokens(text.chars()).take(WINDOW).collect();
        let division = self.list.divide(&marks);
        let costs = self.list.costs_behind(&marks);
        let mut words = Run::default();
        let first = division.words.iter().take(HEARD);
        first.for_each(|word| words.push(word.kind));
        let mut edge = Run::default();
        edge.push(EDGE);
        Head {
            part: Part::of(&marks, costs.iter()),
            words,
            begins: self.cost(edge, &words),
        }
    }

    /// How much likelier the characters on both sides of a seam are with a word that it cuts than as words that end there,
    /// in hundredths of a nat; 0 where none is cut.
    #[must_use]
    pub fn cut_word(&self, tail: &Tail, head: &Head) -> i32 {
        let (tail, head) = (&tail.part, &head.part);
        let apart = tail.costs[0] + head.costs[0];
        let mut best = 0;
        for before in 1..=tail.length {
            let room = (list::LONGEST - before).min(head.length);
            let text = tail.marks.iter().take(before).rev();
            let text: Vec<char> = text.chain(head.marks.iter().take(room)).copied().collect();
            for word in self
                .list
                .words_at(&text)
                .filter(|word| word.length > before)
            {
                let behind = head.costs.get(word.length - before).copied();
                let rest = tail.costs.get(before).copied().zip(behind);
                if let Some((before, behind)) = rest {
                    best = best.max(apart - before - behind - word.cost);
                }
            }
        }
        best / 10
    }

    /// How much better the words of the head follow those of the tail, by their kinds, than they begin a paragraph, in
    /// hundredths of a nat.
    #[must_use]
    pub fn word_order(&self, tail: &Tail, head: &Head) -> i32 {
        (head.begins - self.cost(tail.words, &head.words)) / 10
    }

    /// What words cost behind others, in thousandths of a nat.
    fn cost(&self, mut before: Run, words: &Run) -> i32 {
        let mut cost = 0;
        for &kind in words.kinds() {
            cost += self.kinds.cost(before.kinds(), kind);
            before.push(kind);
        }
        cost
    }
}

impl Run {
    fn kinds(&self) -> &[u16] {
        self.kinds.get(..self.length).unwrap_or_default()
    }

    /// One word more; of more than are heard the first goes.
    fn push(&mut self, kind: u16) {
        if self.length == HEARD {
            self.kinds.rotate_left(1);
            self.length -= 1;
        }
        if let Some(place) = self.kinds.get_mut(self.length) {
            *place = kind;
            self.length += 1;
        }
    }
}

impl Part {
    /// The characters from the seam on, and what their side costs without the first of them.
    fn of<'c>(marks: &[char], costs: impl Iterator<Item = &'c i32>) -> Self {
        let mut part = Self::default();
        let parts = marks.iter().take_while(|&&mark| is_part(mark));
        for (place, &mark) in part.marks.iter_mut().zip(parts) {
            *place = mark;
            part.length += 1;
        }
        for (place, &cost) in part.costs.iter_mut().zip(costs) {
            *place = cost;
        }
        part
    }
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
