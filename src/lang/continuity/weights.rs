//! The numbers of the network while it learns, and how they are written down.
//! Invariant: what is read is what was learnt, rounded to the bits that the file has.

use fastrand::Rng;

use super::{FAR, HIDDEN, HIDDEN_BITS, INPUT, NEAR, PAIRS, VECTOR_BITS, WEIGHT_BITS, WIDTH};

/// How many tables there are.
const TABLES: usize = 8;

/// The tables of the network, or what a step of learning makes of each.
#[derive(Debug, Clone)]
pub struct Weights {
    /// [`WIDTH`] numbers a character.
    pub characters: Vec<f32>,
    /// [`WIDTH`] numbers a pair.
    pub pairs: Vec<f32>,
    /// [`WIDTH`] numbers a character that is far from the seam.
    pub company: Vec<f32>,
    /// [`HIDDEN`] numbers for each of [`INPUT`].
    pub tail: Vec<f32>,
    /// The same for heads.
    pub head: Vec<f32>,
    /// [`HIDDEN`] numbers.
    pub bias: Vec<f32>,
    /// [`HIDDEN`] numbers.
    pub worth: Vec<f32>,
    /// One number.
    pub level: Vec<f32>,
}

impl Weights {
    /// Nothing, for so many characters.
    pub fn none(characters: usize) -> Self {
        let zeros = |length| vec![0.0; length];
        Self {
            characters: zeros(characters * WIDTH),
            pairs: zeros(PAIRS * WIDTH),
            company: zeros(characters * WIDTH),
            tail: zeros(INPUT * HIDDEN),
            head: zeros(INPUT * HIDDEN),
            bias: zeros(HIDDEN),
            worth: zeros(HIDDEN),
            level: zeros(1),
        }
    }

    /// What learning begins with: small numbers at random, and a hidden layer that is worth nothing yet.
    pub fn drawn(characters: usize, dice: &mut Rng) -> Self {
        let mut weights = Self::none(characters);
        let mut draw = |table: &mut Vec<f32>, most: f32| {
            table.fill_with(|| most * (2.0 * dice.f32() - 1.0));
        };
        draw(&mut weights.characters, 0.17);
        draw(&mut weights.pairs, 0.09);
        draw(&mut weights.company, 0.17);
        draw(&mut weights.tail, 0.1);
        draw(&mut weights.head, 0.1);
        weights
    }

    pub fn tables(&self) -> [&[f32]; TABLES] {
        [
            &self.characters,
            &self.pairs,
            &self.company,
            &self.tail,
            &self.head,
            &self.bias,
            &self.worth,
            &self.level,
        ]
    }

    pub fn tables_mut(&mut self) -> [&mut [f32]; TABLES] {
        [
            &mut self.characters,
            &mut self.pairs,
            &mut self.company,
            &mut self.tail,
            &mut self.head,
            &mut self.bias,
            &mut self.worth,
            &mut self.level,
        ]
    }

    /// The section of the model file, as `Network::of` reads it.
    pub fn write(&self) -> Vec<u8> {
        let mut file = Vec::new();
        for vectors in [&self.characters, &self.pairs, &self.company] {
            let bytes = vectors.iter().map(|&number| round(number, VECTOR_BITS));
            file.extend(bytes.map(|number| number.clamp(-128, 127) as u8));
        }
        let mut words = |numbers: &mut dyn Iterator<Item = i32>| {
            file.extend(numbers.flat_map(|number| {
                (number.clamp(i16::MIN.into(), i16::MAX.into()) as i16).to_le_bytes()
            }));
        };
        // What goes into one number of the hidden layer stands together.
        for weights in [&self.tail, &self.head] {
            for hidden in 0..HIDDEN {
                let column = weights.iter().skip(hidden).step_by(HIDDEN);
                let mut inputs = column.enumerate().map(|(input, &weight)| {
                    // Those far from the seam are added up in the reading, and count as their mean.
                    let times = if input < NEAR * WIDTH {
                        1.0
                    } else {
                        1.0 / FAR as f32
                    };
                    round(weight * times, WEIGHT_BITS)
                });
                words(&mut inputs);
            }
        }
        for layer in [&self.bias, &self.worth] {
            words(&mut layer.iter().map(|&number| round(number, HIDDEN_BITS)));
        }
        words(
            &mut self
                .level
                .iter()
                .map(|&level| (level * 100.0).round() as i32),
        );
        file
    }
}

fn round(number: f32, bits: u32) -> i32 {
    (number * (1u32 << bits) as f32).round() as i32
}
