//! Counts character triples of running text and writes them as a model file.
//!
//! Interpolated Kneser-Ney smoothing (Kneser & Ney 1995; Chen & Goodman 1998, §3): a kept n-gram has
//! (c − D) / c(context) plus what its context leaves to the shorter one; the mass of discounts and of pruned n-grams
//! is that leaving γ. Invariant: the same texts in the same order give the same bytes.
//! Deliberately absent: words, smoothing by held-out data, anything random.

use std::collections::BTreeMap;

use super::alphabet::{BOUNDARY, fold};
use super::format::{CHECKSUM, HEADER, MAGIC, PLANE, STEP, VERSION, checksum};
use crate::lang::words::{self, List};
use crate::lang::{continuity, edges};

/// What is kept of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// A character counted less often is unknown.
    pub least_single: u32,
    /// A pair counted less often is dropped.
    pub least_pair: u32,
    /// A triple counted less often is dropped.
    pub least_triple: u32,
}

impl Default for Recipe {
    /// DESIGN §1.7: pairs from 2 and triples from 3 keep nearly all of the full model's power.
    fn default() -> Self {
        Self {
            least_single: 2,
            least_pair: 2,
            least_triple: 3,
        }
    }
}

impl Recipe {
    /// Keeps everything.
    #[must_use]
    pub fn whole() -> Self {
        Self {
            least_single: 1,
            least_pair: 1,
            least_triple: 1,
        }
    }
}

/// What is taken off each count (Chen & Goodman: n1 / (n1 + 2 n2), about this for characters).
const DISCOUNT: f64 = 0.75;

/// Trains a model on texts, with the words of a list: a line that is not blank is a paragraph.
#[must_use]
pub fn train<'t>(
    texts: impl Iterator<Item = &'t str>,
    recipe: &Recipe,
    list: Option<&List<'_>>,
) -> Vec<u8> {
    let stream = stream(texts);
    let names = name_characters(&stream, recipe.least_single);
    let ids: Vec<u16> = stream
        .iter()
        .map(|mark| names.get(mark).copied().unwrap_or(0))
        .collect();
    let characters = names.len() + 1;
    let edge = names.get(&BOUNDARY).copied().unwrap_or(0);
    let list_bytes = list.map_or(&[][..], List::bytes);
    let kinds = words::train(list, &stream);
    let mut file =
        Tables::count(&ids, characters, recipe).write(&names, list_bytes.len(), kinds.len());
    file.extend(continuity::train(&stream, &ids, edge, characters));
    file.extend(edges::train(&stream, &ids));
    file.extend(list_bytes);
    file.extend(kinds);
    let check = checksum(file.get(HEADER..).unwrap_or_default());
    if let Some(place) = file.get_mut(CHECKSUM..HEADER) {
        place.copy_from_slice(&check.to_le_bytes());
    }
    file
}

/// The folded characters of all texts, each paragraph between boundaries.
fn stream<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<char> {
    let mut stream = vec![BOUNDARY, BOUNDARY];
    for line in texts.flat_map(str::lines) {
        let before = stream.len();
        stream.extend(
            line.chars()
                .filter_map(fold)
                .filter(|&mark| (mark as usize) < PLANE),
        );
        if stream.len() > before {
            stream.push(BOUNDARY);
        }
    }
    stream
}

/// Numbers from 1 in code point order; 0 is left to what is unknown.
fn name_characters(stream: &[char], least: u32) -> BTreeMap<char, u16> {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    for &mark in stream {
        *counts.entry(mark).or_default() += 1;
    }
    let known = counts
        .into_iter()
        .filter(|&(mark, count)| count >= least || mark == BOUNDARY);
    known
        .take(usize::from(u16::MAX) - 1)
        .zip(1..)
        .map(|((mark, _), name)| (mark, name))
        .collect()
}

type Pair = (u16, u16);

/// Kept n-grams with their probabilities, and what each context leaves to the shorter one.
struct Tables {
    singles: Vec<f64>,
    single_leaves: Vec<f64>,
    pairs: BTreeMap<Pair, (f64, f64)>,
    triples: BTreeMap<(Pair, u16), f64>,
}

