//! What the stretches around tail and head are about: pairs of characters that both have and the rest of the page has not
//! (inverse document frequency: Spärck Jones 1972; a paragraph is a document).
//! Invariant: counts and integers only; no hash order reaches a result.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::model::Block;

/// Paragraphs of each stretch.
const STRETCH: usize = 4;
/// What neighbouring stretches share on the middle page, in thousandths.
const USUAL: u32 = 96;
/// Below this a share is chance, in thousandths.
const CHANCE: u32 = 16;
/// Characters of a paragraph that are read.
const READ: usize = 240;
/// The most that two stretches can say, in hundredths of a doubling.
pub const MOST: i32 = doublings(1_000) - doublings(USUAL);
/// The least.
pub const LEAST: i32 = doublings(CHANCE) - doublings(USUAL);

/// What the paragraphs of a page are about, and a scale on which one stretch of them lies while others are weighed
/// against it. Paragraphs are named by their place in the running text.
pub struct Topics {
    /// By paragraph: its terms, each once. A term is a pair of characters that several paragraphs have, or all the pairs
    /// that one paragraph alone has: those are only shared all at once, where that paragraph is in both stretches.
    terms: Lists,
    scale: Vec<Term>,
    /// What the terms that lie on the scale weigh.
    weight: u32,
    weighings: u32,
    /// The text up to the last tail that was asked for, if it lies on the scale.
    up_to: Range<usize>,
}

/// A term on the scale.
#[derive(Clone, Copy)]
struct Term {
    /// The rarer on the page, the heavier.
    weight: u32,
    /// Paragraphs on the scale that have it.
    laid: u32,
    /// The last weighing in which it was met in the other stretch.
    met: u32,
}

impl Topics {
    /// Reads the paragraphs of a page.
    #[must_use]
    pub fn of(blocks: &[Block], running: &[usize]) -> Self {
        let told = running.iter().map(|&at| blocks.get(at));
        let texts: Vec<&str> = told.map(|block| block.map_or("", Block::as_str)).collect();
        let pairs = Pairs::of(&texts);
        // Doublings of the paragraphs for each that has the pair.
        let all = running.len() as u32;
        let weigh = |count: u32| (16 * all / count.max(2)).max(1).ilog2();
        let mut topics = Self {
            terms: Lists::with_capacity(pairs.read.length + texts.len(), texts.len()),
            scale: Vec::new(),
            weight: 0,
            weighings: 0,
            up_to: 0..0,
        };
        let mut booked: Vec<Option<u32>> = vec![None; pairs.counts.len()];
        for (at, &lone) in pairs.lone.iter().enumerate() {
            let mut own = lone * weigh(1);
            for &pair in pairs.read.get(at) {
                let pair = pair as usize;
                match (pairs.counts.get(pair), booked.get_mut(pair)) {
                    (Some(&count), Some(booked)) if count > 1 => {
                        let term = *booked.get_or_insert_with(|| topics.book(weigh(count)));
                        topics.terms.push(term);
                    }
                    _ => own += weigh(1),
                }
            }
            let own = topics.book(own);
            topics.terms.push(own);
            topics.terms.end();
        }
        topics
    }

    /// Books a term.
    fn book(&mut self, weight: u32) -> u32 {
        self.scale.push(Term {
            weight,
            laid: 0,
            met: 0,
        });
        self.scale.len() as u32 - 1
    }

    /// Lays a paragraph on the scale.
    pub fn lay(&mut self, place: usize) {
        for &term in self.terms.get(place) {
            if let Some(term) = self.scale.get_mut(term as usize) {
                self.weight += if term.laid == 0 { term.weight } else { 0 };
                term.laid += 1;
            }
        }
    }

    /// Takes a paragraph off the scale on which it lies.
    pub fn lift(&mut self, place: usize) {
        for &term in self.terms.get(place) {
            if let Some(term) = self.scale.get_mut(term as usize) {
                term.laid -= 1;
                self.weight -= if term.laid == 0 { term.weight } else { 0 };
            }
        }
    }

