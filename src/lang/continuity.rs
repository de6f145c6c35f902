//! The continuity network: how well a text goes on with a beginning that was found elsewhere, told from the last characters
//! of the one and the first of the other. It knows what the n-gram model cannot: which kinds of words follow each other
//! over more than three characters, and what they speak of.
//!
//! One hidden layer. Each of the characters nearest to the seam is a vector, its own and that of the pair that it makes
//! with the one before it (hashed); those farther off are one vector together. Each side has its own weights into the
//! hidden layer, so a side is read once for all the seams that it may be at, and a seam costs one pass over the layer.
//! Trained to tell the true beginning from others near it (noise-contrastive estimation, Gutmann & Hyvärinen 2010),
//! its word is the logarithm of how much more often the two stand together than by chance.
//!
//! Invariant: reading takes integers only and never panics; the same model gives the same word on every machine.
//! Deliberately absent: what stands between the two, and any load time: the tables are read where they lie.

mod adam;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod gradient;
mod matrix;
mod sample;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod train;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod weights;

pub use train::train;

/// Characters on each side whose order is heard.
const NEAR: usize = 8;
/// Characters beyond those, of which only is heard which they are.
const FAR: usize = 24;
/// Numbers in the vector of a character.
const WIDTH: usize = 32;
/// Numbers in the hidden layer.
const HIDDEN: usize = 128;
/// Vectors of pairs; a pair's is found by a hash.
const PAIRS: usize = 1 << 15;
/// Numbers that go into the hidden layer from one side.
const INPUT: usize = (NEAR + 1) * WIDTH;

/// Bits behind the point: of vectors, of weights, and in the hidden layer and what it is worth.
const VECTOR_BITS: u32 = 6;
const WEIGHT_BITS: u32 = 12;
const HIDDEN_BITS: u32 = 8;

/// What one side of a seam says to the hidden layer.
#[derive(Debug, Clone)]
pub struct Side([i16; HIDDEN]);

/// The network, in a model file.
#[derive(Debug, Clone, Copy)]
pub struct Network<'m> {
    /// A vector a character, for those near the seam.
    characters: &'m [[u8; WIDTH]],
    /// A vector a pair.
    pairs: &'m [[u8; WIDTH]],
    /// A vector a character, for those far from it.
    company: &'m [[u8; WIDTH]],
    /// Weights into the hidden layer, [`INPUT`] for each of its numbers.
    tail: &'m [[u8; 2]],
    head: &'m [[u8; 2]],
    /// What each number of the hidden layer is without either side.
    bias: &'m [[u8; 2]],
    /// What each number of the hidden layer is worth.
    worth: &'m [[u8; 2]],
    /// What is told of any two, in hundredths of a nat.
    level: i32,
}

/// Bytes of the network of a model that knows so many characters.
#[must_use]
pub const fn length(characters: usize) -> usize {
    (2 * characters + PAIRS) * WIDTH + 2 * (2 * HIDDEN * INPUT + 2 * HIDDEN + 1)
}

impl<'m> Network<'m> {
    /// The network that lies in `bytes`, of a model that knows so many characters; none if they are too few.
    #[must_use]
    pub fn of(bytes: &'m [u8], characters: usize) -> Option<Self> {
        let (own, rest) = bytes.split_at_checked(characters * WIDTH)?;
        let (pairs, rest) = rest.split_at_checked(PAIRS * WIDTH)?;
        let (company, rest) = rest.split_at_checked(characters * WIDTH)?;
        let (tail, rest) = rest.as_chunks().0.split_at_checked(HIDDEN * INPUT)?;
        let (head, rest) = rest.split_at_checked(HIDDEN * INPUT)?;
        let (bias, rest) = rest.split_at_checked(HIDDEN)?;
        let (worth, rest) = rest.split_at_checked(HIDDEN)?;
        Some(Self {
            characters: own.as_chunks().0,
            pairs: pairs.as_chunks().0,
            company: company.as_chunks().0,
            tail,
            head,
            bias,
            worth,
            level: number(*rest.first()?),
        })
    }

    /// Reads a text's end.
    #[must_use]
    pub fn tail(&self, marks: &Marks) -> Side {
        let mut side = self.side(self.tail, marks);
        for (at, bias) in side.0.iter_mut().zip(self.bias) {
            *at = at.saturating_add(i16::from_le_bytes(*bias));
        }
        side
    }

    /// Reads a text's beginning.
    #[must_use]
    pub fn head(&self, marks: &Marks) -> Side {
        self.side(self.head, marks)
    }

