//! Where the pairs of the model stand, a bit a pair: asked at every seam, and of every character of a page that is
//! checked, where a search in the model's own sections would cost ten times as much.
//! Invariant: a row of bits is set out the first time that its character is asked for, and says what the model says.

use std::sync::OnceLock;

/// The rows, by the number of their first character.
#[derive(Debug, Clone)]
pub struct Pairs(Vec<OnceLock<Row>>);

/// The pairs of one first character.
#[derive(Debug, Clone)]
struct Row {
    /// The place of the first of them.
    begins: usize,
    words: Box<[Word]>,
}

/// 64 second characters in turn.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Those that make a pair.
    bits: u64,
    /// Pairs of the row before those.
    before: u32,
}

impl Pairs {
    /// No row yet, for so many characters.
    pub fn new(characters: usize) -> Self {
        Self(vec![OnceLock::new(); characters])
    }

    /// The place of the pair of `first` and `second`. The pairs of `first` are set out by `pairs`: the place of the first
    /// one, and the second character of each, ascending.
    pub fn place<I: Iterator<Item = u16>>(
        &self,
        first: u16,
        second: u16,
        pairs: impl FnOnce() -> (usize, I),
    ) -> Option<usize> {
        let row = self.row(first, pairs)?;
        let word = row.words.get(usize::from(second / 64))?;
        let bit = 1 << (second % 64);
        (word.bits & bit != 0)
            .then(|| row.begins + (word.before + (word.bits & (bit - 1)).count_ones()) as usize)
    }

    /// Whether it is a pair: no branch hangs on it, so that who asks for many does not wait for each.
    pub fn holds<I: Iterator<Item = u16>>(
        &self,
        first: u16,
        second: u16,
        pairs: impl FnOnce() -> (usize, I),
    ) -> bool {
        let words = self.row(first, pairs).map_or(&[][..], |row| &row.words);
        let word = words.get(usize::from(second / 64));
        word.map_or(0, |word| word.bits) >> (second % 64) & 1 == 1
    }

    fn row<I: Iterator<Item = u16>>(
        &self,
        first: u16,
        pairs: impl FnOnce() -> (usize, I),
    ) -> Option<&Row> {
        let row = self.0.get(usize::from(first))?;
        Some(row.get_or_init(|| {
            let (begins, seconds) = pairs();
            Row::of(self.0.len(), begins, seconds)
        }))
    }
}

impl Row {
    fn of(characters: usize, begins: usize, seconds: impl Iterator<Item = u16>) -> Self {
        let mut words = vec![Word::default(); characters.div_ceil(64)].into_boxed_slice();
        for second in seconds {
            if let Some(word) = words.get_mut(usize::from(second / 64)) {
                word.bits |= 1 << (second % 64);
            }
        }
        let mut before = 0;
        for word in &mut words {
            word.before = before;
            before += word.bits.count_ones();
        }
        Self { begins, words }
    }
}
