//! The company that a tail and a head keep: rare characters that stand close before the seam and come back close behind
//! it. What was written a moment ago is written again (a cache: Kuhn and De Mori 1990), and a name's characters are the
//! rarest of all.
//! Invariant: integers only, in the order of the text; nothing but the two blocks and the model is read.
//! Deliberately absent: what that is worth; whoever weighs pairs knows.

use crate::lang::is_word;
use crate::lang::ngram::Model;

/// Characters before a seam, and behind it, that are heard. Of 40 to 400 and 15 to 400 these told the seams of sawn and
/// scrambled pages best.
const BEFORE: usize = 100;
const BEHIND: usize = 60;
/// Every text has the characters that are less improbable than this, in thousandths of a nat.
const COMMON: i32 = 5_500;
/// Characters as improbable as this together say all that there is to say, in thousandths of a nat beyond [`COMMON`]: a
/// name that comes back says no more by being long.
const ENOUGH: i32 = 10_000;

/// Words of 64 bits that the numbers of a model's characters take, for nearly all of them.
const ROOM: usize = 128;

/// The rare characters of a text.
#[derive(Debug, Default)]
pub struct Company {
    /// Each once, by number, with what it is more improbable than [`COMMON`].
    rare: Vec<(u16, i32)>,
    /// A bit for each number.
    has: Vec<u64>,
}

impl Company {
    /// Those at the end of a text.
    pub fn before(text: &str, model: &Model) -> Self {
        Self::of(text.chars().rev().take(BEFORE), model)
    }

    /// Those at the beginning of a text.
    pub fn behind(text: &str, model: &Model) -> Self {
        Self::of(text.chars().take(BEHIND), model)
    }

    fn of(marks: impl Iterator<Item = char>, model: &Model) -> Self {
        let mut company = Self {
            rare: Vec::with_capacity(BEFORE),
            has: Vec::with_capacity(ROOM),
        };
        let words = marks.filter(|&mark| is_word(mark) && !mark.is_ascii());
        for number in words.filter_map(|mark| model.number(mark)) {
            let beyond = model.rarity(number) - COMMON;
            // 0 is any character that the model does not know.
            if number > 0 && beyond > 0 && !company.has(number) {
                company.put(number);
                company.rare.push((number, beyond));
            }
        }
        company
    }

    /// How much comes back: 100 is all that there is to say.
    pub fn shared(&self, other: &Self) -> i32 {
        let both = other.rare.iter().filter(|&&(number, _)| self.has(number));
        let shared: i32 = both.map(|&(_, beyond)| beyond).sum();
        100 * shared.min(ENOUGH) / ENOUGH
    }

    fn has(&self, number: u16) -> bool {
        let word = self.has.get(usize::from(number / 64));
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    fn put(&mut self, number: u16) {
        let word = usize::from(number / 64);
        if word >= self.has.len() {
            self.has.resize(word + 1, 0);
        }
        if let Some(word) = self.has.get_mut(word) {
            *word |= 1 << (number % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Company;
    use crate::lang::ngram::Model;

    #[test]
    fn names_come_back_and_common_words_do_not() {
        let model = Model::builtin();
        let shared =
            |tail, head| Company::before(tail, model).shared(&Company::behind(head, model));
        let tail = "渠首村的瞿师傅把锄头搁在田埂上，说";
        let name = shared(tail, "瞿师傅今年六十岁。");
        let common = shared(tail, "一人也在这的上面。");
        assert!(name > 90 && common < 10, "{name} {common}");
        assert_eq!(shared(tail, tail), 100);
        assert_eq!(shared("", tail), 0);
    }
}