    /// What the text up to a tail and the text from a head on share. The first stays on the scale for the next head.
    #[must_use]
    pub fn neighbours(&mut self, tail: usize, head: usize) -> i32 {
        let up_to = tail.saturating_sub(STRETCH - 1)..tail + 1;
        if self.up_to != up_to {
            std::mem::replace(&mut self.up_to, up_to.clone()).for_each(|place| self.lift(place));
            up_to.clone().for_each(|place| self.lay(place));
        }
        self.doublings((head..head + STRETCH).filter(|place| !up_to.contains(place)))
    }

    /// How much a stretch shares with the one on the scale that the page has nowhere else, in doublings of what neighbours
    /// usually share; hundredths.
    #[must_use]
    pub fn doublings(&mut self, stretch: impl Iterator<Item = usize>) -> i32 {
        // A share of 8 against 4 says as much as one of 4 against 2.
        let kinship = self.kinship(stretch).clamp(CHANCE, 1_000);
        doublings(kinship) - doublings(USUAL)
    }

    /// How much more the words of each of these paragraphs are those of one story than those of another, itself left out:
    /// the log odds of the terms that it shares with either (naive Bayes; Lewis 1998), in hundredths of a nat.
    #[must_use]
    pub fn leanings(
        &self,
        each: &[usize],
        one: &BTreeSet<usize>,
        other: &BTreeSet<usize>,
    ) -> Vec<i32> {
        let terms = |place: usize| self.terms.get(place);
        let count = |story: &BTreeSet<usize>| {
            let (mut told, mut length) = (vec![0; self.scale.len()], 0);
            for &term in story.iter().flat_map(|&place| terms(place)) {
                length += 1;
                if let Some(told) = told.get_mut(term as usize) {
                    *told += 1;
                }
            }
            (told, length)
        };
        let (told, length): (Vec<u32>, u32) = count(one);
        let (told_there, length_there): (Vec<u32>, u32) = count(other);
        let leaning = |&place: &usize| {
            let own = terms(place).len() as u32;
            let here = u32::from(one.contains(&place));
            let there = u32::from(other.contains(&place));
            let usual = nats(length - own * here + 1) - nats(length_there - own * there + 1);
            terms(place)
                .iter()
                .filter_map(|&term| told.get(term as usize).zip(told_there.get(term as usize)))
                .map(|(one, other)| (one - here, other - there))
                .filter(|&(one, other)| one + other > 0)
                .map(|(one, other)| nats(1 + 2 * one) - nats(1 + 2 * other) - usual)
                .sum()
        };
        each.iter().map(leaning).collect()
    }

    /// The share of the weight of the smaller stretch that both have, in thousandths.
    fn kinship(&mut self, stretch: impl Iterator<Item = usize>) -> u32 {
        self.weighings += 1;
        let (mut whole, mut shared) = (0, 0);
        for place in stretch {
            for &term in self.terms.get(place) {
                let Some(term) = self.scale.get_mut(term as usize) else {
                    continue;
                };
                if term.met != self.weighings {
                    term.met = self.weighings;
                    whole += term.weight;
                    shared += if term.laid > 0 { term.weight } else { 0 };
                }
            }
        }
        shared * 1_000 / whole.min(self.weight).max(1)
    }
}

/// Lists of numbers, one behind the other.
struct Lists {
    /// The numbers, and room for more.
    all: Vec<u32>,
    length: usize,
    /// Where each begins; the last one is still open.
    starts: Vec<usize>,
}

impl Lists {
    /// None yet, with room for so many numbers in so many lists.
    fn with_capacity(numbers: usize, lists: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self {
            all: vec![0; numbers],
            length: 0,
            starts,
        }
    }

    /// Sets a number behind the open list, if there is room, which whoever makes the lists sees to.
    fn push(&mut self, number: u32) {
        self.push_if(true, number);
    }

    /// The same if it is wanted. No branch hangs on that: whether the next pair of a text is, nobody can foresee, and a wrong
    /// guess costs more than a number that the next one takes the place of.
    fn push_if(&mut self, wanted: bool, number: u32) {
        if let Some(slot) = self.all.get_mut(self.length) {
            *slot = number;
            self.length += usize::from(wanted);
        }
    }

    /// Ends the open list.
    fn end(&mut self) {
        self.starts.push(self.length);
    }

