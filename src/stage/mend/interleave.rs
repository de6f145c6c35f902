//! Two stories whose columns were read in turns are parted.
//! Every way to deal the blocks of the second ground between the two stories is weighed: the sentences that run on inside
//! a story, the words that a paragraph shares with it, each turn from one to the other, and how high the columns are that
//! the turns make. The best way wins (dynamic programming over the story that is being told and the block at which the
//! other one was left; Bellman 1957).
//! Invariant: a story keeps its printed order; nothing is parted unless a sentence is mended across a turn.

use super::columns;
use crate::joinery::Pairs;
use crate::joinery::height::usual;

/// A turn at a paragraph's end, in tenths of a nat.
const TURN: i32 = 16;
/// The turn at which an open tail is left.
const TURN_AT_TAIL: i32 = 6;
/// What it says for a turn that a column as high as the story's others ends there, in tenths of a nat.
const EVEN: columns::Evenness = columns::Evenness {
    most: 25,
    least: -6,
    slope: 150,
};
/// A story is taken up again from no farther than this, in blocks: a column of the other one stands between. Of 2,300
/// sentences that run on over others on scrambled and sawn pages none does over more than 14 paragraphs, of pairs that are
/// no sentence nearly half. 900 shuffled pages have 14 more true joins and 2 false ones less than without; from 15 to 24 as
/// many.
const FAR: usize = 18;
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
    // Words and columns choose between dealings; that there is one at all, sentences must say. What the best of all
    // dealings has of them, no other can exceed.
    let said = ground.best(&Heard::nothing(second.len())).1;
    if said < least / 2 {
        return None;
    }
    let (guests, gain) = best(first, &ground);
    if gain < least || ground.borne_out(&guests)? < least / 2 {
        return None;
    }
    Some((
        first
            .iter()
            .copied()
            .chain(ground.told(&guests, true))
            .collect(),
        ground.told(&guests, false).collect(),
        gain,
    ))
}

/// The best dealing and what it gains. What words and columns say is learnt from what was dealt before; where that begins
/// decides where it ends, so it begins twice, and the better end counts: with the words that stand before the first
/// sentence that breaks off, hearing more of the ground in each round, and with none.
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
        let mut heard = Heard {
            words: pairs.leanings(second, known.0, known.1),
            heights: Sides::default(),
        };
        let mut end = nothing();
        // Rounds after the last block was heard only settle what was dealt.
        for upto in (own.len()..second.len() + ROUNDS * step).step_by(step) {
            let (guests, gain) = ground.best(&heard);
            let settled = guests == end.0 && upto >= second.len();
            end = (guests, gain);
            if settled {
                break;
            }
            let dealt = end.0.get(..upto + step).unwrap_or(&end.0);
            let theirs: Vec<usize> = first
                .iter()
                .copied()
                .chain(ground.told(dealt, true))
                .collect();
            let own: Vec<usize> = ground.told(dealt, false).collect();
            heard = Heard {
                words: pairs.leanings(second, &theirs, &own),
                heights: ground.heights(dealt),
            };
        }
        if end.1 > found.1 {
            found = end;
        }
    }
    found
}

/// Something of each of the two stories.
#[derive(Debug, Clone, Default)]
struct Sides<T> {
    own: T,
    guest: T,
}

/// What is known of the two stories from an earlier dealing.
struct Heard {
    /// What the words of each block of the ground say for the first story, in tenths of a nat.
    words: Vec<i32>,
    /// How high the columns of each story are, in characters.
    heights: Sides<Option<usize>>,
}

impl Heard {
    fn nothing(length: usize) -> Self {
        Self {
            words: vec![0; length],
            heights: Sides::default(),
        }
    }
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
    /// The characters of the ground before each place.
    depths: Vec<usize>,
}

impl<'g> Ground<'g> {
    fn of(first: &[usize], second: &'g [usize], opens: usize, pairs: &'g Pairs<'g>) -> Self {
        let gain = |way: usize, &tail: &usize, head: usize| {
            if way > FAR { 0 } else { pairs.gain(tail, head) }
        };
        let gains = second.iter().enumerate().map(|(at, &head)| {
            let tails = second.iter().take(at).enumerate();
            let others = tails.map(|(left, tail)| gain(at - left, tail, head));
            let way = at.saturating_sub(opens);
            let left = first.last().map_or(0, |tail| gain(way, tail, head));
            std::iter::once(left).chain(others).collect()
        });
        let turn = |&tail: &usize| {
            if pairs.is_loose(tail) {
                TURN_AT_TAIL
            } else {
                TURN
            }
        };
        let depths = second.iter().scan(0, |depth, &block| {
            let before = *depth;
            *depth += pairs.length(block);
            Some(before)
        });
        Self {
            second,
            opens,
            pairs,
            gains: gains.collect(),
            turns: second.iter().map(turn).collect(),
            depths: depths.collect(),
        }
    }

    /// The blocks of one of the two stories, as far as they are dealt.
    fn told(&self, dealt: &[bool], guest: bool) -> impl Iterator<Item = usize> {
        let blocks = self.second.iter().zip(dealt);
        blocks
            .filter(move |(_, dealt)| **dealt == guest)
            .map(|(&block, _)| block)
    }

