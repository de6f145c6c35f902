//! Which seams are joined: each the other's best, above *accept*, with a lead of *margin*.
//! Invariant: a tail gets one head at most and a head one tail; when unsure the break stays and the rival is named.

use std::collections::BTreeMap;

use crate::model::{Seam, Verdict};

/// The least score of a join, in tenths of a nat: below it one join in twenty of the development pages is false.
pub const ACCEPT: i32 = 62;
/// The least lead over a rival for the same tail or head.
const MARGIN: i32 = 10;

/// Gives each seam that is not vetoed its verdict. `in_order` says whether joining the seam leaves the text where it is.
pub fn decide(seams: &mut [Seam], in_order: impl Fn(&Seam) -> bool) {
    let ranks = Ranks::of(seams);
    let verdicts: Vec<Verdict> = (0..seams.len())
        .map(|at| verdict(seams, &ranks, at, &in_order))
        .collect();
    for (seam, verdict) in seams.iter_mut().zip(verdicts) {
        seam.verdict = verdict;
    }
}

/// The two best seams of each tail and of each head, by index.
struct Ranks {
    tails: BTreeMap<usize, Vec<usize>>,
    heads: BTreeMap<usize, Vec<usize>>,
}

impl Ranks {
    fn of(seams: &[Seam]) -> Self {
        let mut ranks = Self {
            tails: BTreeMap::new(),
            heads: BTreeMap::new(),
        };
        for (at, seam) in seams
            .iter()
            .enumerate()
            .filter(|(_, seam)| seam.verdict == Verdict::Declined)
        {
            ranks.tails.entry(seam.tail).or_default().push(at);
            ranks.heads.entry(seam.head).or_default().push(at);
        }
        for best in ranks.tails.values_mut().chain(ranks.heads.values_mut()) {
            best.sort_by_key(|&at| {
                (
                    std::cmp::Reverse(seams.get(at).map_or(0, |seam| seam.score)),
                    at,
                )
            });
            best.truncate(2);
        }
        ranks
    }

    /// The best seam that shares a tail or a head with seam `at`.
    fn rival(&self, seams: &[Seam], at: usize) -> Option<usize> {
        let seam = seams.get(at)?;
        let sharing = self
            .tails
            .get(&seam.tail)
            .into_iter()
            .chain(self.heads.get(&seam.head))
            .flatten();
        sharing
            .copied()
            .filter(|&other| other != at)
            .max_by_key(|&other| {
                (
                    seams.get(other).map_or(0, |seam| seam.score),
                    std::cmp::Reverse(other),
                )
            })
    }
}

fn verdict(seams: &[Seam], ranks: &Ranks, at: usize, in_order: &impl Fn(&Seam) -> bool) -> Verdict {
    let Some(seam) = seams.get(at) else {
        return Verdict::Declined;
    };
    if seam.verdict != Verdict::Declined || seam.score < ACCEPT || !in_order(seam) {
        return seam.verdict;
    }
    match ranks.rival(seams, at) {
        Some(rival)
            if seams
                .get(rival)
                .is_some_and(|rival| rival.score + MARGIN > seam.score) =>
        {
            Verdict::Contested { rival }
        }
        _ => Verdict::Joined,
    }
}

#[cfg(test)]
mod tests {
    use super::decide;
    use crate::model::{Seam, Verdict};

    fn seam(tail: usize, head: usize, score: i32) -> Seam {
        Seam {
            tail,
            head,
            evidence: Vec::new(),
            score,
            verdict: Verdict::Declined,
        }
    }

    fn verdicts(mut seams: Vec<Seam>) -> Vec<Verdict> {
        decide(&mut seams, |seam| seam.head == seam.tail + 1);
        seams.into_iter().map(|seam| seam.verdict).collect()
    }

    #[test]
    fn a_clear_best_is_joined() {
        assert_eq!(
            verdicts(vec![seam(0, 1, 60), seam(0, 2, 10)]),
            [Verdict::Joined, Verdict::Declined]
        );
    }

    #[test]
    fn a_near_rival_leaves_the_break() {
        let seams = vec![seam(0, 1, 60), seam(0, 2, 55)];
        assert_eq!(
            verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        );
    }

    #[test]
    fn a_tail_cannot_take_the_head_of_another() {
        let seams = vec![seam(0, 1, 40), seam(4, 1, 90)];
        assert_eq!(
            verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        );
    }
}
