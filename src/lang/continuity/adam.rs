//! A step of learning (Adam, Kingma & Ba 2015).
//! Invariant: each number moves by its own slopes alone, so that the work may be shared out without a trace.

use rayon::prelude::*;

use super::weights::Weights;

/// How much of what the slopes were is kept from one step to the next: of their mean, and of their squares.
const KEPT: (f32, f32) = (0.9, 0.999);
/// No number moves faster than its slopes' size allows.
const LEAST: f32 = 1e-8;
/// Numbers that one thread moves at a time.
const SHARE: usize = 1 << 14;

/// What is remembered of the steps so far.
#[derive(Debug)]
pub struct Adam {
    mean: Weights,
    square: Weights,
    steps: i32,
}

impl Adam {
    /// Remembers nothing yet.
    pub fn new(characters: usize) -> Self {
        Self {
            mean: Weights::none(characters),
            square: Weights::none(characters),
            steps: 0,
        }
    }

    /// Moves the weights down their slopes.
    pub fn descend(&mut self, weights: &mut Weights, slopes: &Weights, rate: f32) {
        self.steps += 1;
        let known = (1.0 - KEPT.0.powi(self.steps), 1.0 - KEPT.1.powi(self.steps));
        let tables = weights.tables_mut().into_iter().zip(slopes.tables());
        let memory = self
            .mean
            .tables_mut()
            .into_iter()
            .zip(self.square.tables_mut());
        for ((weights, slopes), (mean, square)) in tables.zip(memory) {
            let shares = weights.par_chunks_mut(SHARE).zip(slopes.par_chunks(SHARE));
            let memory = mean.par_chunks_mut(SHARE).zip(square.par_chunks_mut(SHARE));
            shares
                .zip(memory)
                .for_each(|((weights, slopes), (mean, square))| {
                    let each = weights
                        .iter_mut()
                        .zip(slopes)
                        .zip(mean.iter_mut().zip(square));
                    for ((weight, &slope), (mean, square)) in each {
                        *mean = KEPT.0 * *mean + (1.0 - KEPT.0) * slope;
                        *square = KEPT.1 * *square + (1.0 - KEPT.1) * slope * slope;
                        *weight -= rate * (*mean / known.0) / ((*square / known.1).sqrt() + LEAST);
                    }
                });
        }
    }
}
