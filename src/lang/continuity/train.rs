//! Teaches the network.
//! Invariant: the same texts in the same order give the same bytes, however many threads there are. Texts with fewer cuts
//! than one step takes teach nothing, and the network has no word in anything.

use std::f32::consts::PI;
use std::ops::Range;

use fastrand::Rng;
use rayon::prelude::*;

use super::adam::Adam;
use super::gradient::Lesson;
use super::sample::{Sample, TAILS, Texts};
use super::weights::Weights;

/// Samples of a step.
const SAMPLES: usize = 128;
/// Samples that are asked by one thread at a time.
const SHARE: usize = 16;
/// How often each cut is seen; half as often or half as often again, and the word says as much of held-out texts.
const TIMES: usize = 4;
/// How far a step goes at the most.
const RATE: f32 = 2e-3;
/// The share of steps until it goes so far; then less and less (a cosine, Loshchilov & Hutter 2017).
const WARM: f32 = 0.02;

/// The network's section of a model file, taught on texts: as characters, as the numbers of those of so many, and the
/// number of a paragraph's edge.
#[must_use]
pub fn train(stream: &[char], marks: &[u16], edge: u16, characters: usize) -> Vec<u8> {
    let texts = Texts::of(stream, marks, edge);
    let steps = texts.len() * TIMES / (SAMPLES * TAILS);
    teach(&texts, steps, SAMPLES, characters).write()
}

/// Teaches in so many steps of so many samples.
fn teach(texts: &Texts<'_>, steps: usize, samples: usize, characters: usize) -> Weights {
    let mut weights = Weights::drawn(characters, &mut Rng::with_seed(0));
    let (mut adam, mut slopes) = (Adam::new(characters), Weights::none(characters));
    for step in 0..steps {
        let first = 1 + (step * samples) as u64;
        let drawn = draw(texts, first..first + samples as u64);
        let lessons: Vec<Lesson<'_>> = drawn
            .par_chunks(SHARE)
            .map(|samples| Lesson::of(samples, &weights))
            .collect();
        for table in slopes.tables_mut() {
            table.fill(0.0);
        }
        for lesson in &lessons {
            lesson.add_to(&mut slopes);
        }
        adam.descend(&mut weights, &slopes, rate(step as f32 / steps as f32));
    }
    weights
}

/// The samples that the dice of these numbers draw.
fn draw(texts: &Texts<'_>, numbers: Range<u64>) -> Vec<Sample> {
    let dice = numbers.map(Rng::with_seed);
    dice.filter_map(|mut dice| texts.sample(&mut dice))
        .collect()
}

/// How far a step goes, by the share of steps that are done.
fn rate(done: f32) -> f32 {
    let cooled = 0.5 * (1.0 + (PI * done).cos()) + 0.01;
    RATE * (done / WARM).min(1.0) * cooled
}

#[cfg(test)]
mod tests {
    use super::{SHARE, teach, train};
    use crate::lang::continuity::sample::Texts;
    use crate::lang::continuity::{Marks, Network};
    use crate::lang::ngram::BOUNDARY;

    const CHARACTERS: usize = 30;
    const EDGE: u16 = 1;

    /// What was taught on paragraphs that count upwards, each from another number: what follows is known from what stands
    /// before.
    fn taught(steps: usize) -> Vec<u8> {
        let paragraph = |first: u16| (0..40).map(move |at| 2 + (first + at) % 28).chain([EDGE]);
        let marks: Vec<u16> = (0..200).flat_map(|first| paragraph(first * 11)).collect();
        let stream = marks
            .iter()
            .map(|&mark| if mark == EDGE { BOUNDARY } else { '字' });
        let stream: Vec<char> = stream.collect();
        let texts = Texts::of(&stream, &marks, EDGE);
        teach(&texts, steps, 2 * SHARE, CHARACTERS).write()
    }

    #[test]
    fn the_same_texts_give_the_same_bytes_on_any_number_of_threads() {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build().map(|pool| pool.install(|| taught(3))).ok()
        };
        assert!(with(1).is_some());
        assert!(with(1) == with(3));
    }

    #[test]
    fn what_follows_is_told_from_what_does_not() {
        let bytes = taught(60);
        let Some(network) = Network::of(&bytes, CHARACTERS) else {
            panic!("the network is cut short");
        };
        let tail = network.tail(&Marks::before([9, 8, 7, 6, 5, 4].into_iter(), EDGE));
        let word = |head: [u16; 6]| {
            let head = network.head(&Marks::behind(head.into_iter(), EDGE));
            network.word(&tail, &head)
        };
        let (runs_on, goes_back) = (word([10, 11, 12, 13, 14, 15]), word([4, 5, 6, 7, 8, 9]));
        assert!(runs_on > goes_back + 100, "{runs_on} {goes_back}");
    }

    #[test]
    fn who_has_learnt_nothing_says_nothing() {
        let bytes = train(&[], &[], EDGE, CHARACTERS);
        let network = Network::of(&bytes, CHARACTERS);
        let marks = Marks::behind([5, 6, 7].into_iter(), EDGE);
        let word =
            network.map(|network| network.word(&network.tail(&marks), &network.head(&marks)));
        assert_eq!(word, Some(0));
        assert!(Network::of(&bytes[..bytes.len() - 1], CHARACTERS).is_none());
    }
}
