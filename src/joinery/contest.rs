//! Joins that a move made, weighed once more against the whole page. The two sides became neighbours because their seam
//! scores well; that they are neighbours now says nothing more for them, and another partner may be as good.
//! Invariant: breaks joins and makes none; the rival is among the seams. Deliberately absent: putting the text back; the
//! other seams of a move may bear it out.

use std::collections::BTreeMap;

use super::Pairs;
use super::caution::MOVED;
use crate::model::{Seam, Sign, Verdict};

/// What it takes from another pair that nothing has brought together, in tenths of a nat. With 10, scrambled pages lose a
/// join in a hundred.
const APART: i32 = 17;
/// The share of a rival's score that counts, in hundredths: half of what scores say is how well each of the two fits anyone.
/// With 100, scrambled pages lose 4 joins in a hundred.
const SHARE: i32 = 50;

/// Breaks the joins of seams that are not in printed order and that a free partner on the page contests; `steps` are those
/// from a tail to a head as printed, and a join takes `accept`.
///
/// With it, 600 shuffled pages of the saw have 71 false joins instead of 98, and 79 true ones of 3,916 less; 600 in order have
/// 57 instead of 66, and no true one of 4,070 less.
pub fn contest(
    seams: &mut Vec<Seam>,
    pairs: &Pairs<'_>,
    steps: impl Fn(usize, usize) -> isize,
    accept: i32,
) {
    let taken = Taken::by(seams);
    let joined = seams.iter().enumerate();
    let moved = joined.filter(|(_, seam)| {
        let ruled = seam.sign(Sign::Ruled).is_some();
        seam.verdict == Verdict::Joined && !ruled && steps(seam.tail, seam.head) != 1
    });
    let broken: Vec<(usize, Rival)> = moved
        .filter_map(|(at, seam)| {
            let rivals = taken.rivals(seam, pairs);
            let cost: i32 = rivals.iter().flatten().map(|rival| rival.score).sum();
            let left = seam.score - cost * SHARE / 100;
            let strongest = rivals
                .into_iter()
                .flatten()
                .max_by_key(|rival| rival.score)?;
            (left < accept.min(MOVED)).then_some((at, strongest))
        })
        .collect();
    for (at, Rival { tail, head, .. }) in broken {
        let Some(seam) = pairs.seam(tail, head) else {
            continue;
        };
        let known = seams
            .iter()
            .position(|seam| (seam.tail, seam.head) == (tail, head));
        let rival = known.unwrap_or(seams.len());
        match seams.get_mut(rival) {
            // It is told with the points with which it bid.
            Some(known) => *known = seam,
            None => seams.push(seam),
        }
        if let Some(seam) = seams.get_mut(at) {
            seam.verdict = Verdict::Contested { rival };
        }
    }
}

/// A pair that has one side of a seam, and what it scores beyond being apart.
struct Rival {
    tail: usize,
    head: usize,
    score: i32,
}

/// What the tails and the heads that are joined have of it.
struct Taken {
    tails: BTreeMap<usize, i32>,
    heads: BTreeMap<usize, i32>,
}

impl Taken {
    fn by(seams: &[Seam]) -> Self {
        let joined = || seams.iter().filter(|seam| seam.verdict == Verdict::Joined);
        Self {
            tails: joined().map(|seam| (seam.tail, seam.score)).collect(),
            heads: joined().map(|seam| (seam.head, seam.score)).collect(),
        }
    }

    /// The strongest other head for the tail of a seam, and the strongest other tail for its head. Who has a partner that is
    /// as good for him does not bid.
    fn rivals(&self, seam: &Seam, pairs: &Pairs<'_>) -> [Option<Rival>; 2] {
        let others = || {
            let near = pairs.near(seam.tail);
            near.filter(|&other| other != seam.tail && other != seam.head)
        };
        let rival = |tail: usize, head: usize, has: Option<&i32>| {
            let score = pairs.worth(tail, head)?;
            let free = has.is_none_or(|&has| has < score);
            let score = score - APART;
            (free && score > 0).then_some(Rival { tail, head, score })
        };
        let score = |rival: &Rival| rival.score;
        let heads = others().filter_map(|head| rival(seam.tail, head, self.heads.get(&head)));
        let tails = others().filter_map(|tail| rival(tail, seam.head, self.tails.get(&tail)));
        [heads.max_by_key(score), tails.max_by_key(score)]
    }
}