    /// The numbers of a list; none if there is no such list.
    fn get(&self, at: usize) -> &[u32] {
        match self.starts.get(at..) {
            Some(&[from, to, ..]) => self.all.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The pairs of a page's paragraphs.
struct Pairs {
    /// The pairs of each text, each once and by a number of its own; only those that may stand twice on the page.
    read: Lists,
    /// How many more pairs each text has.
    lone: Vec<u32>,
    /// By number: how many texts have the pair.
    counts: Vec<u32>,
}

impl Pairs {
    fn of(texts: &[&str]) -> Self {
        // The characters of which pairs are made take three bytes each.
        let characters = texts.iter().map(|text| (text.len() / 3).min(READ)).sum();
        let mut all = Lists::with_capacity(characters, texts.len());
        let mut sieve = Sieve::default();
        for text in texts {
            for (pair, is_pair) in pairs_of(text) {
                sieve.put(pair);
                all.push_if(is_pair, pair);
            }
            all.end();
        }
        let mut recurring = Lists::with_capacity(all.length, texts.len());
        let mut lone = Vec::with_capacity(texts.len());
        for at in 0..texts.len() {
            let before = recurring.length;
            for &pair in all.get(at) {
                recurring.push_if(sieve.may_recur(pair), pair);
            }
            recurring.end();
            lone.push((all.get(at).len() + before - recurring.length) as u32);
        }
        let mut numbers: FxHashMap<u32, u32> =
            FxHashMap::with_capacity_and_hasher(recurring.length, FxBuildHasher);
        let mut read = Lists::with_capacity(recurring.length, texts.len());
        // By number: how many texts have the pair, and the last of them.
        let mut seen: Vec<(u32, usize)> = Vec::with_capacity(recurring.length);
        for at in 0..texts.len() {
            for &pair in recurring.get(at) {
                let number = *numbers.entry(pair).or_insert(seen.len() as u32);
                match seen.get_mut(number as usize) {
                    Some((_, last)) if *last == at => continue,
                    Some((count, last)) => (*count, *last) = (*count + 1, at),
                    None => seen.push((1, at)),
                }
                read.push(number);
            }
            read.end();
        }
        Self {
            read,
            lone,
            counts: seen.into_iter().map(|(count, _)| count).collect(),
        }
    }
}

/// Places of the sieve, for the 6,000 or so pairs of a page.
const PLACES: usize = 65_536;

/// Tells the pairs that stand once on a page, which most do, from those that may stand twice: by a hash, so that few go
/// through the table of numbers. A place holds how often a pair of its hash was put, up to two.
struct Sieve(Vec<u8>);

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; PLACES])
    }
}

impl Sieve {
    fn put(&mut self, pair: u32) {
        if let Some(count) = self.0.get_mut(Self::place(pair)) {
            *count = (*count << 1 | 1) & 3;
        }
    }

    fn may_recur(&self, pair: u32) -> bool {
        self.0
            .get(Self::place(pair))
            .is_some_and(|&count| count > 1)
    }

    /// The place of a pair.
    fn place(pair: u32) -> usize {
        // Multiplication by a large odd number spreads neighbouring code points (Knuth, vol. 3, §6.4).
        (pair.wrapping_mul(0x9E37_79B1) >> 16) as usize
    }
}

/// What each character of a text makes with the one before it, and whether that is a pair: of two Chinese characters.
fn pairs_of(text: &str) -> impl Iterator<Item = (u32, bool)> {
    let mut before = 0;
    text.chars().take(READ).map(move |mark| {
        let is_chinese = matches!(mark, '\u{3400}'..='\u{9FFF}');
        let right = if is_chinese { u32::from(mark) } else { 0 };
        let left = std::mem::replace(&mut before, right);
        (left << 16 ^ right, left.min(right) != 0)
    })
}

/// ln in hundredths.
fn nats(amount: u32) -> i32 {
    doublings(amount) * 69 / 100
}

/// log₂ of an amount above 0 in hundredths, straight between powers of two.
const fn doublings(amount: u32) -> i32 {
    let power = amount.ilog2();
    (100 * power + (amount - (1 << power)) * 100 / (1 << power)) as i32
}
