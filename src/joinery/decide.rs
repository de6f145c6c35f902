//! Which seams are joined. Every open tail competes with every open head; one tail, one head. The seam whose loss would
//! cost the most is settled first, then the next among the tails and heads that are left: the maximum-regret rule for an
//! assignment in which everyone may also stay alone (Vogel's approximation; Reinfeld and Vogel 1958).
//! Invariant: a tail gets one head at most and a head one tail; when unsure the break stays and the rival is named.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::caution::Thresholds;
use super::chains::Chains;
use crate::model::{Seam, Sign, Verdict};

/// A tail whose end is worth this much is open for certain, and may be a dead end where columns are in disorder: more of it
/// does not bind it to any one head, in tenths of a nat.
const OPEN: i32 = 62;

/// What the end of a seam's tail is worth beyond certainty.
fn excess(seam: &Seam) -> i32 {
    let end = seam.sign(Sign::End);
    end.map_or(0, |seen| (seen.points - OPEN).max(0))
}

/// What disorder around a seam took from its score.
fn doubt(seam: &Seam) -> i32 {
    seam.sign(Sign::Disorder).map_or(0, |seen| -seen.points)
}

/// Gives each seam that is not vetoed its verdict.
pub fn decide(seams: &mut [Seam], thresholds: Thresholds) {
    let mut table = Table::of(seams, thresholds);
    let mut heap: BinaryHeap<(i32, usize)> = (0..seams.len())
        .filter(|&at| table.is_open(at))
        .map(|at| (table.lead(at), at))
        .collect();
    while let Some((lead, at)) = heap.pop() {
        if !table.is_open(at) {
            continue;
        }
        let now = table.lead(at);
        if now < lead {
            heap.push((now, at));
            continue;
        }
        if lead < thresholds.margin && table.is_contested(at) {
            continue;
        }
        // A seam from elsewhere only says that the one in order is doubtful: what was read in the wrong place has been moved.
        if !table
            .bid(at)
            .is_some_and(|bid| bid.in_order && bid.score >= 0)
        {
            continue;
        }
        if table.closes_circle(at) {
            table.strike_out(at);
            continue;
        }
        for other in table.take(at) {
            heap.push((table.lead(other), other));
        }
    }
    let verdicts: Vec<(usize, Verdict)> = (0..seams.len())
        .filter_map(|at| Some((at, table.verdict(at)?)))
        .collect();
    for (at, verdict) in verdicts {
        if let Some(seam) = seams.get_mut(at) {
            seam.verdict = verdict;
        }
    }
}

/// Who competes for whom, and who is taken.
struct Table {
    /// Tail, head and score of each seam that may be joined; `None` for the others.
    bids: Vec<Option<Bid>>,
    of_tail: BTreeMap<usize, Vec<usize>>,
    of_head: BTreeMap<usize, Vec<usize>>,
    joined: BTreeSet<usize>,
    chains: Chains,
}

#[derive(Clone, Copy)]
struct Bid {
    tail: usize,
    head: usize,
    score: i32,
    /// Whether it leaves the text in its order.
    in_order: bool,
    /// What of it only says that the tail is open, beyond certainty.
    excess: i32,
}

impl Table {
    fn of(seams: &[Seam], thresholds: Thresholds) -> Self {
        let mut table = Self {
            bids: Vec::with_capacity(seams.len()),
            of_tail: BTreeMap::new(),
            of_head: BTreeMap::new(),
            joined: BTreeSet::new(),
            chains: Chains::default(),
        };
        for (at, seam) in seams.iter().enumerate() {
            let least = if seam.steps == 1 {
                thresholds.accept
            } else {
                thresholds.accept_move
            };
            // A seam that only disorder speaks against is told with its rival, and never joined.
            let bids = seam.verdict == Verdict::Declined && seam.score + doubt(seam) >= least;
            if seam.verdict == Verdict::Joined {
                table.chains.join(seam.tail, seam.head);
            }
            table.bids.push(bids.then_some(Bid {
                tail: seam.tail,
                head: seam.head,
                score: seam.score - least,
                in_order: seam.steps == 1,
                excess: excess(seam),
            }));
            if bids {
                table.of_tail.entry(seam.tail).or_default().push(at);
                table.of_head.entry(seam.head).or_default().push(at);
            }
        }
        table
    }

    fn bid(&self, at: usize) -> Option<Bid> {
        self.bids.get(at).copied().flatten()
    }

    fn is_open(&self, at: usize) -> bool {
        self.bid(at).is_some()
    }

    /// The open seams that want the tail or the head of seam `at`, and that one's strength.
    fn rivals(&self, at: usize) -> impl Iterator<Item = (usize, Bid)> {
        let bid = self.bid(at);
        let of = |rivals: Option<&Vec<usize>>| rivals.cloned().unwrap_or_default();
        let tails = bid.map_or_else(Vec::new, |bid| of(self.of_tail.get(&bid.tail)));
        let heads = bid.map_or_else(Vec::new, |bid| of(self.of_head.get(&bid.head)));
        tails
            .into_iter()
            .chain(heads)
            .filter(move |&other| other != at)
            .filter_map(|other| Some((other, self.bid(other)?)))
    }

    /// Whether another open seam wants the tail or the head of seam `at`.
    fn is_contested(&self, at: usize) -> bool {
        self.rivals(at).next().is_some()
    }

