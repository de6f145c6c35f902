//! Two stories whose columns were read in turns are parted.
//! Every way to deal the blocks of the second ground between the two stories is weighed: the sentences that run on inside
//! a story, the words that a paragraph shares with it, and each turn from one to the other. The best way wins (dynamic
//! programming over the story that is being told and the block at which the other one was left; Bellman 1957).
//! Invariant: a story keeps its printed order; nothing is parted unless a sentence is mended across a turn.

use crate::joinery::Pairs;

/// A turn at a paragraph's end, in tenths of a nat.
const TURN: i32 = 22;
/// The turn at which an open tail is left.
const TURN_AT_TAIL: i32 = 12;
/// Blocks of one ground that are dealt; longer grounds are not parted.
pub const LONGEST: usize = 160;
/// Rounds, at the most, in which the words are learnt from the whole ground.
const ROUNDS: usize = 4;
/// A pair that is worth this much is a sentence, in tenths of a nat.
pub const MENDED: i32 = 20;
/// So many blocks behind its headline are a story's own.
const OWN: usize = 3;
/// So many more blocks of the ground are heard in each round.
const STEP: usize = 8;
/// Never.
const NEVER: i32 = -1_000_000;

/// Deals the blocks of `second` between the story of `first` and its own; `None` if they are best left as they are, else
/// with what is gained.
/// `opens` is how many blocks at the beginning of the second ground are its headline stack; `least` is what must be gained.
pub fn deal(
    first: &[usize],
    second: &[usize],
    opens: usize,
    pairs: &Pairs<'_>,
    least: i32,
) -> Option<(Vec<usize>, Vec<usize>, i32)> {
    if opens >= second.len() {
        return None;
    }
    let ground = Ground::of(first, second, opens, pairs);
    // Words choose between dealings; that there is one at all, sentences must say. What the best of all dealings has of
    // them, no other can exceed.
    let said = ground.best(&vec![0; second.len()]).1;
    if said < least / 2 {
        return None;
    }
    let (guests, gain) = best(first, &ground);
    if gain < least || ground.borne_out(&guests)? < least / 2 {
        return None;
    }
    let take = |guest: bool| {
        let dealt = second.iter().zip(&guests);
        dealt
            .filter(move |(_, dealt)| **dealt == guest)
            .map(|(&block, _)| block)
    };
    Some((
        first.iter().copied().chain(take(true)).collect(),
        take(false).collect(),
        gain,
    ))
}

/// The best dealing and what it gains. What the words say is learnt from what was dealt before; where that begins decides
/// where it ends, so it begins twice, and the better end counts: with the words that stand before the first sentence that
/// breaks off, hearing more of the ground in each round, and with none.
fn best(first: &[usize], ground: &Ground<'_>) -> (Vec<bool>, i32) {
    let &Ground { second, pairs, .. } = ground;
    let mut text = second.iter().skip(ground.opens);
    let whole = text.position(|&tail| pairs.is_loose(tail)).unwrap_or(0);
    let own = second
        .get(..ground.opens + whole.max(OWN))
        .unwrap_or(second);
    let nothing = || (vec![false; second.len()], 0);
    let mut found = nothing();
    for (known, step) in [((first, own), STEP), ((&[][..], &[][..]), second.len())] {
        let mut words = pairs.leanings(second, known.0, known.1);
        let mut end = nothing();
        // Rounds after the last block was heard only settle what was dealt.
        for upto in (own.len()..second.len() + ROUNDS * step).step_by(step) {
            let (guests, gain) = ground.best(&words);
            let settled = guests == end.0 && upto >= second.len();
            end = (guests, gain);
            if settled {
                break;
            }
            let heard = end.0.get(..upto + step).unwrap_or(&end.0);
            let told = |guest: bool| {
                let dealt = second.iter().zip(heard);
                dealt
                    .filter(move |(_, dealt)| **dealt == guest)
                    .map(|(&block, _)| block)
            };
            let theirs: Vec<usize> = first.iter().copied().chain(told(true)).collect();
            let own: Vec<usize> = told(false).collect();
            words = pairs.leanings(second, &theirs, &own);
        }
        if end.1 > found.1 {
            found = end;
        }
    }
    found
}

/// The second ground, and what each of its blocks gains by being read behind another, weighed once for all dealings.
struct Ground<'g> {
    second: &'g [usize],
    opens: usize,
    pairs: &'g Pairs<'g>,
    /// For each place of the ground what the block there gains where its story was left: at 0 with the last block of the
    /// first ground, at one more than its place with a block of this one.
    gains: Vec<Vec<i32>>,
    /// What it costs to turn to the other story behind each place.
    turns: Vec<i32>,
}

