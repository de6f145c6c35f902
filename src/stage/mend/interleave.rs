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
    let (guests, gain) = best(first, second, opens, pairs);
    let sure = borne_out(first, second, opens, &guests, pairs)?;
    // Words choose between dealings; that there is one at all, sentences must say.
    if gain < least || sure < least / 2 {
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
fn best(first: &[usize], second: &[usize], opens: usize, pairs: &Pairs<'_>) -> (Vec<bool>, i32) {
    let mut text = second.iter().skip(opens);
    let whole = text.position(|&tail| pairs.is_loose(tail)).unwrap_or(0);
    let own = second.get(..opens + whole.max(OWN)).unwrap_or(second);
    let last = first.last().copied();
    let nothing = || (vec![false; second.len()], 0);
    let mut found = nothing();
    for (known, step) in [((first, own), STEP), ((&[][..], &[][..]), second.len())] {
        let mut table = Table::with(second, opens, pairs, last, known);
        let mut end = nothing();
        // Rounds after the last block was heard only settle what was dealt.
        for upto in (own.len()..second.len() + ROUNDS * step).step_by(step) {
            let (guests, score) = table.best();
            let settled = guests == end.0 && upto >= second.len();
            end = (guests, score - table.undealt());
            if settled {
                break;
            }
            let heard = end.0.get(..upto + step).unwrap_or(&end.0);
            table = Table::of(first, second, opens, pairs, heard);
        }
        if end.1 > found.1 {
            found = end;
        }
    }
    found
}

/// What the sentences alone gain by a dealing, the turns paid for; `None` unless a sentence runs on across half of the
/// turns at least.
fn borne_out(
    first: &[usize],
    second: &[usize],
    opens: usize,
    guests: &[bool],
    pairs: &Pairs<'_>,
) -> Option<i32> {
    let table = Table::with(second, opens, pairs, first.last().copied(), (&[], &[]));
    // Where each story was left.
    let (mut theirs, mut own) = (None, opens.checked_sub(1));
    let (mut turns, mut mended, mut gain) = (0, 0, 0);
    let mut guest_before = false;
    for (at, &guest) in guests.iter().enumerate().skip(opens) {
        let left = if guest { &mut theirs } else { &mut own };
        let seam = table.gain(left.and_then(|left| table.block(left)), at);
        gain += seam;
        if guest != guest_before {
            turns += 1;
            mended += usize::from(seam >= MENDED);
            gain -= table.turn(at - 1);
        }
        *left = Some(at);
        guest_before = guest;
    }
    (mended > 0 && 2 * mended >= turns).then_some(gain - table.undealt())
}

struct Table<'t> {
    second: &'t [usize],
    opens: usize,
    pairs: &'t Pairs<'t>,
    /// The last block of the first ground.
    left: Option<usize>,
    /// What the words of each block of the second ground say for the first story, in points.
    words: Vec<i32>,
}

impl<'t> Table<'t> {
    fn of(
        first: &[usize],
        second: &'t [usize],
        opens: usize,
        pairs: &'t Pairs<'t>,
        guests: &[bool],
    ) -> Self {
        let told = |guest: bool| {
            let dealt = second.iter().zip(guests);
            dealt
                .filter(move |(_, dealt)| **dealt == guest)
                .map(|(&block, _)| block)
        };
        let theirs: Vec<usize> = first.iter().copied().chain(told(true)).collect();
        let own: Vec<usize> = told(false).collect();
        Self::with(second, opens, pairs, first.last().copied(), (&theirs, &own))
    }

    /// The words of the stories as far as they are known before anything is dealt.
    fn with(
        second: &'t [usize],
        opens: usize,
        pairs: &'t Pairs<'t>,
        left: Option<usize>,
        (theirs, own): (&[usize], &[usize]),
    ) -> Self {
        let words = pairs.leanings(second, theirs, own);
        Self {
            second,
            opens,
            pairs,
            left,
            words,
        }
    }

    fn block(&self, at: usize) -> Option<usize> {
        self.second.get(at).copied()
    }

    /// The gain of reading place `at` behind a block of its story; for a block of the first ground that is `left`.
    fn gain(&self, tail: Option<usize>, at: usize) -> i32 {
        let tail = tail.or(self.left);
        tail.zip(self.block(at))
            .map_or(0, |(tail, head)| self.pairs.gain(tail, head))
    }

    fn turn(&self, tail: usize) -> i32 {
        let loose = self
            .block(tail)
            .is_some_and(|tail| self.pairs.is_loose(tail));
        if loose { TURN_AT_TAIL } else { TURN }
    }

    /// What the ground gains as it is printed.
    fn undealt(&self) -> i32 {
        (self.opens..self.second.len())
            .map(|at| self.gain(at.checked_sub(1).and_then(|at| self.block(at)), at))
            .sum()
    }

    /// The best dealing, and what it gains.
    fn best(&self) -> (Vec<bool>, i32) {
        let length = self.second.len();
        // States of the block dealt last: whose it is, and the place at which the other story was left (0 for a story that
        // was left in the first ground, else one more than the place).
        let width = length + 1;
        let mut scores: Vec<Vec<i32>> = vec![vec![NEVER; 2 * width]; length];
        let mut back: Vec<Vec<usize>> = vec![vec![0; 2 * width]; length];
        let Some(start) = self.opens.checked_sub(1) else {
            return (vec![false; length], 0);
        };
        put(&mut scores, start, 0, 0);
        for at in self.opens..length {
            let words = self.words.get(at).copied().unwrap_or(0);
            let mine = |guest: bool| if guest { words } else { 0 };
            let (next, turn) = (self.gain(self.block(at - 1), at), self.turn(at - 1));
            for state in 0..2 * width {
                let so_far = take(&scores, at - 1, state);
                if so_far == NEVER {
                    continue;
                }
                let (guest, left) = (state >= width, state % width);
                let stay = so_far + next + mine(guest);
                let other = left.checked_sub(1).and_then(|left| self.block(left));
                let go = so_far + self.gain(other, at) + mine(!guest) - turn;
                let gone = if guest { at } else { width + at };
                for (state_behind, score) in [(state, stay), (gone, go)] {
                    if score > take(&scores, at, state_behind) {
                        put(&mut scores, at, state_behind, score);
                        put(&mut back, at, state_behind, state);
                    }
                }
            }
        }
        let last = length - 1;
        let mut state = (0..2 * width)
            .max_by_key(|&state| (take(&scores, last, state), std::cmp::Reverse(state)))
            .unwrap_or(0);
        let score = take(&scores, last, state);
        let mut guests = vec![false; length];
        for at in (self.opens..length).rev() {
            if let Some(guest) = guests.get_mut(at) {
                *guest = state >= width;
            }
            state = take(&back, at, state);
        }
        (guests, score)
    }
}

fn take<T: Copy + Default>(table: &[Vec<T>], at: usize, state: usize) -> T {
    let row = table.get(at);
    row.and_then(|row| row.get(state))
        .copied()
        .unwrap_or_default()
}

fn put<T>(table: &mut [Vec<T>], at: usize, state: usize, value: T) {
    if let Some(slot) = table.get_mut(at).and_then(|row| row.get_mut(state)) {
        *slot = value;
    }
}
