//! Teaches the edge model.
//! Invariant: the same texts in the same order give the same bytes. Texts without a paragraph teach nothing, and the model
//! has no word in anything.

use fastrand::Rng;

use super::sample::{Case, beginnings, ends};
use super::{BUCKETS, WEIGHT_BITS};

/// How often each case is seen.
const ROUNDS: usize = 15;
/// How much a weight is held back; with 1e-4 the seams of sawn pages are told as well.
const RIDGE: f32 = 3e-5;
/// The level moves so much more slowly than the weights: it has part in every case.
const LEVEL: f32 = 0.01;

/// The edge model's section of a model file, taught on texts: as characters, and as the numbers of those.
#[must_use]
pub fn train(stream: &[char], marks: &[u16]) -> Vec<u8> {
    let mut dice = Rng::with_seed(0);
    let mut file = teach(beginnings(stream, marks, &mut dice), &mut dice).write();
    file.extend(teach(ends(stream, marks, &mut dice), &mut dice).write());
    file
}

/// A regression while it learns. A weight is its number times `scale`.
struct Lesson {
    numbers: Vec<f32>,
    scale: f32,
    level: f32,
}

/// Learns from cases by steps down the slope of one at a time, which get shorter as Bottou (2012) has it.
fn teach(mut cases: Vec<Case>, dice: &mut Rng) -> Lesson {
    let mut lesson = Lesson {
        numbers: vec![0.0; BUCKETS],
        scale: 1.0,
        level: 0.0,
    };
    // As long as a weight may become.
    let longest = (1.0 / RIDGE.sqrt()).sqrt();
    let mut done = 1.0 / (longest * RIDGE);
    for _ in 0..ROUNDS {
        dice.shuffle(&mut cases);
        for case in &cases {
            lesson.step(case, 1.0 / (RIDGE * done));
            done += 1.0;
        }
    }
    lesson
}

impl Lesson {
    fn step(&mut self, case: &Case, rate: f32) {
        let buckets: Vec<usize> = case.signs.buckets().collect();
        let numbers = buckets.iter().filter_map(|&at| self.numbers.get(at));
        let word = numbers.sum::<f32>() * self.scale + self.level;
        let wrong = f32::from(u8::from(case.is_edge)) - 1.0 / (1.0 + (-word).exp());
        self.scale *= 1.0 - rate * RIDGE;
        for at in buckets {
            if let Some(number) = self.numbers.get_mut(at) {
                *number += rate * wrong / self.scale;
            }
        }
        self.level += LEVEL * rate * wrong;
    }

    /// The section of one regression, as `Regression::of` reads it.
    fn write(&self) -> Vec<u8> {
        let steps = self.scale * (1u32 << WEIGHT_BITS) as f32;
        let weights = self.numbers.iter().map(|number| (number * steps).round());
        let mut file: Vec<u8> = weights
            .map(|weight| weight.clamp(-128.0, 127.0) as i8 as u8)
            .collect();
        let level = (self.level * 100.0).clamp(f32::from(i16::MIN), f32::from(i16::MAX));
        file.extend((level.round() as i16).to_le_bytes());
        file
    }
}

#[cfg(test)]
mod tests {
    use super::train;
    use crate::lang::edges::{Edges, LENGTH};
    use crate::lang::ngram::BOUNDARY;

    /// Paragraphs that count upwards from a low number and end in a stop behind a high one.
    fn texts() -> (Vec<char>, Vec<u16>) {
        let paragraph = |first: u16| (0..40).map(move |at| first % 5 + at + 2);
        let marks = (0..200).flat_map(|first| paragraph(first).chain([0, 1]));
        let marks: Vec<u16> = marks.collect();
        let stream = marks.iter().map(|&mark| match mark {
            0 => '。',
            1 => BOUNDARY,
            _ => '字',
        });
        (stream.collect(), marks)
    }

    #[test]
    fn edges_are_told_from_places_inside_and_the_same_texts_give_the_same_bytes() {
        let (stream, marks) = texts();
        let bytes = train(&stream, &marks);
        assert_eq!(bytes.len(), LENGTH);
        assert!(bytes == train(&stream, &marks));
        let Some(edges) = Edges::of(&bytes) else {
            panic!("the model is cut short");
        };
        let (begins, inside) = (edges.begins(3..20), edges.begins(20..40));
        assert!(begins > inside + 100, "{begins} {inside}");
        let (ends, inside) = (edges.ends((3..43).rev()), edges.ends((3..23).rev()));
        assert!(ends > inside + 100, "{ends} {inside}");
    }

    #[test]
    fn who_has_learnt_nothing_says_nothing() {
        let bytes = train(&[], &[]);
        let word = Edges::of(&bytes).map(|edges| edges.begins([5, 6, 7].into_iter()));
        assert_eq!(word, Some(0));
        assert!(Edges::of(&bytes[..bytes.len() - 1]).is_none());
    }
}
