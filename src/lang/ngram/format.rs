//! The model file, read in place.
//!
//! Little-endian: the magic, `version: u16`, `characters: u16`, `pairs: u32`, `triples: u32`, the bytes of the word list and
//! of its kinds (`u32` each), `checksum: u64` (FNV-1a of all that follows), then for the characters, pairs and
//! triples the sections of [`Layout`], the network of [`continuity`], the regressions of [`edges`] and the two maps of
//! [`Words`]. Costs are −ln P and backoffs −ln γ in steps of [`STEP`] thousandths of a nat.
//! Invariant: sections lie inside the file, or it is refused; a lookup outside of one reads as "unknown".

use std::borrow::Cow;
use std::sync::OnceLock;

use super::fault::ModelFault;
use super::pairs::Pairs;
use crate::lang::continuity::{self, Network};
use crate::lang::edges::{self, Edges};
use crate::lang::words::Words;

/// What every model file begins with.
pub const MAGIC: &[u8; 8] = b"QYNGRAM\n";
/// The version that is written and read.
pub const VERSION: u16 = 4;
/// Thousandths of a nat in one step of a cost: 255 steps reach e^-20.
pub const STEP: i32 = 80;
/// Where the checksum stands.
pub const CHECKSUM: usize = 28;
/// Bytes before the sections.
pub const HEADER: usize = CHECKSUM + 8;
/// Characters of the basic plane; the table that names them is indexed by code point.
pub const PLANE: usize = 0x1_0000;

/// Where the sections begin, in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    /// `u16` a code point of the basic plane: the character's number, 0 unknown.
    names: usize,
    /// `u8` a character: its cost without context.
    singles: usize,
    /// `u8` a character: its backoff as a context.
    single_backoffs: usize,
    /// `u32` a character and one more: where its pairs begin.
    pair_starts: usize,
    /// `u16` a pair: its second character, ascending within a first one.
    pair_seconds: usize,
    /// `u8` a pair.
    pair_costs: usize,
    /// `u8` a pair: its backoff as a context.
    pair_backoffs: usize,
    /// `u32` a pair and one more: where its triples begin.
    triple_starts: usize,
    /// `u16` a triple: its third character, ascending within a pair.
    triple_thirds: usize,
    /// `u8` a triple.
    triple_costs: usize,
    /// The continuity network.
    network: usize,
    /// The edge model.
    edges: usize,
    /// The word list.
    words: usize,
    /// What follows on what.
    kinds: usize,
    end: usize,
}

impl Layout {
    fn of([characters, pairs, triples, words, kinds]: [usize; 5]) -> Self {
        let mut at = HEADER;
        let mut next = |length: usize| {
            at += length;
            at - length
        };
        Self {
            names: next(2 * PLANE),
            singles: next(characters),
            single_backoffs: next(characters),
            pair_starts: next(4 * (characters + 1)),
            pair_seconds: next(2 * pairs),
            pair_costs: next(pairs),
            pair_backoffs: next(pairs),
            triple_starts: next(4 * (pairs + 1)),
            triple_thirds: next(2 * triples),
            triple_costs: next(triples),
            network: next(continuity::length(characters)),
            edges: next(edges::LENGTH),
            words: next(words),
            kinds: next(kinds),
            end: next(0),
        }
    }
}

/// Where a reader stands in a text, as the model looks it up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// The last character.
    pub(super) last: u16,
    /// The last two as a pair, if the model has it.
    pair: Option<usize>,
}

/// A language model.
#[derive(Debug, Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    layout: Layout,
    pairs: OnceLock<Pairs>,
}

