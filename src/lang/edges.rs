//! The edge model: how much a text's end reads like that of a whole sentence, its stop aside, and its beginning like that of
//! a paragraph. The n-gram model sees three characters of either; this one thirty-two.
//!
//! Two logistic regressions over hashed signs (feature hashing, Weinberger et al. 2009): which character stands at which
//! of the places next to the edge, which pairs and triples do, and which characters stand beyond them.
//! Invariant: reading takes integers only and never panics; the same model gives the same word on every machine.
//! Deliberately absent: what stands on the other side, which the continuity network reads, and any load time.

mod sample;
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod train;

pub use train::train;

/// Characters next to the edge whose places are heard.
const NEAR: usize = 8;
/// Triples next to the edge whose places are heard.
const TRIPLES: usize = 3;
/// Characters next to the edge that are heard at all.
const HEARD: usize = 32;
/// Shorter texts are told apart by their length, in steps of so many characters.
const STEP: usize = 4;
/// Weights of one regression; a sign's is found by a hash. With half as many, clean pages lose a join and scrambled ones
/// have a false one.
const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 17;
/// Bits behind the point of a weight.
const WEIGHT_BITS: u32 = 5;

/// Bytes of the model in a model file.
pub const LENGTH: usize = 2 * (BUCKETS + 2);

/// The edge model, in a model file.
#[derive(Debug, Clone, Copy)]
pub struct Edges<'m> {
    begins: Regression<'m>,
    ends: Regression<'m>,
}

/// One of its two regressions.
#[derive(Debug, Clone, Copy)]
struct Regression<'m> {
    weights: &'m [u8],
    /// What is told of any text, in hundredths of a nat.
    level: i32,
}

impl<'m> Edges<'m> {
    /// The model that lies in `bytes`; none if they are too few.
    #[must_use]
    pub fn of(bytes: &'m [u8]) -> Option<Self> {
        let (begins, rest) = Regression::of(bytes)?;
        let (ends, _) = Regression::of(rest)?;
        Some(Self { begins, ends })
    }

    /// How much likelier a paragraph is to begin with a text's first characters, in the numbers of the model, than to go on
    /// with them, in hundredths of a nat: as likely as not in a sample of one beginning in seven.
    #[must_use]
    pub fn begins(&self, marks: impl Iterator<Item = u16>) -> i32 {
        self.begins.word(marks)
    }

    /// How much likelier a sentence is to be whole, its stop aside, than to go on behind a text's last characters, given from
    /// the last one on, in hundredths of a nat: as likely as not in a sample of which a quarter is whole.
    #[must_use]
    pub fn ends(&self, marks: impl Iterator<Item = u16>) -> i32 {
        self.ends.word(marks)
    }
}

impl<'m> Regression<'m> {
    /// The one that bytes begin with, and what is left of them.
    fn of(bytes: &'m [u8]) -> Option<(Self, &'m [u8])> {
        let (weights, rest) = bytes.split_at_checked(BUCKETS)?;
        let (level, rest) = rest.split_first_chunk()?;
        let level = i16::from_le_bytes(*level).into();
        Some((Self { weights, level }, rest))
    }

    fn word(&self, marks: impl Iterator<Item = u16>) -> i32 {
        let signs = Signs::of(marks);
        let weights = signs.buckets().filter_map(|at| self.weights.get(at));
        let sum: i32 = weights.map(|&weight| i32::from(weight as i8)).sum();
        ((sum * 100) >> WEIGHT_BITS) + self.level
    }
}

/// The characters next to an edge, from the edge on.
#[derive(Debug, Clone, Copy)]
struct Signs {
    marks: [u16; HEARD],
    length: usize,
}

impl Signs {
    fn of(marks: impl Iterator<Item = u16>) -> Self {
        let mut signs = Self {
            marks: [0; HEARD],
            length: 0,
        };
        for (place, mark) in signs.marks.iter_mut().zip(marks) {
            *place = mark;
            signs.length += 1;
        }
        signs
    }

    /// The buckets of what is seen, each sign once.
    fn buckets(&self) -> impl Iterator<Item = usize> {
        let marks = self.marks.get(..self.length).unwrap_or_default();
        let runs = |length: usize, places: usize| {
            let runs = marks.windows(length).take(places).enumerate();
            runs.map(move |(place, run)| bucket(length << 8 | place, run))
        };
        let (near, far) = marks.split_at(marks.len().min(NEAR));
        let first = far.iter().enumerate();
        let first = first.filter(|&(at, mark)| !far.iter().take(at).any(|before| before == mark));
        let far = first.map(|(_, &mark)| bucket(FAR, &[mark]));
        let short = (self.length < HEARD).then(|| bucket(SHORT + self.length / STEP, &[]));
        let near = runs(1, near.len()).chain(runs(2, NEAR - 1));
        near.chain(runs(3, TRIPLES)).chain(far).chain(short)
    }
}

/// Signs that no place has, apart from those that one has.
const FAR: usize = 4 << 8;
const SHORT: usize = 5 << 8;

/// The bucket of a sign of a kind (multiplicative hashing, Knuth 1973, §6.4).
fn bucket(kind: usize, marks: &[u16]) -> usize {
    let mix = |hash: u32, part: u32| (hash.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B1);
    let marks = marks.iter().map(|&mark| u32::from(mark));
    (marks.fold(mix(0, kind as u32), mix) >> (u32::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use crate::lang::ngram::Model;

    #[test]
    fn a_beginning_is_told_from_the_inside_of_a_sentence() {
        let model = Model::builtin();
        let texts = [
            (
                "据介绍，全县今年计划新修水渠十条。",
                "成，比去年多收了两万斤。",
            ),
            (
                "在镇上的图书馆里，记者见到了馆长。",
                "了下班的读者也能来借书的时间。",
            ),
        ];
        for (whole, cut) in texts {
            assert!(
                model.begins(whole) > model.begins(cut) + 300,
                "{whole} {cut}"
            );
        }
    }

    #[test]
    fn a_sentence_that_lost_its_stop_is_told_from_one_that_goes_on() {
        let model = Model::builtin();
        let texts = [
            (
                "今年的收成比去年高出两成，农民都很高兴",
                "今年的收成比去年高出两成，农民都很",
            ),
            (
                "图书馆的开放时间延长到了晚上九点",
                "图书馆的开放时间延长到了晚上九点的决",
            ),
        ];
        for (whole, cut) in texts {
            assert!(
                model.finishes(whole) > model.finishes(cut) + 100,
                "{whole} {cut}"
            );
        }
    }
}
