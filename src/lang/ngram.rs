//! The character n-gram language model: how probable a text is, and whether it runs on across a seam.
//! Invariant: looking up takes integers only and never panics; the same model gives the same scores on every machine.
//! Deliberately absent: words, and any load time: the file is read in place.

mod alphabet;
mod fault;
mod format;
mod pairs;
mod train;

use std::sync::LazyLock;

use super::continuity::{Marks, Side};
use super::words;
pub use alphabet::{BOUNDARY, fold};
pub use fault::ModelFault;
use format::Context;
pub use format::Model;
pub use train::{Recipe, train};

static BUILTIN: &[u8] = include_bytes!("data/news.ngram");
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::of_the_house(BUILTIN));

/// The end of a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tail {
    /// Behind its last two characters.
    behind: Context,
    /// Behind those and a paragraph's edge.
    parted: Context,
    /// How improbable that edge is there, in thousandths of a nat.
    ending: i32,
}

/// The beginning of a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head {
    first: Option<First>,
    second: Option<Second>,
}

/// The first character of a text.
#[derive(Debug, Clone, Copy)]
struct First {
    mark: u16,
    /// Its cost behind a paragraph's edge, whatever stood before that.
    bare: i32,
}

/// The second character of a text.
#[derive(Debug, Clone, Copy)]
struct Second {
    mark: u16,
    /// Its cost behind the first, whatever stood before that.
    bare: i32,
    /// Its cost behind the first, where that begins a paragraph.
    begins: i32,
}

/// The odds of running on are even at this score, in thousandths of a nat.
const EVEN: i32 = 2_500;