impl Model {
    /// Takes a model file's bytes.
    ///
    /// # Errors
    /// Bytes that are no model, or a model that is damaged or of another version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, ModelFault> {
        let model = Self::view(Cow::Owned(bytes))?;
        if model.checksum() == checksum(model.bytes.get(HEADER..).unwrap_or_default()) {
            Ok(model)
        } else {
            Err(ModelFault::Damaged)
        }
    }

    /// The model in the binary, whose checksum the tests have read.
    pub(super) fn of_the_house(bytes: &'static [u8]) -> Self {
        let empty = Self {
            bytes: Cow::Borrowed(&[]),
            layout: Layout::default(),
            pairs: OnceLock::new(),
        };
        Self::view(Cow::Borrowed(bytes)).unwrap_or(empty)
    }

    fn view(bytes: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelFault::Foreign);
        }
        let mut model = Self {
            bytes,
            layout: Layout::default(),
            pairs: OnceLock::new(),
        };
        let version = model.short(8);
        if version != VERSION {
            return Err(ModelFault::Version(version));
        }
        let characters = usize::from(model.short(10));
        let [pairs, triples, words, kinds] = [12, 16, 20, 24].map(|at| model.long(at));
        model.layout = Layout::of([characters, pairs, triples, words, kinds]);
        if model.layout.end == model.bytes.len() {
            Ok(model)
        } else {
            Err(ModelFault::Length)
        }
    }

    /// The checksum that the header states.
    fn checksum(&self) -> u64 {
        (self.long(CHECKSUM) as u64) | ((self.long(CHECKSUM + 4) as u64) << 32)
    }

    /// The continuity network that was trained with it.
    pub(super) fn network(&self) -> Option<Network<'_>> {
        let characters = self.layout.single_backoffs - self.layout.singles;
        Network::of(self.bytes.get(self.layout.network..)?, characters)
    }

    /// The edge model that was trained with it.
    pub(super) fn edges(&self) -> Option<Edges<'_>> {
        Edges::of(self.bytes.get(self.layout.edges..)?)
    }

    /// The word model that was trained with it.
    pub(super) fn words(&self) -> Option<Words<'_>> {
        let kinds = self.bytes.get(self.layout.kinds..)?;
        Words::of(self.word_list_bytes(), kinds)
    }

    /// The bytes of the word list.
    pub(super) fn word_list_bytes(&self) -> &[u8] {
        let list = self.bytes.get(self.layout.words..self.layout.kinds);
        list.unwrap_or_default()
    }

    /// The number of a folded character; 0 for one that the model does not know.
    pub(super) fn id(&self, mark: char) -> u16 {
        let code = u32::from(mark) as usize;
        if code < PLANE {
            self.short(self.layout.names + 2 * code)
        } else {
            0
        }
    }

    /// Where one stands behind two characters.
    pub(super) fn behind(&self, first: u16, second: u16) -> Context {
        Context {
            last: second,
            pair: self.pair(first, second),
        }
    }

    /// The cost of a character, in thousandths of a nat, and where one stands behind it.
    pub(super) fn step(&self, context: Context, mark: u16) -> (i32, Context) {
        let next = self.behind(context.last, mark);
        let cost = self.cost_in(context, mark, || self.follows(next, context.last));
        (cost, next)
    }

    /// The cost of a character, which behind the last one alone would be `bare`.
    pub(super) fn cost_in(&self, context: Context, mark: u16, bare: impl FnOnce() -> i32) -> i32 {
        let Some(pair) = context.pair else {
            return bare();
        };
        let starts = self.layout.triple_starts + 4 * pair;
        let found = self.find(
            self.layout.triple_thirds,
            self.long(starts),
            self.long(starts + 4),
            mark,
        );
        match found {
            Some(triple) => self.cost_at(self.layout.triple_costs + triple),
            None => self.cost_at(self.layout.pair_backoffs + pair) + bare(),
        }
    }

    /// The cost of the last character of `next` behind one character alone.
    pub(super) fn follows(&self, next: Context, before: u16) -> i32 {
        if let Some(pair) = next.pair {
            return self.cost_at(self.layout.pair_costs + pair);
        }
        let backoff = self.cost_at(self.layout.single_backoffs + usize::from(before));
        backoff + self.single(next.last)
    }

    /// The cost of a character without context.
    pub(super) fn single(&self, mark: u16) -> i32 {
        self.cost_at(self.layout.singles + usize::from(mark))
    }

    /// The place of a pair; [`Pairs`] remembers.
    pub(super) fn pair(&self, first: u16, second: u16) -> Option<usize> {
        self.pairs().place(first, second, || self.seconds(first))
    }

    /// Whether two characters are a pair.
    pub(super) fn holds(&self, first: u16, second: u16) -> bool {
        self.pairs().holds(first, second, || self.seconds(first))
    }

    fn pairs(&self) -> &Pairs {
        let characters = self.layout.single_backoffs - self.layout.singles;
        self.pairs.get_or_init(|| Pairs::new(characters))
    }

    /// The place of the first pair of a character, and the second character of each.
    fn seconds(&self, first: u16) -> (usize, impl Iterator<Item = u16>) {
        let starts = self.layout.pair_starts + 4 * usize::from(first);
        let (from, to) = (self.long(starts), self.long(starts + 4));
        let seconds = self.characters(self.layout.pair_seconds, from, to);
        let seconds = seconds.unwrap_or_default().iter();
        (from, seconds.map(|&second| u16::from_le_bytes(second)))
    }

    /// The place of `wanted` among the ascending characters `from..to` of a section.
    fn find(&self, section: usize, from: usize, to: usize, wanted: u16) -> Option<usize> {
        self.characters(section, from, to)?
            .binary_search_by_key(&wanted, |&character| u16::from_le_bytes(character))
            .ok()
            .map(|at| from + at)
    }

    /// The characters `from..to` of a section.
    fn characters(&self, section: usize, from: usize, to: usize) -> Option<&[[u8; 2]]> {
        let characters = self.bytes.get(section + 2 * from..section + 2 * to)?;
        Some(characters.as_chunks().0)
    }

    fn cost_at(&self, at: usize) -> i32 {
        i32::from(self.bytes.get(at).copied().unwrap_or_default()) * STEP
    }

    fn short(&self, at: usize) -> u16 {
        let word = self
            .bytes
            .get(at..at + 2)
            .and_then(|word| word.try_into().ok());
        word.map_or(0, u16::from_le_bytes)
    }

    fn long(&self, at: usize) -> usize {
        let word = self
            .bytes
            .get(at..at + 4)
            .and_then(|word| word.try_into().ok());
        word.map_or(0, u32::from_le_bytes) as usize
    }
}

