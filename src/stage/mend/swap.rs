//! Columns of one story that were read in the wrong order change places.
//! Of two neighbouring stretches the second is read first if that mends more sentences than it breaks: three seams are
//! weighed at once, so that a chance fit of one does not move text.
//! Invariant: nothing moves unless a sentence is mended by it; the result is a permutation.

use super::columns::{self, Evenness};
use crate::joinery::{LOUDEST, Pairs, REACH};

/// A stretch that changes places holds no more blocks than this.
const LONGEST: usize = 24;
/// Swaps that are made in one story at the most; each is sought anew.
const MOST: usize = 12;
/// A pair of tail and head that is a reason to look, in tenths of a nat.
const REASON: i32 = 25;
/// What it says for a swap that a stretch is as high as the story's columns.
const EVEN: Evenness = Evenness {
    most: 10,
    least: -12,
    slope: 400,
};
/// The same for both stretches where the height of the columns is unknown.
const BOTH_EVEN: Evenness = Evenness {
    most: 8,
    least: -20,
    slope: 30,
};
/// Each block that is put elsewhere: of two stretches that change places the one with fewer blocks. From 2 to 4 the development
/// pages and the saw are read as well as where every block of both counted 1, and the successors of the sample page are right.
const MOVED: i32 = 3;
/// A cut at a paragraph's end: a column seldom ends there, and where none does no sentence bears the swap out. Without it
/// 31 instead of 12 of 600 sawn pages in order have text moved.
const AT_END: i32 = 8;

/// Puts the blocks of one story in the order in which they were written; `least` is what a swap must gain.
/// Returns what all of them gain.
pub fn put_right(story: &mut [usize], pairs: &Pairs<'_>, least: i32) -> i32 {
    let mut gained = 0;
    let usual = columns::of_story(story, pairs);
    for _ in 0..MOST {
        match best(story, pairs, least, usual) {
            Some(swap) => {
                gained += swap.gain;
                swap.make(story);
            }
            None => break,
        }
    }
    gained
}

/// The blocks behind `before` up to `turn`, and those behind that up to `last`, all by place, change places.
#[derive(Debug, Clone, Copy)]
struct Swap {
    before: usize,
    turn: usize,
    last: usize,
    gain: i32,
}

impl Swap {
    fn make(self, story: &mut [usize]) {
        if let Some(stretch) = story.get_mut(self.before + 1..=self.last) {
            stretch.rotate_left(self.turn - self.before);
        }
    }
}

/// The swap that gains the most, and `least` at least.
/// `usual` is the height of the story's columns, if it is known.
fn best(story: &[usize], pairs: &Pairs<'_>, least: i32, usual: Option<usize>) -> Option<Swap> {
    let mut found: Option<Swap> = None;
    let text: Vec<usize> = (0..story.len())
        .filter(|&at| story.get(at).is_some_and(|&block| pairs.is_text(block)))
        .collect();
    for (nth, &tail) in text.iter().enumerate() {
        if !story.get(tail).is_some_and(|&block| pairs.is_loose(block)) {
            continue;
        }
        let from = nth.saturating_sub(REACH);
        let near = text.iter().skip(from).take(nth - from + REACH + 1);
        let near = near.filter(|&&head| head != tail && head != tail + 1);
        for &head in near {
            if !is_reason(story, pairs, tail, head) {
                continue;
            }
            for swap in ways(tail, head, story.len()) {
                let least = found.map_or(least, |found| found.gain + 1);
                let gain = gain(story, pairs, swap, least, usual);
                found = gain.map(|gain| Swap { gain, ..swap }).or(found);
            }
        }
    }
    found
}

/// Whether a head goes on from its tail so well, and better than what stands behind that, that it is a reason to look.
fn is_reason(story: &[usize], pairs: &Pairs<'_>, tail: usize, head: usize) -> bool {
    let ends = story.get(tail).zip(story.get(head));
    ends.is_some_and(|(&tail, &head)| pairs.gains(tail, head, REASON))
        && between(story, pairs, tail, head) > between(story, pairs, tail, tail + 1)
}