impl Model {
    /// The model in the binary; `data/README.md` says what it was trained on.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &MODEL
    }

    /// How much better `head` runs on from `tail` than it begins a new paragraph behind it:
    /// log P(head | tail) − log P(¶, head | tail), in thousandths of a nat. Positive speaks for running on.
    #[must_use]
    pub fn seam(&self, tail: &str, head: &str) -> i32 {
        self.weigh(tail, head).0
    }

    /// [`Self::seam`], with the part of it that says "no paragraph ends like this" at three fifths, and zero where the
    /// odds are even: scans lose stops and headings have none, so that part promises too much.
    /// Both numbers were fitted by logistic regression on the adjacent tails and heads of the development pages.
    #[must_use]
    pub fn continuation(&self, tail: &str, head: &str) -> i32 {
        let (seam, ending) = self.weigh(tail, head);
        seam - ending * 2 / 5 - EVEN
    }

    /// A text's end, as a seam asks for it.
    #[must_use]
    pub fn tail(&self, text: &str) -> Tail {
        let mut ends = text.chars().rev().filter_map(fold);
        let (last, before) = (
            ends.next().unwrap_or(BOUNDARY),
            ends.next().unwrap_or(BOUNDARY),
        );
        let behind = self.behind(self.id(before), self.id(last));
        let (ending, parted) = self.step(behind, self.id(BOUNDARY));
        Tail {
            behind,
            parted,
            ending,
        }
    }

    /// A text's beginning, as a seam asks for it.
    #[must_use]
    pub fn head(&self, text: &str) -> Head {
        let mut marks = text.chars().filter_map(fold).map(|mark| self.id(mark));
        let edge = self.id(BOUNDARY);
        let Some(first) = marks.next() else {
            return Head::default();
        };
        let begun = self.behind(edge, first);
        // From the third character on the contexts are the same on both sides.
        let second = marks.next().map(|mark| Second {
            mark,
            bare: self.follows(self.behind(first, mark), first),
            begins: self.step(begun, mark).0,
        });
        let first = First {
            mark: first,
            bare: self.follows(begun, edge),
        };
        Head {
            first: Some(first),
            second,
        }
    }

    /// How much better `head` runs on from `tail` than it begins a paragraph, whatever the tail's end is worth:
    /// log P(head | tail) − log P(head | ¶), in thousandths of a nat.
    #[must_use]
    pub fn flow(&self, tail: &Tail, head: &Head) -> i32 {
        let Some(first) = head.first else { return 0 };
        let next = self.behind(tail.behind.last, first.mark);
        let begins = self.cost_in(tail.parted, first.mark, || first.bare);
        let flow = begins
            - self.cost_in(tail.behind, first.mark, || {
                self.follows(next, tail.behind.last)
            });
        head.second.map_or(flow, |second| {
            flow + second.begins - self.cost_in(next, second.mark, || second.bare)
        })
    }

    /// How improbable a paragraph's end is right behind `tail`, and behind a stop that is not there, each in thousandths
    /// of a nat.
    #[must_use]
    pub fn ends(&self, tail: &Tail) -> (i32, i32) {
        let (stop, edge) = (self.id('。'), self.id(BOUNDARY));
        (
            tail.ending,
            self.path(tail.behind, [stop, edge].into_iter()),
        )
    }

    /// A text's end, as the continuity network hears it.
    #[must_use]
    pub fn hear_tail(&self, text: &str) -> Option<Side> {
        let marks = text.chars().rev().filter_map(|mark| self.number(mark));
        Some(self.network()?.tail(&Marks::before(marks, self.edge())))
    }

    /// A text's beginning, as the continuity network hears it.
    #[must_use]
    pub fn hear_head(&self, text: &str) -> Option<Side> {
        let marks = text.chars().filter_map(|mark| self.number(mark));
        Some(self.network()?.head(&Marks::behind(marks, self.edge())))
    }

    /// How much likelier the two are to be one text than two that met by chance, in hundredths of a nat, as the continuity
    /// network has it.
    #[must_use]
    pub fn continuity(&self, tail: &Side, head: &Side) -> i32 {
        self.network().map_or(0, |network| network.word(tail, head))
    }

    /// How much likelier a paragraph is to begin with a text's first characters than to go on with them, in hundredths of a
    /// nat, as the edge model has it.
    #[must_use]
    pub fn begins(&self, text: &str) -> i32 {
        let marks = text.chars().filter_map(|mark| self.number(mark));
        self.edges().map_or(0, |edges| edges.begins(marks))
    }

    /// How much likelier a sentence is to be whole, its stop aside, than to go on behind a text's last characters, in
    /// hundredths of a nat, as the edge model has it.
    #[must_use]
    pub fn finishes(&self, text: &str) -> i32 {
        let marks = text.chars().rev().filter_map(|mark| self.number(mark));
        self.edges().map_or(0, |edges| edges.ends(marks))
    }

    /// The list of words that it was trained with, to train another one; none if it has no words.
    #[must_use]
    pub fn word_list(&self) -> Option<words::List<'_>> {
        words::List::of(self.word_list_bytes())
    }

    /// A text's end, as the word model reads it.
    #[must_use]
    pub fn word_tail(&self, text: &str) -> words::Tail {
        let words = self.words();
        words.map_or_else(Default::default, |words| words.tail(text))
    }

    /// A text's beginning, as the word model reads it.
    #[must_use]
    pub fn word_head(&self, text: &str) -> words::Head {
        let words = self.words();
        words.map_or_else(Default::default, |words| words.head(text))
    }

    /// How much likelier a seam is to cut a word than to stand between two, in hundredths of a nat; 0 if none is cut.
    #[must_use]
    pub fn cut_word(&self, tail: &words::Tail, head: &words::Head) -> i32 {
        let words = self.words();
        words.map_or(0, |words| words.cut_word(tail, head))
    }

    /// How much better the words of `head` follow those of `tail`, by their kinds, than they begin a paragraph, in hundredths
    /// of a nat.
    #[must_use]
    pub fn word_order(&self, tail: &words::Tail, head: &words::Head) -> i32 {
        let words = self.words();
        words.map_or(0, |words| words.word_order(tail, head))
    }

    /// The seam, and how improbable a paragraph's end is behind `tail`, in thousandths of a nat.
    fn weigh(&self, tail: &str, head: &str) -> (i32, i32) {
        let tail = self.tail(tail);
        (
            tail.ending + self.flow(&tail, &self.head(head)),
            tail.ending,
        )
    }

    /// The cost of characters from there on.
    fn path(&self, mut context: Context, marks: impl Iterator<Item = u16>) -> i32 {
        let mut cost = 0;
        for mark in marks {
            let (step, next) = self.step(context, mark);
            (cost, context) = (cost + step, next);
        }
        cost
    }

    /// The number of a character of a text; none for a blank, which counts for nothing. 0 is a character that is not known.
    #[must_use]
    pub fn number(&self, mark: char) -> Option<u16> {
        fold(mark).map(|mark| self.id(mark))
    }

    /// How improbable a character is where nothing is known of what stands before it, in thousandths of a nat.
    #[must_use]
    pub fn rarity(&self, number: u16) -> i32 {
        self.single(number)
    }

    /// The number of a paragraph's edge.
    #[must_use]
    pub fn edge(&self) -> u16 {
        self.id(BOUNDARY)
    }

    /// Whether `second` was seen right behind `first` when the model was made (more than once, if it was pruned).
    #[must_use]
    pub fn knows(&self, first: u16, second: u16) -> bool {
        self.holds(first, second)
    }

    /// How improbable `marks` are behind two others, in thousandths of a nat.
    #[must_use]
    pub fn cost_behind(&self, left: u16, middle: u16, marks: &[u16]) -> i32 {
        self.path(self.behind(left, middle), marks.iter().copied())
    }

    /// [`Self::cost_behind`], if it is no more than `most`; most texts are out with the first of their characters.
    #[must_use]
    pub fn cost_within(&self, most: i32, left: u16, middle: u16, marks: &[u16]) -> Option<i32> {
        let (mut cost, mut context) = (0, self.behind(left, middle));
        for &mark in marks {
            let (step, next) = self.step(context, mark);
            (cost, context) = (cost + step, next);
            if cost > most {
                return None;
            }
        }
        Some(cost)
    }

    /// How much less probable its first two characters are at a paragraph's beginning than inside one, in thousandths of a
    /// nat; 0 for a shorter text.
    #[must_use]
    pub fn begins_inside(&self, text: &str) -> i32 {
        let mut marks = text.chars().filter_map(fold).map(|mark| self.id(mark));
        let (Some(first), Some(second)) = (marks.next(), marks.next()) else {
            return 0;
        };
        let edge = self.edge();
        let inside = self.single(first) + self.cost_behind(0, first, &[second]);
        self.cost_behind(edge, edge, &[first, second]) - inside
    }

    /// How improbable a text is: thousandths of a nat in all, and the characters that were counted.
    #[must_use]
    pub fn cost(&self, text: &str) -> (i32, i32) {
        let edge = self.id(BOUNDARY);
        let mut context = self.behind(edge, edge);
        let (mut cost, mut characters) = (0i32, 0i32);
        for mark in text.chars().filter_map(fold) {
            let (step, next) = self.step(context, self.id(mark));
            cost = cost.saturating_add(step);
            characters = characters.saturating_add(1);
            context = next;
        }
        (cost, characters)
    }
}

