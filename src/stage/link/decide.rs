//! Which pairs are tied: each half to one other, best lead first, none whose lead over its rivals is too small.
//! Invariant: a story never leads back into itself. Deliberately absent: the evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::weigh::Weighed;

/// The least lead over a rival for the same half, in tenths of a nat: two texts about one matter differ by less.
const MARGIN: i32 = 25;

/// Adds to the ties, head and tail.
///
/// Once a pair is tied, its halves are nobody's rivals any more, and others may be clear.
pub fn decide(mut pairs: Vec<Weighed>, ties: &mut Vec<(usize, usize)>) {
    let mut next: BTreeMap<usize, usize> = ties.iter().copied().collect();
    loop {
        let clear = clear(&pairs);
        if clear.is_empty() {
            return;
        }
        let mut settled = BTreeSet::new();
        for pair in &clear {
            settled.insert((true, pair.head));
            settled.insert((false, pair.tail));
            if !leads_to(&next, pair.tail, pair.head) {
                next.insert(pair.head, pair.tail);
                ties.push((pair.head, pair.tail));
            }
        }
        pairs.retain(|pair| {
            !settled.contains(&(true, pair.head)) && !settled.contains(&(false, pair.tail))
        });
    }
}

/// The pairs that suffice and lead over every rival.
fn clear(pairs: &[Weighed]) -> Vec<Weighed> {
    let mut rows: BTreeMap<usize, Vec<Weighed>> = BTreeMap::new();
    let mut columns: BTreeMap<usize, Vec<Weighed>> = BTreeMap::new();
    for pair in pairs {
        rows.entry(pair.head).or_default().push(*pair);
        columns.entry(pair.tail).or_default().push(*pair);
    }
    let heads = best(&rows, |pair| pair.tail);
    let tails = best(&columns, |pair| pair.head);
    let lead = |pair: &Weighed| {
        let row = rows.get(&pair.head).into_iter().flatten();
        let row = row
            .filter(|rival| rival.tail != pair.tail)
            .map(|rival| over(pair, rival, &tails, (pair.tail, rival.tail), pair.head));
        let column = columns.get(&pair.tail).into_iter().flatten();
        let column = column
            .filter(|rival| rival.head != pair.head)
            .map(|rival| over(pair, rival, &heads, (pair.head, rival.head), pair.tail));
        row.chain(column).min().unwrap_or(i32::MAX)
    };
    let clear = pairs
        .iter()
        .filter(|pair| pair.score >= pair.accept && lead(pair) >= MARGIN);
    clear.copied().collect()
}

/// By how much a pair and the best that is left for the rival's other half surpass the rival and what is left then.
fn over(
    pair: &Weighed,
    rival: &Weighed,
    best: &BTreeMap<usize, Best>,
    (own, other): (usize, usize),
    shared: usize,
) -> i32 {
    let left = |half| best.get(&half).map_or(0, |best| best.without(shared));
    pair.score + left(other) - rival.score - left(own)
}

/// The two best scores of a half, and with whom it has the first.
#[derive(Default)]
struct Best {
    first: i32,
    partner: Option<usize>,
    second: i32,
}

impl Best {
    /// The best score with anyone but `partner`; 0 to stay alone.
    fn without(&self, partner: usize) -> i32 {
        if self.partner == Some(partner) {
            self.second
        } else {
            self.first
        }
    }
}

fn best(
    halves: &BTreeMap<usize, Vec<Weighed>>,
    partner: fn(&Weighed) -> usize,
) -> BTreeMap<usize, Best> {
    let of = |pairs: &Vec<Weighed>| {
        let mut best = Best::default();
        for pair in pairs {
            if pair.score > best.first {
                best.second = best.first;
                (best.first, best.partner) = (pair.score, Some(partner(pair)));
            } else {
                best.second = best.second.max(pair.score);
            }
        }
        best
    };
    halves
        .iter()
        .map(|(&half, pairs)| (half, of(pairs)))
        .collect()
}

/// Whether the story that is at `from` comes to `to`.
fn leads_to(next: &BTreeMap<usize, usize>, from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(here) = at {
        if here == to {
            return true;
        }
        at = next.get(&here).copied();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Weighed, decide};

    fn pairs(scores: &[(usize, usize, i32)]) -> Vec<Weighed> {
        let pair = |&(head, tail, score)| Weighed {
            head,
            tail,
            score,
            accept: 50,
        };
        scores.iter().map(pair).collect()
    }

    #[test]
    fn halves_are_tied_one_to_one() {
        for (scores, ties) in [
            (&[(0, 5, 90)][..], &[(0, 5)][..]),
            (&[(0, 5, 40)], &[]),
            (&[(0, 5, 90), (1, 5, 80)], &[]),
            (&[(0, 5, 190), (0, 6, 120), (1, 5, 180), (1, 6, 130)], &[]),
            (&[(0, 5, 190), (1, 5, 180), (1, 6, 200)], &[(0, 5), (1, 6)]),
            (
                &[(0, 5, 190), (0, 6, 180), (1, 5, 150), (1, 6, 240)],
                &[(0, 5), (1, 6)],
            ),
            (&[(0, 5, 90), (5, 0, 90)], &[(0, 5)]),
        ] {
            let mut found = Vec::new();
            decide(pairs(scores), &mut found);
            assert_eq!(found, ties, "{scores:?}");
        }
    }
}
