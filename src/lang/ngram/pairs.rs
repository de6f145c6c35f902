//! Which characters the model has seen behind which, a bit a pair: asked of every character of a page, where a search in
//! the model's own sections would cost ten times as much.
//! Invariant: a row of bits is set out the first time that its character is asked for, and says what the model says.

use std::sync::OnceLock;

/// The rows, by the number of their first character.
#[derive(Debug, Clone)]
pub struct Pairs(Vec<OnceLock<Box<[u64]>>>);

impl Pairs {
    /// No row yet, for so many characters.
    pub fn new(characters: usize) -> Self {
        Self(vec![OnceLock::new(); characters])
    }

    /// Whether the bit of `second` is set in the row of `first`, which `seconds` sets out.
    pub fn has<I: Iterator<Item = u16>>(
        &self,
        first: u16,
        second: u16,
        seconds: impl FnOnce() -> I,
    ) -> bool {
        let Some(row) = self.0.get(usize::from(first)) else {
            return false;
        };
        let row = row.get_or_init(|| {
            let mut row = vec![0; self.0.len().div_ceil(64)].into_boxed_slice();
            for second in seconds() {
                if let Some(bits) = row.get_mut(usize::from(second / 64)) {
                    *bits |= 1 << (second % 64);
                }
            }
            row
        });
        let bits = row.get(usize::from(second / 64));
        bits.is_some_and(|bits| bits >> (second % 64) & 1 == 1)
    }
}