#[cfg(test)]
mod tests {
    use super::Model;

    #[test]
    fn a_word_cut_in_two_runs_on_and_a_new_sentence_does_not() {
        let model = Model::builtin();
        let whole = model.seam("全县的粮食产量连续三年实", "现了稳步增长");
        let broken = model.seam("全县的粮食产量连续三年稳步增长。", "据介绍，今年的收成更好");
        assert!(whole > 2_000, "{whole}");
        assert!(broken < -1_000, "{broken}");
    }

    #[test]
    fn a_text_costs_the_same_within_a_bound() {
        let model = Model::builtin();
        let [left, middle, marks @ ..] =
            ['农', '民', '收', '入', '。'].map(|mark| model.number(mark).unwrap_or_default());
        let cost = model.cost_behind(left, middle, &marks);
        assert!(cost > 0);
        assert_eq!(model.cost_within(cost, left, middle, &marks), Some(cost));
        assert_eq!(model.cost_within(cost - 1, left, middle, &marks), None);
    }

    #[test]
    fn running_text_is_cheaper_than_a_jumble() {
        let each = |text: &str| {
            let (cost, characters) = Model::builtin().cost(text);
            cost / characters
        };
        assert!(
            each("全省农业农村工作会议今天召开") + 2_000 < each("召农今全议会村工天业省作开农")
        );
        assert_eq!(Model::builtin().cost(""), (0, 0));
    }
}