impl<'g> Ground<'g> {
    fn of(first: &[usize], second: &'g [usize], opens: usize, pairs: &'g Pairs<'g>) -> Self {
        let gain = |&tail: &usize, head: usize| pairs.gain(tail, head);
        let gains = second.iter().enumerate().map(|(at, &head)| {
            let others = second.iter().take(at).map(|tail| gain(tail, head));
            let left = first.last().map_or(0, |tail| gain(tail, head));
            std::iter::once(left).chain(others).collect()
        });
        let turn = |&tail: &usize| {
            if pairs.is_loose(tail) {
                TURN_AT_TAIL
            } else {
                TURN
            }
        };
        Self {
            second,
            opens,
            pairs,
            gains: gains.collect(),
            turns: second.iter().map(turn).collect(),
        }
    }

    /// The gain of reading place `at` where its story was left.
    fn gain(&self, left: usize, at: usize) -> i32 {
        let gains = self.gains.get(at);
        gains
            .and_then(|gains| gains.get(left))
            .copied()
            .unwrap_or(0)
    }

    /// What it costs to turn to the other story before place `at`.
    fn turn(&self, at: usize) -> i32 {
        let before = at.checked_sub(1).and_then(|before| self.turns.get(before));
        before.copied().unwrap_or(TURN)
    }

    /// What the ground gains as it is printed.
    fn undealt(&self) -> i32 {
        (self.opens..self.second.len())
            .map(|at| self.gain(at, at))
            .sum()
    }

    /// What the sentences alone gain by a dealing, the turns paid for; `None` unless a sentence runs on across half of the
    /// turns at least.
    fn borne_out(&self, guests: &[bool]) -> Option<i32> {
        // Where each story was left.
        let (mut theirs, mut own) = (0, self.opens);
        let (mut turns, mut mended, mut gain) = (0, 0, 0);
        let mut guest_before = false;
        for (at, &guest) in guests.iter().enumerate().skip(self.opens) {
            let left = if guest { &mut theirs } else { &mut own };
            let seam = self.gain(*left, at);
            gain += seam;
            if guest != guest_before {
                turns += 1;
                mended += usize::from(seam >= MENDED);
                gain -= self.turn(at);
            }
            *left = at + 1;
            guest_before = guest;
        }
        (mended > 0 && 2 * mended >= turns).then_some(gain - self.undealt())
    }

    /// The best dealing, and what it gains, where `words` say so much for the first story at each place, in points.
    fn best(&self, words: &[i32]) -> (Vec<bool>, i32) {
        let length = self.second.len();
        // What the best dealing so far has, by where the other story was left, if the last block was the ground's own and
        // if it was a guest.
        let (mut own, mut guest) = (vec![NEVER; length + 1], vec![NEVER; length + 1]);
        if let Some(begin) = own.first_mut() {
            *begin = 0;
        }
        // By place: where the story that is read there was left, if it was turned to; for the own one and for the guest.
        let mut turned = vec![(0, 0); length];
        let rows = self.gains.iter().zip(words).zip(&mut turned).enumerate();
        for (at, ((gains, &words), turned)) in rows.skip(self.opens) {
            let (next, turn) = (self.gain(at, at), self.turn(at));
            let (to_guest, guest_left) = best_of(&own, gains);
            let (to_own, own_left) = best_of(&guest, gains);
            *turned = (own_left, guest_left);
            for (own, guest) in own.iter_mut().zip(&mut guest) {
                *own += next;
                *guest += next + words;
            }
            if let (Some(own), Some(guest)) = (own.get_mut(at), guest.get_mut(at)) {
                (*own, *guest) = (to_own - turn, to_guest + words - turn);
            }
        }
        let nothing = vec![0; length + 1];
        let (ends_own, ends_guest) = (best_of(&own, &nothing), best_of(&guest, &nothing));
        let mut is_guest = ends_guest.0 > ends_own.0;
        let (score, mut left) = if is_guest { ends_guest } else { ends_own };
        let mut guests = vec![false; length];
        for (at, (slot, turned)) in guests
            .iter_mut()
            .zip(turned)
            .enumerate()
            .skip(self.opens)
            .rev()
        {
            *slot = is_guest;
            if left == at {
                left = if is_guest { turned.1 } else { turned.0 };
                is_guest = !is_guest;
            }
        }
        (guests, score - self.undealt())
    }
}

/// The best sum of a score and the gain beside it, and the first place that has it.
fn best_of(scores: &[i32], gains: &[i32]) -> (i32, usize) {
    let sums = || scores.iter().zip(gains).map(|(score, gain)| score + gain);
    let best = sums().fold(i32::MIN, i32::max);
    (best, sums().position(|sum| sum == best).unwrap_or(0))
}