    /// How high the columns of each story are that a dealing makes; the last one may be lower and does not count.
    fn heights(&self, dealt: &[bool]) -> Sides<Option<usize>> {
        let mut heights = Sides::<Vec<usize>>::default();
        let mut from = self.opens;
        for (at, pair) in dealt
            .windows(2)
            .enumerate()
            .skip(self.opens.saturating_sub(1))
        {
            if let [before, here] = pair
                && before != here
            {
                let columns = if *before {
                    &mut heights.guest
                } else {
                    &mut heights.own
                };
                columns.push(self.height(from, at + 1));
                from = at + 1;
            }
        }
        Sides {
            own: usual(&heights.own),
            guest: usual(&heights.guest),
        }
    }

    /// The characters from one place to another.
    fn height(&self, from: usize, to: usize) -> usize {
        let depth = |at: usize| self.depths.get(at).copied().unwrap_or(0);
        depth(to).saturating_sub(depth(from))
    }

    /// What it says for a turn before place `at` that a column of this height ends there, by where the other story was left.
    fn columns(&self, usual: usize, at: usize) -> impl Iterator<Item = i32> {
        let height = move |left: usize| self.height(left.max(self.opens), at);
        (0..=at).map(move |left| EVEN.of(height(left), usual))
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

    /// The best dealing, and what it gains.
    fn best(&self, heard: &Heard) -> (Vec<bool>, i32) {
        let length = self.second.len();
        // What the best dealing so far has whose last block belongs to a story, by where the other one was left; behind
        // those, the best one in which the other has ended.
        let over = length + 1;
        let mut best = Sides {
            own: vec![NEVER; over + 1],
            guest: vec![NEVER; over + 1],
        };
        if let Some(begin) = best.own.first_mut() {
            *begin = 0;
        }
        // By place, for the story that is read there.
        let mut turned: Vec<Sides<Turned>> = vec![Sides::default(); length];
        let rows = self.gains.iter().zip(&heard.words).zip(&mut turned);
        for (at, ((gains, &words), turned)) in rows.enumerate().skip(self.opens) {
            let (next, turn) = (self.gain(at, at), self.turn(at));
            let side = |from: &[i32], usual: Option<usize>| {
                // A story's last column may be lower than the others.
                let only = best_of(from, gains);
                let back = usual.map_or(only, |usual| {
                    let even = gains.iter().zip(self.columns(usual, at));
                    let even: Vec<i32> = even.map(|(gain, even)| gain + even).collect();
                    best_of(from, &even)
                });
                (back, only)
            };
            let (to_guest, to_guest_only) = side(&best.own, heard.heights.own);
            let (to_own, to_own_only) = side(&best.guest, heard.heights.guest);
            for (own, guest) in best.own.iter_mut().zip(&mut best.guest) {
                *own += next;
                *guest += next + words;
            }
            turned.own = Turned::at(at, &mut best.own, to_own, to_own_only, turn);
            turned.guest = Turned::at(at, &mut best.guest, to_guest, to_guest_only, turn - words);
        }
        let nothing = vec![0; over + 1];
        let (ends_own, ends_guest) = (best_of(&best.own, &nothing), best_of(&best.guest, &nothing));
        let mut is_guest = ends_guest.0 > ends_own.0;
        let (score, mut left) = if is_guest { ends_guest } else { ends_own };
        let mut guests = vec![false; length];
        let places = guests.iter_mut().zip(turned).enumerate();
        for (at, (slot, turned)) in places.skip(self.opens).rev() {
            *slot = is_guest;
            let turned = if is_guest { turned.guest } else { turned.own };
            if let Some(before) = turned.from(left, at) {
                (left, is_guest) = (before, !is_guest);
            }
        }
        (guests, score - self.undealt())
    }
}

/// Where the story that is read at a place was left, if it was turned to there.
#[derive(Debug, Clone, Copy, Default)]
struct Turned {
    left: usize,
    /// The same if the other story has ended there.
    only: Option<usize>,
}

impl Turned {
    /// Turns to a story at a place if that is better than what was so far; `cost` is that of the turn.
    fn at(at: usize, best: &mut [i32], back: (i32, usize), only: (i32, usize), cost: i32) -> Self {
        if let Some(slot) = best.get_mut(at) {
            *slot = back.0 - cost;
        }
        let ended = best.last_mut().filter(|ended| only.0 - cost > **ended);
        let only = ended.map(|ended| {
            *ended = only.0 - cost;
            only.1
        });
        Self { left: back.1, only }
    }

    /// Where this story had been left before it was turned to here, if it was, in the dealing in which the other story was
    /// left at `left`.
    fn from(self, left: usize, at: usize) -> Option<usize> {
        if left == at {
            Some(self.left)
        } else {
            self.only.filter(|_| left > at)
        }
    }
}

/// The best sum of a score and the gain beside it, and the first place that has it.
fn best_of(scores: &[i32], gains: &[i32]) -> (i32, usize) {
    let sums = || scores.iter().zip(gains).map(|(score, gain)| score + gain);
    let best = sums().fold(i32::MIN, i32::max);
    (best, sums().position(|sum| sum == best).unwrap_or(0))
}