impl Tables {
    fn count(ids: &[u16], characters: usize, recipe: &Recipe) -> Self {
        let (mut seen, mut triple) = (BTreeMap::new(), BTreeMap::new());
        for window in ids.windows(3) {
            let &[first, second, third] = window else {
                continue;
            };
            *seen.entry((second, third)).or_insert(0u32) += 1;
            *triple.entry(((first, second), third)).or_insert(0u32) += 1;
        }
        // Shorter n-grams count the different characters before them, not how often they stand (Kneser & Ney 1995):
        // a boundary follows few characters, however often it does.
        let (mut single, mut pair) = (vec![0u32; characters], BTreeMap::<Pair, u32>::new());
        for &(_, third) in seen.keys() {
            add(&mut single, third, 1);
        }
        for &((_, second), third) in triple.keys() {
            *pair.entry((second, third)).or_default() += 1;
        }
        let all = f64::from(single.iter().sum::<u32>().max(1));
        let even = 1.0 / f64::from(characters as u32);
        // What is known keeps its share; one count is spread evenly, so that nothing is impossible.
        let singles: Vec<f64> = single
            .iter()
            .map(|&count| (f64::from(count) + even) / (all + 1.0))
            .collect();
        let chance = |mark: u16| singles.get(usize::from(mark)).copied().unwrap_or(even);

        let keeps = |&(first, second): &Pair| {
            let count = seen.get(&(first, second)).copied().unwrap_or(0);
            count >= recipe.least_pair && first != 0 && second != 0
        };
        let mut pair_totals = vec![0u32; characters];
        let mut pair_kept = vec![0f64; characters];
        for (pair, &count) in &pair {
            add(&mut pair_totals, pair.0, count);
            if keeps(pair) {
                add(&mut pair_kept, pair.0, f64::from(count) - DISCOUNT);
            }
        }
        let single_leaves: Vec<f64> = pair_totals
            .iter()
            .zip(&pair_kept)
            .map(|(&total, &kept)| 1.0 - kept / f64::from(total.max(1)))
            .collect();
        let leaves = |first: u16| {
            single_leaves
                .get(usize::from(first))
                .copied()
                .unwrap_or(1.0)
        };
        let total = |first: u16| {
            f64::from(
                pair_totals
                    .get(usize::from(first))
                    .copied()
                    .unwrap_or(1)
                    .max(1),
            )
        };
        let mut pairs: BTreeMap<Pair, (f64, f64)> = pair
            .iter()
            .filter(|(pair, _)| keeps(pair))
            .map(|(&(first, second), &count)| {
                let own = (f64::from(count) - DISCOUNT) / total(first);
                ((first, second), (own + leaves(first) * chance(second), 1.0))
            })
            .collect();

        let follows = |pairs: &BTreeMap<Pair, (f64, f64)>, second: u16, third: u16| {
            pairs
                .get(&(second, third))
                .map_or_else(|| leaves(second) * chance(third), |&(chance, _)| chance)
        };
        let mut totals: BTreeMap<Pair, (u32, f64)> = BTreeMap::new();
        for (&(context, third), &count) in &triple {
            let entry = totals.entry(context).or_default();
            entry.0 += count;
            if count >= recipe.least_triple && third != 0 {
                entry.1 += f64::from(count) - DISCOUNT;
            }
        }
        for (context, &(total, kept)) in &totals {
            if let Some((_, leaves)) = pairs.get_mut(context) {
                *leaves = 1.0 - kept / f64::from(total);
            }
        }
        let triples = triple
            .iter()
            .filter(|&(&(_, third), &count)| count >= recipe.least_triple && third != 0)
            .filter_map(|(&(context, third), &count)| {
                let &(_, leaves) = pairs.get(&context)?;
                let &(total, _) = totals.get(&context)?;
                let own = (f64::from(count) - DISCOUNT) / f64::from(total);
                Some((
                    (context, third),
                    own + leaves * follows(&pairs, context.1, third),
                ))
            })
            .collect();
        Self {
            singles,
            single_leaves,
            pairs,
            triples,
        }
    }

