//! What a few samples say of the network: how wrong its word is, and which way each number would mend it.
//! The loss is the logistic one: the true beginning against the wrong ones, which count as much as it together.
//! Invariant: what two samples say does not depend on which thread asked them.

use super::matrix::{multiply, transpose};
use super::sample::{HEADS, Heard, Sample, TAILS, UNHEARD};
use super::weights::Weights;
use super::{FAR, HIDDEN, INPUT, NEAR, WIDTH};

/// What samples say of the network.
#[derive(Debug)]
pub struct Lesson<'s> {
    samples: &'s [Sample],
    /// Slopes of what goes into the hidden layer, [`INPUT`] a tail and a head.
    inputs: [Vec<f32>; 2],
    /// Slopes of the weights of tails and heads.
    weights: [Vec<f32>; 2],
    bias: [f32; HIDDEN],
    worth: [f32; HIDDEN],
    level: f32,
    /// The loss of all of them.
    pub loss: f32,
}

impl<'s> Lesson<'s> {
    /// Asks the samples.
    pub fn of(samples: &'s [Sample], weights: &Weights) -> Self {
        let tails = inputs(samples.iter().flat_map(|sample| &sample.tails), weights);
        let heads = inputs(samples.iter().flat_map(|sample| &sample.heads), weights);
        let mut lesson = Self {
            samples,
            inputs: [Vec::new(), Vec::new()],
            weights: [vec![0.0; INPUT * HIDDEN], vec![0.0; INPUT * HIDDEN]],
            bias: [0.0; HIDDEN],
            worth: [0.0; HIDDEN],
            level: 0.0,
            loss: 0.0,
        };
        let hidden = |inputs: &[f32], weights: &[f32]| {
            let mut hidden = vec![0.0; inputs.len() / INPUT * HIDDEN];
            multiply(inputs, INPUT, weights, HIDDEN, &mut hidden);
            hidden
        };
        let sides = (hidden(&tails, &weights.tail), hidden(&heads, &weights.head));
        let [of_tails, of_heads] = lesson.compare(&sides.0, &sides.1, weights);
        let each = [
            (tails, of_tails, &weights.tail),
            (heads, of_heads, &weights.head),
        ];
        for (at, (inputs, slopes, weights)) in each.into_iter().enumerate() {
            let rows = slopes.len() / HIDDEN;
            let mut back = vec![0.0; inputs.len()];
            multiply(
                &slopes,
                HIDDEN,
                &transpose(weights, HIDDEN),
                INPUT,
                &mut back,
            );
            let sum = &mut lesson.weights[at];
            multiply(&transpose(&inputs, INPUT), rows, &slopes, HIDDEN, sum);
            lesson.inputs[at] = back;
        }
        lesson
    }

    /// Compares every tail with every head of its sample; the slopes of both sides.
    fn compare(&mut self, tails: &[f32], heads: &[f32], weights: &Weights) -> [Vec<f32>; 2] {
        let mut slopes = [vec![0.0; tails.len()], vec![0.0; heads.len()]];
        let [of_tails, of_heads] = &mut slopes;
        let tails = halves(tails, of_tails, TAILS * HIDDEN);
        let heads = halves(heads, of_heads, HEADS * HIDDEN);
        for (tails, heads) in tails.zip(heads) {
            let tails = halves(tails.numbers, tails.slopes, HIDDEN);
            for (own, mut tail) in tails.enumerate() {
                let heads = halves(heads.numbers, heads.slopes, HIDDEN);
                for (other, mut head) in heads.enumerate() {
                    self.meet(own == other, &mut tail, &mut head, weights);
                }
            }
        }
        slopes
    }

    /// Compares a tail and a head, which are one text or are not.
    fn meet(&mut self, one: bool, tail: &mut Half<'_>, head: &mut Half<'_>, weights: &Weights) {
        let mut layer = [0f32; HIDDEN];
        let sides = tail.numbers.iter().zip(head.numbers);
        for (at, ((tail, head), bias)) in layer.iter_mut().zip(sides.zip(&weights.bias)) {
            *at = (tail + head + bias).max(0.0);
        }
        // Eight sums side by side, for the processor's sake.
        let mut sums = [0f32; 8];
        for (layer, worth) in layer.chunks_exact(8).zip(weights.worth.chunks_exact(8)) {
            for (sum, (at, worth)) in sums.iter_mut().zip(layer.iter().zip(worth)) {
                *sum += at * worth;
            }
        }
        let word = sums.iter().sum::<f32>() + weights.level.iter().sum::<f32>();
        let (surprise, weight) = if one {
            (-word, 1.0)
        } else {
            (word, 1.0 / (HEADS - 1) as f32)
        };
        let wrong = 1.0 / (1.0 + (-surprise).exp());
        self.loss -= weight * (1.0 - wrong).max(f32::MIN_POSITIVE).ln();
        let slope = weight * if one { -wrong } else { wrong };
        self.level += slope;
        add(&mut self.worth, slope, &layer);
        let back = tail.slopes.iter_mut().zip(head.slopes.iter_mut());
        let known = layer.iter().zip(&weights.worth);
        for (((tail, head), bias), (at, worth)) in back.zip(&mut self.bias).zip(known) {
            let slope = if *at > 0.0 { slope * worth } else { 0.0 };
            *tail += slope;
            *head += slope;
            *bias += slope;
        }
    }