    /// What a seam is worth beyond what its tail and its head could have without it. Who takes a partner from another
    /// costs that one what the partner was worth to him.
    fn lead(&self, at: usize) -> i32 {
        let Some(bid) = self.bid(at) else {
            return i32::MIN;
        };
        let (mut tail, mut head) = (0, 0);
        for (other, rival) in self.rivals(at) {
            let instead = if rival.tail == bid.tail {
                &mut tail
            } else {
                &mut head
            };
            let cost = self.robbed(other, at, rival.tail == bid.tail);
            // Two tails that want one head may both be open for certain; how certain does not tell which is its own.
            let more = if rival.tail == bid.tail {
                0
            } else {
                bid.excess - rival.excess
            };
            *instead = (*instead).max(rival.score + more - cost);
        }
        bid.score - tail - head
    }

    /// What the best third seam is worth that would lose its partner to seam `rival`, other than seam `at`.
    fn robbed(&self, rival: usize, at: usize, by_head: bool) -> i32 {
        let Some(bid) = self.bid(rival) else { return 0 };
        let others = if by_head {
            self.of_head.get(&bid.head)
        } else {
            self.of_tail.get(&bid.tail)
        };
        let others = others.into_iter().flatten();
        others
            .filter(|&&other| other != rival && other != at)
            .filter_map(|&other| Some(self.bid(other)?.score))
            .max()
            .unwrap_or(0)
    }

    /// Whether the text of the head leads back to the tail.
    fn closes_circle(&self, at: usize) -> bool {
        self.bid(at)
            .is_some_and(|bid| self.chains.first(bid.tail) == bid.head)
    }

    /// Leaves seam `at` as it is.
    fn strike_out(&mut self, at: usize) {
        if let Some(bid) = self.bids.get_mut(at) {
            *bid = None;
        }
    }

    /// Joins seam `at`; its rivals are out, and the seams whose lead that may have raised come back.
    fn take(&mut self, at: usize) -> Vec<usize> {
        let out: Vec<(usize, Bid)> = self.rivals(at).collect();
        self.joined.insert(at);
        if let Some(bid) = self.bid(at) {
            self.chains.join(bid.tail, bid.head);
        }
        for &(other, _) in out.iter().chain(&self.bid(at).map(|bid| (at, bid))) {
            if let Some(bid) = self.bids.get_mut(other) {
                *bid = None;
            }
        }
        let mut raised: Vec<usize> = out
            .iter()
            .flat_map(|(_, bid)| {
                let tails = self.of_tail.get(&bid.tail).into_iter().flatten();
                tails.chain(self.of_head.get(&bid.head).into_iter().flatten())
            })
            .copied()
            .filter(|&other| self.is_open(other))
            .collect();
        raised.sort_unstable();
        raised.dedup();
        raised
    }

    /// The verdict on seam `at`, if it is to change: joined, or open still because a rival is too close.
    fn verdict(&self, at: usize) -> Option<Verdict> {
        if self.joined.contains(&at) {
            return Some(Verdict::Joined);
        }
        self.bid(at).filter(|bid| bid.in_order)?;
        let rival = self
            .rivals(at)
            .max_by_key(|&(other, bid)| (bid.score, std::cmp::Reverse(other)))?
            .0;
        Some(Verdict::Contested { rival })
    }
}

#[cfg(test)]
mod tests {
    use super::{Thresholds, decide};
    use crate::model::{Seam, Span, Verdict};

    fn seam(tail: usize, head: usize, score: i32) -> Seam {
        Seam {
            tail,
            head,
            steps: head as isize - tail as isize,
            tail_end: Span::new(0, tail, tail),
            head_start: Span::new(0, head, head),
            evidence: Vec::new(),
            score,
            verdict: Verdict::Declined,
        }
    }

    fn verdicts(mut seams: Vec<Seam>) -> Vec<Verdict> {
        let thresholds = Thresholds {
            accept: 0,
            accept_move: 20,
            margin: 10,
            gain: None,
        };
        decide(&mut seams, thresholds);
        seams.into_iter().map(|seam| seam.verdict).collect()
    }

    #[test]
    fn a_clear_best_is_joined() {
        let seams = vec![seam(0, 1, 90), seam(0, 2, 30)];
        assert_eq!(verdicts(seams), [Verdict::Joined, Verdict::Declined]);
    }

    #[test]
    fn two_that_are_too_close_leave_the_break_and_name_each_other() {
        let seams = vec![seam(0, 1, 40), seam(0, 3, 65)];
        assert_eq!(
            verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        );
    }

    #[test]
    fn a_better_head_elsewhere_leaves_the_break() {
        let seams = vec![seam(0, 1, 15), seam(0, 3, 90)];
        assert!(matches!(
            *verdicts(seams),
            [Verdict::Contested { rival: 1 }, Verdict::Declined]
        ));
    }

    #[test]
    fn no_circle_is_closed() {
        let mut ruled = seam(2, 0, -90);
        ruled.verdict = Verdict::Joined;
        let seams = vec![seam(0, 1, 90), seam(1, 2, 80), ruled];
        assert_eq!(
            verdicts(seams),
            [Verdict::Joined, Verdict::Declined, Verdict::Joined]
        );
    }

    #[test]
    fn the_assignment_counts_and_not_the_best_pair() {
        // Alone, each pair of the first tail would be too close to the other; together only one way is good.
        let seams = vec![seam(0, 1, 50), seam(0, 4, 68), seam(3, 4, 67)];
        let verdicts = verdicts(seams);
        assert_eq!(
            (verdicts[0], verdicts[2]),
            (Verdict::Joined, Verdict::Joined)
        );
    }
}