/// FNV-1a (Fowler, Noll, Vo): enough to tell a damaged file, not to keep out a forger.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::{HEADER, Model, ModelFault, VERSION};
    use crate::lang::ngram::{BUILTIN, Recipe, train};

    fn small() -> Vec<u8> {
        train(
            ["清样是最后一校的样子。\n清样出来就可以付印。\n清样是清样。"].into_iter(),
            &Recipe::whole(),
            None,
        )
    }

    #[test]
    fn the_model_in_the_binary_is_whole() {
        assert!(BUILTIN.len() <= 9_800_000, "{} bytes", BUILTIN.len());
        assert!(Model::open(BUILTIN.to_vec()).is_ok());
    }

    #[test]
    fn a_model_is_refused_with_its_fault() {
        let fault = |bytes: Vec<u8>| Model::open(bytes).err();
        assert_eq!(fault(small()), None);
        assert_eq!(
            fault(b"not a model at all, only text".to_vec()),
            Some(ModelFault::Foreign)
        );
        assert_eq!(fault(Vec::new()), Some(ModelFault::Foreign));
        let mut newer = small();
        newer[8] = VERSION as u8 + 1;
        assert_eq!(fault(newer), Some(ModelFault::Version(VERSION + 1)));
        let mut damaged = small();
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        assert_eq!(fault(damaged), Some(ModelFault::Damaged));
        for length in [0, 7, HEADER - 1, HEADER, last] {
            let mut short = small();
            short.truncate(length);
            assert!(fault(short).is_some(), "{length} bytes");
        }
    }

    #[test]
    fn pairs_are_remembered_as_they_are() {
        let model = Model::builtin();
        let marks = ["的", "人", "往", "住", "𠀀", "。"]
            .map(|mark| model.id(mark.chars().next().unwrap_or(' ')));
        for first in marks {
            let starts = model.layout.pair_starts + 4 * usize::from(first);
            let (from, to) = (model.long(starts), model.long(starts + 4));
            for second in marks {
                let found = model.find(model.layout.pair_seconds, from, to, second);
                assert_eq!(model.pair(first, second), found, "{first} {second}");
                assert_eq!(model.holds(first, second), found.is_some());
            }
        }
    }

    #[test]
    fn a_damaged_model_never_panics() {
        for at in 0..HEADER {
            let mut bytes = small();
            bytes[at] ^= 0xFF;
            if let Ok(model) = Model::view(bytes.into()) {
                let _ = model.seam("清样是", "最后");
                let _ = model.knows(1, 2);
            }
        }
    }
}