    /// Adds what the samples say to the slopes of the network.
    pub fn add_to(&self, slopes: &mut Weights) {
        let dense = [
            (&mut slopes.tail, &self.weights[0][..]),
            (&mut slopes.head, &self.weights[1]),
            (&mut slopes.bias, &self.bias),
            (&mut slopes.worth, &self.worth),
            (&mut slopes.level, &[self.level]),
        ];
        for (sum, said) in dense {
            add(sum, 1.0, said);
        }
        let tails = self.samples.iter().flat_map(|sample| &sample.tails);
        let heads = self.samples.iter().flat_map(|sample| &sample.heads);
        let [of_tails, of_heads] = &self.inputs;
        let tails = tails.zip(of_tails.chunks_exact(INPUT));
        for (heard, said) in tails.chain(heads.zip(of_heads.chunks_exact(INPUT))) {
            let (places, company) = said.split_at(NEAR * WIDTH);
            let near = places.chunks_exact(WIDTH).zip(heard.places);
            let near = near
                .zip(heard.marks.near)
                .map(|((said, heard), mark)| (said, heard, usize::from(mark)));
            for (said, _, mark) in near.clone().filter(|&(_, heard, _)| heard) {
                add(vector(&mut slopes.characters, mark), HEARD, said);
            }
            for ((said, heard, _), pair) in near.skip(1).zip(heard.marks.pairs()) {
                if heard {
                    add(vector(&mut slopes.pairs, pair), HEARD, said);
                }
            }
            for &mark in heard.marks.far() {
                add(
                    vector(&mut slopes.company, usize::from(mark)),
                    1.0 / FAR as f32,
                    company,
                );
            }
        }
    }
}

/// Numbers of the hidden layer from one side, and their slopes.
struct Half<'h> {
    numbers: &'h [f32],
    slopes: &'h mut [f32],
}

/// Halves of so many numbers each.
fn halves<'h>(
    numbers: &'h [f32],
    slopes: &'h mut [f32],
    size: usize,
) -> impl Iterator<Item = Half<'h>> {
    let each = numbers
        .chunks_exact(size)
        .zip(slopes.chunks_exact_mut(size));
    each.map(|(numbers, slopes)| Half { numbers, slopes })
}

/// What is heard counts for what is not.
const HEARD: f32 = 1.0 / (1.0 - UNHEARD);

/// What goes into the hidden layer.
fn inputs<'h>(sides: impl Iterator<Item = &'h Heard>, weights: &Weights) -> Vec<f32> {
    let mut inputs = Vec::new();
    for heard in sides {
        let mut input = [0f32; INPUT];
        let (places, company) = input.split_at_mut(NEAR * WIDTH);
        let near = heard.marks.near.iter().zip(heard.places);
        for (place, (&mark, _)) in places
            .chunks_exact_mut(WIDTH)
            .zip(near.clone())
            .filter(|(_, (_, heard))| *heard)
        {
            add(place, HEARD, row(&weights.characters, usize::from(mark)));
        }
        let pairs = places
            .chunks_exact_mut(WIDTH)
            .skip(1)
            .zip(heard.marks.pairs());
        for ((place, pair), (_, heard)) in pairs.zip(near.skip(1)) {
            if heard {
                add(place, HEARD, row(&weights.pairs, pair));
            }
        }
        for &mark in heard.marks.far() {
            add(
                company,
                1.0 / FAR as f32,
                row(&weights.company, usize::from(mark)),
            );
        }
        inputs.extend(input);
    }
    inputs
}

fn add(sum: &mut [f32], times: f32, numbers: &[f32]) {
    for (sum, number) in sum.iter_mut().zip(numbers) {
        *sum += times * number;
    }
}

fn row(table: &[f32], at: usize) -> &[f32] {
    table.get(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default()
}

fn vector(table: &mut [f32], at: usize) -> &mut [f32] {
    table
        .get_mut(at * WIDTH..(at + 1) * WIDTH)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::Lesson;
    use crate::lang::continuity::sample::{Sample, Texts};
    use crate::lang::continuity::weights::Weights;

    const CHARACTERS: usize = 40;

    fn samples(dice: &mut Rng) -> Vec<Sample> {
        let text: Vec<char> = std::iter::repeat_with(|| 'a').take(200).collect();
        let marks: Vec<u16> = std::iter::repeat_with(|| dice.u16(2..CHARACTERS as u16))
            .take(200)
            .collect();
        let texts = Texts::of(&text, &marks, 1);
        (0..2).filter_map(|_| texts.sample(dice)).collect()
    }

    fn loss(samples: &[Sample], weights: &Weights) -> f32 {
        Lesson::of(samples, weights).loss
    }

    #[test]
    fn a_slope_is_what_the_loss_gains_by_a_small_step() {
        let mut dice = Rng::with_seed(3);
        let samples = samples(&mut dice);
        let mut weights = Weights::drawn(CHARACTERS, &mut dice);
        weights.worth.fill_with(|| dice.f32() - 0.5);
        let mut slopes = Weights::none(CHARACTERS);
        Lesson::of(&samples, &weights).add_to(&mut slopes);
        for (table, slopes) in slopes.tables().into_iter().enumerate() {
            let steep = (0..slopes.len())
                .max_by(|&one, &other| slopes[one].abs().total_cmp(&slopes[other].abs()));
            let at = steep.unwrap_or_default();
            let small = 1e-3;
            let mut moved = |by: f32| {
                weights.tables_mut()[table][at] += by;
                loss(&samples, &weights)
            };
            let rise = (moved(small) - moved(-2.0 * small)) / (2.0 * small);
            moved(small);
            let slope = slopes[at];
            assert!(slope.abs() > 1e-3, "table {table}");
            assert!(
                (rise - slope).abs() < 0.1 * slope.abs(),
                "table {table}: {rise} {slope}"
            );
        }
    }
}
