//! Which seams are joined: each the other's best, above *accept*, with a lead of *margin*.
//! Invariant: a tail gets one head at most and a head one tail; when unsure the break stays and the rival is named.

use std::collections::BTreeMap;

use crate::model::{Kind, Seam, Verdict};

/// The least score of a join, in tenths of a nat: below it one join in twenty of the development pages is false.
pub const ACCEPT: i32 = -5;
/// The least lead over a rival for the same tail or head.
const MARGIN: i32 = 10;
/// Most paragraphs elsewhere are whole and want no tail; open tails are few, and each wants a head.
const HEAD_ELSEWHERE: i32 = -50;
/// A tail elsewhere most often runs on where it stands.
const TAIL_ELSEWHERE: i32 = -35;
/// A rival whose other end has a good seam in order must be so much stronger than that seam.
const WELL_OFF: i32 = 60;

/// Gives each seam that is not vetoed its verdict. `in_order` says whether joining the seam leaves the text where it is.
///
/// A seam in order stands against every rival for its tail or head. A rival from elsewhere on the page counts by what
/// the two texts say, without the way between them, but only if its own other end has no good seam in order: a tail
/// that runs on where it stands wants no head from afar.
pub fn decide(seams: &mut [Seam], in_order: impl Fn(&Seam) -> bool) {
    let ordered: Vec<bool> = seams.iter().map(&in_order).collect();
    let settled = Settled::of(seams, &ordered);
    let verdicts: Vec<Verdict> = (0..seams.len())
        .map(|at| verdict(seams, &ordered, &settled, at))
        .collect();
    for (seam, verdict) in seams.iter_mut().zip(verdicts) {
        seam.verdict = verdict;
    }
}

/// The tails and heads that have a good seam in order, with its strength, and the seams of each.
#[derive(Default)]
struct Settled {
    tails: BTreeMap<usize, i32>,
    heads: BTreeMap<usize, i32>,
    of_tail: BTreeMap<usize, Vec<usize>>,
    of_head: BTreeMap<usize, Vec<usize>>,
}

impl Settled {
    fn of(seams: &[Seam], ordered: &[bool]) -> Self {
        let mut settled = Self::default();
        for (at, (seam, &in_order)) in seams.iter().zip(ordered).enumerate() {
            if seam.verdict != Verdict::Declined {
                continue;
            }
            settled.of_tail.entry(seam.tail).or_default().push(at);
            settled.of_head.entry(seam.head).or_default().push(at);
            if in_order && seam.score >= ACCEPT {
                settled.tails.insert(seam.tail, worded(seam));
                settled.heads.insert(seam.head, worded(seam));
            }
        }
        settled
    }

    /// The strongest rival of seam `at`, and its strength.
    fn rival(&self, seams: &[Seam], at: usize) -> Option<(i32, usize)> {
        let seam = seams.get(at)?;
        let of_tail = self.of_tail.get(&seam.tail).into_iter().flatten();
        let of_head = self.of_head.get(&seam.head).into_iter().flatten();
        let heads = of_tail.map(|&other| (other, HEAD_ELSEWHERE));
        let tails = of_head.map(|&other| (other, TAIL_ELSEWHERE));
        heads
            .chain(tails)
            .filter(|&(other, _)| other != at)
            .filter_map(|(other, prior)| {
                let rival = seams.get(other)?;
                let strength = worded(rival);
                // Its other end may be well off where it stands, and then wants nothing from afar.
                let own = if rival.tail == seam.tail {
                    self.heads.get(&rival.head)
                } else {
                    self.tails.get(&rival.tail)
                };
                let free = own.is_none_or(|&own| strength > own + WELL_OFF);
                free.then_some((strength + prior, other))
            })
            .max_by_key(|&(strength, other)| (strength, std::cmp::Reverse(other)))
    }
}

/// What the texts of a seam say, without the way between them.
fn worded(seam: &Seam) -> i32 {
    let way = seam
        .evidence
        .iter()
        .filter(|evidence| evidence.kind == Kind::Distance);
    seam.score - way.map(|evidence| evidence.points).sum::<i32>()
}

fn verdict(seams: &[Seam], ordered: &[bool], settled: &Settled, at: usize) -> Verdict {
    let Some(seam) = seams.get(at) else {
        return Verdict::Declined;
    };
    let in_order = ordered.get(at).is_some_and(|&in_order| in_order);
    if seam.verdict != Verdict::Declined || seam.score < ACCEPT || !in_order {
        return seam.verdict;
    }
    match settled.rival(seams, at) {
        Some((strength, rival)) if strength + MARGIN > worded(seam) => Verdict::Contested { rival },
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
        let seams = vec![seam(0, 1, 90), seam(0, 2, 20)];
        assert_eq!(verdicts(seams), [Verdict::Joined, Verdict::Declined]);
    }

    #[test]
    fn a_strong_rival_leaves_the_break() {
        let seams = vec![seam(0, 1, 30), seam(0, 3, 90)];
        assert_eq!(
            verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        );
    }

    #[test]
    fn a_tail_cannot_take_the_head_of_another() {
        let seams = vec![seam(0, 1, 80), seam(4, 1, 110)];
        assert_eq!(
            verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        );
    }

    #[test]
    fn a_tail_that_runs_on_where_it_stands_is_no_rival() {
        let seams = vec![seam(0, 1, 80), seam(4, 1, 110), seam(4, 5, 90)];
        let verdicts = verdicts(seams);
        assert_eq!(verdicts[0], Verdict::Joined);
    }
}