    /// How much likelier the two are to be one text than two that met by chance, in hundredths of a nat.
    #[must_use]
    pub fn word(&self, tail: &Side, head: &Side) -> i32 {
        let layer = tail.0.iter().zip(&head.0).zip(self.worth);
        let sum = layer.fold(0i32, |sum, ((tail, head), worth)| {
            sum.wrapping_add(i32::from(tail.saturating_add(*head).max(0)) * number(*worth))
        });
        let hundredths = (i64::from(sum) * 100) >> (2 * HIDDEN_BITS);
        hundredths as i32 + self.level
    }

    fn side(&self, weights: &[[u8; 2]], marks: &Marks) -> Side {
        let mut input = [0i16; INPUT];
        let (places, company) = input.split_at_mut(NEAR * WIDTH);
        for (place, &mark) in places.chunks_exact_mut(WIDTH).zip(&marks.near) {
            add(place, self.characters.get(usize::from(mark)));
        }
        for (place, pair) in places.chunks_exact_mut(WIDTH).skip(1).zip(marks.pairs()) {
            add(place, self.pairs.get(pair));
        }
        for &mark in marks.far() {
            add(company, self.company.get(usize::from(mark)));
        }
        let mut side = Side([0; HIDDEN]);
        for (at, weights) in side.0.iter_mut().zip(weights.as_chunks().0) {
            let sum = product(&input, weights);
            let sum = sum >> (VECTOR_BITS + WEIGHT_BITS - HIDDEN_BITS);
            *at = sum.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
        }
        side
    }
}

/// The characters on one side of a seam, in the numbers of the model.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Those near it, as they are read; a paragraph's edge where the text is shorter.
    near: [u16; NEAR],
    /// Those far from it, from the seam on; so many are there.
    far: ([u16; FAR], usize),
}

impl Marks {
    /// The end of a text whose characters are given from the last one on; `edge` is the number of a paragraph's.
    pub fn before(marks: impl Iterator<Item = u16>, edge: u16) -> Self {
        let mut around = Self::behind(marks, edge);
        around.near.reverse();
        around
    }

    /// The beginning of a text.
    pub fn behind(mut marks: impl Iterator<Item = u16>, edge: u16) -> Self {
        let mut around = Self {
            near: [edge; NEAR],
            far: ([edge; FAR], 0),
        };
        for (place, mark) in around.near.iter_mut().zip(&mut marks) {
            *place = mark;
        }
        for (place, mark) in around.far.0.iter_mut().zip(&mut marks) {
            *place = mark;
            around.far.1 += 1;
        }
        around
    }

    /// The vectors of the pairs that stand near the seam (multiplicative hashing, Knuth 1973, §6.4).
    fn pairs(&self) -> impl Iterator<Item = usize> {
        self.near.windows(2).map(|pair| {
            let &[first, second] = pair else { return 0 };
            let first = u32::from(first).wrapping_mul(40_503);
            let second = u32::from(second).wrapping_mul(2_654_435);
            first.wrapping_add(second) as usize % PAIRS
        })
    }

    fn far(&self) -> &[u16] {
        self.far.0.get(..self.far.1).unwrap_or_default()
    }
}

fn add(place: &mut [i16], vector: Option<&[u8; WIDTH]>) {
    if let (Some(place), Some(vector)) = (place.first_chunk_mut::<WIDTH>(), vector) {
        for (place, &number) in place.iter_mut().zip(vector) {
            *place = place.wrapping_add(i16::from(number as i8));
        }
    }
}

/// Sums side by side: the processor takes so many at once.
const SUMS: usize = 16;

/// The sum of the products of two rows.
fn product(input: &[i16; INPUT], weights: &[[u8; 2]; INPUT]) -> i32 {
    let mut sums = [0i32; SUMS];
    let inputs = input.as_chunks::<SUMS>().0.iter();
    for (input, weights) in inputs.zip(weights.as_chunks::<SUMS>().0) {
        for ((sum, input), weight) in sums.iter_mut().zip(input).zip(weights) {
            *sum = sum.wrapping_add(i32::from(*input) * number(*weight));
        }
    }
    sums.iter().fold(0, |sum, part| sum.wrapping_add(*part))
}

fn number(bytes: [u8; 2]) -> i32 {
    i32::from(i16::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use crate::lang::ngram::Model;

    #[test]
    fn a_sentence_goes_on_with_its_own_end() {
        let model = Model::builtin();
        let word = |tail: &str, head: &str| {
            let sides = model.hear_tail(tail).zip(model.hear_head(head));
            sides.map_or(0, |(tail, head)| model.continuity(&tail, &head))
        };
        let tails = ["村里修了水渠，今年的小麦", "图书馆把开放时间延长到晚上"];
        let heads = [
            "产量比去年高出两成，农民都很高兴。",
            "九点，下班的读者也能来借书。",
        ];
        for (tail, at) in tails.iter().zip(0..) {
            let (own, other) = (word(tail, heads[at]), word(tail, heads[1 - at]));
            assert!(own > other + 100, "{tail}: {own} {other}");
        }
    }
}