    fn write(&self, names: &BTreeMap<char, u16>, words: usize, kinds: usize) -> Vec<u8> {
        let characters = self.singles.len();
        let mut body: Vec<u8> = Vec::new();
        let mut plane = vec![0u16; PLANE];
        for (&mark, &name) in names {
            if let Some(place) = plane.get_mut(mark as usize) {
                *place = name;
            }
        }
        body.extend(plane.iter().flat_map(|name| name.to_le_bytes()));
        body.extend(self.singles.iter().map(|&chance| steps(chance)));
        body.extend(self.single_leaves.iter().map(|&chance| steps(chance)));
        let firsts = self.pairs.keys().map(|&(first, _)| usize::from(first));
        body.extend(starts(firsts, characters));
        body.extend(
            self.pairs
                .keys()
                .flat_map(|(_, second)| second.to_le_bytes()),
        );
        body.extend(self.pairs.values().map(|&(chance, _)| steps(chance)));
        body.extend(self.pairs.values().map(|&(_, leaves)| steps(leaves)));
        let places: BTreeMap<Pair, usize> = self.pairs.keys().copied().zip(0..).collect();
        let contexts = self
            .triples
            .keys()
            .map(|(context, _)| places.get(context).copied().unwrap_or(0));
        body.extend(starts(contexts, self.pairs.len()));
        body.extend(
            self.triples
                .keys()
                .flat_map(|(_, third)| third.to_le_bytes()),
        );
        body.extend(self.triples.values().map(|&chance| steps(chance)));

        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend(MAGIC);
        file.extend(VERSION.to_le_bytes());
        file.extend((characters as u16).to_le_bytes());
        file.extend((self.pairs.len() as u32).to_le_bytes());
        file.extend((self.triples.len() as u32).to_le_bytes());
        file.extend((words as u32).to_le_bytes());
        file.extend((kinds as u32).to_le_bytes());
        // The checksum is known when all is written.
        file.extend([0; HEADER - CHECKSUM]);
        file.extend(body);
        file
    }
}

fn add<T: std::ops::AddAssign>(counts: &mut [T], at: u16, count: T) {
    if let Some(place) = counts.get_mut(usize::from(at)) {
        *place += count;
    }
}

/// −ln of a probability in steps of the file, rounded.
fn steps(chance: f64) -> u8 {
    let cost = -chance.max(f64::MIN_POSITIVE).ln() * 1000.0 / f64::from(STEP);
    cost.round().clamp(0.0, 255.0) as u8
}

/// Where the entries of each of `groups` begin, and where the last ends, from the group of each entry in order.
fn starts(entries: impl Iterator<Item = usize>, groups: usize) -> Vec<u8> {
    let mut counts = vec![0u32; groups + 1];
    for group in entries {
        if let Some(count) = counts.get_mut(group + 1) {
            *count += 1;
        }
    }
    let mut at = 0;
    counts
        .iter()
        .flat_map(|&count| {
            at += count;
            at.to_le_bytes()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Recipe, train};
    use crate::lang::ngram::Model;

    #[test]
    fn the_same_text_gives_the_same_bytes() {
        let text = "清样是最后一校的样子。\n\n清样出来就可以付印。";
        assert_eq!(
            train([text].into_iter(), &Recipe::default(), None),
            train([text].into_iter(), &Recipe::default(), None)
        );
    }

    #[test]
    fn what_was_read_is_cheap_and_the_unknown_is_not_free() {
        let bytes = train(
            ["清样是清样。\n清样是大样。"].into_iter(),
            &Recipe::whole(),
            None,
        );
        let model = Model::open(bytes).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(model.cost("清样是").0 < model.cost("样是清").0);
        assert!(model.cost("龘").0 > model.cost("清").0);
        assert!(model.seam("清样", "是大样") > 0);
        assert!(model.seam("清样。", "清样是") < 0);
    }
}