/// The swaps that bring a head behind its tail.
fn ways(tail: usize, head: usize, length: usize) -> Vec<Swap> {
    if tail < head {
        let ends = head..length.min(head + LONGEST);
        let behind = ends.map(|last| Swap {
            before: tail,
            turn: head - 1,
            last,
            gain: 0,
        });
        // The tail ends the first of the two stretches, and the head stands behind both.
        let starts = tail.saturating_sub(LONGEST)..tail;
        let above = starts.map(|before| Swap {
            before,
            turn: tail,
            last: head - 1,
            gain: 0,
        });
        behind.chain(above).collect()
    } else {
        let Some(before) = head.checked_sub(1) else {
            return Vec::new();
        };
        (head..tail)
            .map(|turn| Swap {
                before,
                turn,
                last: tail,
                gain: 0,
            })
            .collect()
    }
}

/// What a swap mends, less what it breaks, if that is `least` or more.
fn gain(
    story: &[usize],
    pairs: &Pairs<'_>,
    swap: Swap,
    least: i32,
    usual: Option<usize>,
) -> Option<i32> {
    let Swap {
        before, turn, last, ..
    } = swap;
    // What stands above the text of a story stays there.
    story.get(before).filter(|&&block| pairs.is_text(block))?;
    // The three tails, each with the head that it has and the head that it would have.
    let tails = [
        (before, before + 1, turn + 1),
        (turn, turn + 1, last + 1),
        (last, last + 1, before + 1),
    ];
    let mends = |&(tail, old, new): &(usize, usize, usize)| {
        between(story, pairs, tail, new) - between(story, pairs, tail, old)
    };
    let words = |&(tail, old, new): &(usize, usize, usize)| {
        kinship(story, pairs, tail, new) - kinship(story, pairs, tail, old)
    };
    let mended: i32 = tails.iter().map(mends).sum();
    let ends = tails
        .iter()
        .filter(|&&(tail, ..)| ends_paragraph(story, pairs, tail));
    let gain = mended + evenness(story, pairs, swap, usual)
        - AT_END * ends.count() as i32
        - MOVED * (turn - before).min(last - turn) as i32;
    // Most swaps are out of the question, whatever the words say.
    if gain + LOUDEST * (tails.len() as i32) < least {
        return None;
    }
    let gain = gain + tails.iter().map(words).sum::<i32>();
    (gain >= least).then_some(gain)
}

/// Whether the text at a place ends a sentence, so that nothing runs on from it.
fn ends_paragraph(story: &[usize], pairs: &Pairs<'_>, at: usize) -> bool {
    let block = story.get(at);
    block.is_some_and(|&block| pairs.is_text(block) && !pairs.is_loose(block))
}

/// What a tail gains by the text that is at or behind a place: it may run on over a picture or a crosshead.
fn between(story: &[usize], pairs: &Pairs<'_>, tail: usize, head: usize) -> i32 {
    let behind = story.get(head..).unwrap_or_default();
    let head = behind.iter().find(|&&block| pairs.is_text(block));
    let ends = story.get(tail).zip(head);
    ends.map_or(0, |(&tail, &head)| pairs.gain(tail, head))
}

/// What the heights of its two stretches say for a swap.
fn evenness(story: &[usize], pairs: &Pairs<'_>, swap: Swap, usual: Option<usize>) -> i32 {
    let height = |from: usize, to: usize| -> usize {
        let stretch = story.get(from + 1..=to).unwrap_or_default();
        stretch.iter().map(|&block| pairs.length(block)).sum()
    };
    let (first, second) = (height(swap.before, swap.turn), height(swap.turn, swap.last));
    let behind = story.get(swap.last + 1..).unwrap_or_default();
    // What is read last may be lower than the other columns of its story.
    let ends = !behind.iter().any(|&block| pairs.is_text(block));
    match usual {
        Some(usual) if ends && first < usual => EVEN.of(second, usual),
        Some(usual) => EVEN.of(first, usual) + EVEN.of(second, usual),
        None if ends && first < second => 0,
        None => BOTH_EVEN.between(first, second),
    }
}

fn kinship(story: &[usize], pairs: &Pairs<'_>, tail: usize, head: usize) -> i32 {
    let left = story.get(tail.saturating_sub(1)..=tail).unwrap_or_default();
    let right = story
        .get(head..story.len().min(head + 2))
        .unwrap_or_default();
    pairs.kinship(left, right) / 2
}
