//! A second story that stands unmarked in the text of another is parted from it.
//! Where sentences break off at both ends of a seam, a story was left or taken up again; every way to deal the stretches
//! between such breaks is weighed by the words that each shares with the rest of its story, and by the sentences that run
//! on inside a story.
//! Invariant: a story keeps its printed order, and the first stretch belongs to the first.
//! Deliberately absent: stories that a headline marks; `interleave` parts those.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::swap;
use super::untangle::is_broken;
use crate::joinery::{Gains, Pairs};

/// So many torn seams, with no sentence running on at either end, stand in two stories that were read in turns.
const TORN: usize = 2;
/// A story in more stretches than this is left alone.
const MOST: usize = 40;
/// So many dealings are weighed with their columns put right.
const FINALISTS: usize = 2;
/// A turn to the other story behind an open tail, and at a paragraph's end, in tenths of a nat.
const TURN_AT_TAIL: i32 = 6;
const TURN: i32 = 10;
/// What it is worth that an open tail is followed by a head that begins in mid-sentence, though the words between them
/// are lost: one loss instead of two.
const ONE_LOSS: i32 = 8;
/// How often more than for two marked stories a parting must gain what is asked of those: nothing but its words says that
/// there is a second one.
const UNMARKED: i32 = 2;

/// Two stories that stood in one.
pub struct Parting {
    pub first: Vec<usize>,
    pub second: Vec<usize>,
    /// The tails that stood at torn seams: text is lost there.
    pub torn: Vec<usize>,
}

/// Parts a second story from one, if text of one stands in the other and they are plainly two; `least` is what marked
/// stories must gain to be parted, and columns to change places.
pub fn second_story(story: &[usize], pairs: &Pairs<'_>, least: Gains) -> Option<Parting> {
    let Stretches { blocks, torn } = Stretches::of(story, pairs);
    if torn.iter().filter(|&&torn| torn).count() < TORN || blocks.len() > MOST {
        return None;
    }
    let seams = blocks.iter().zip(torn.iter().skip(1));
    let tails = seams.filter(|(_, torn)| **torn);
    let tails = tails.filter_map(|(stretch, _)| stretch.last().copied());
    let put_right = |story: &mut Vec<usize>| swap::put_right(story, pairs, least.swap);
    let told_worth = remembered(|dealt| worth(&blocks, dealt, pairs));
    let put_right_worth = remembered(|dealt| {
        let columns: i32 = told(&blocks, dealt).iter_mut().map(put_right).sum();
        told_worth(dealt) + columns
    });
    let may_be = |dealt: &[bool]| takes_turns(dealt, &torn);
    let begun = runs(blocks.len()).filter(|dealt| may_be(dealt));
    let reached = tops(begun.map(|dealt| climb(dealt, may_be, &told_worth)));
    // Columns are put right in few of them: that takes long.
    let reached = reached.into_iter().rev().take(FINALISTS);
    let mut reached = tops(reached.map(|(_, dealt)| climb(dealt, may_be, &put_right_worth)));
    let (most, dealt) = reached.pop()?;
    let rival = reached.pop().map_or(i32::MIN, |(worth, _)| worth);
    let undealt = put_right_worth(&vec![false; blocks.len()]).max(rival);
    (most - undealt >= UNMARKED * least.part).then(|| {
        let [mut first, mut second] = told(&blocks, &dealt);
        put_right(&mut first);
        put_right(&mut second);
        Parting {
            first,
            second,
            torn: tails.collect(),
        }
    })
}

/// The dealings that were reached, each once, the best last.
fn tops(reached: impl Iterator<Item = (i32, Vec<bool>)>) -> Vec<(i32, Vec<bool>)> {
    let mut reached: Vec<_> = reached.collect();
    reached.sort();
    reached.dedup();
    reached
}

/// Every dealing that gives the second story one run of stretches; the first stretch never is of it.
fn runs(stretches: usize) -> impl Iterator<Item = Vec<bool>> {
    (1..stretches).flat_map(move |from| {
        (from + 1..stretches)
            .map(move |to| (0..stretches).map(|at| (from..to).contains(&at)).collect())
    })
}

/// The dealing that is reached from one by moving stretches to the other story, each time the one that is worth the most.
fn climb(
    mut dealt: Vec<bool>,
    may_be: impl Fn(&[bool]) -> bool,
    worth: impl Fn(&[bool]) -> i32,
) -> (i32, Vec<bool>) {
    let mut reached = worth(&dealt);
    loop {
        let moved = (1..dealt.len()).map(|at| {
            let mut moved = dealt.clone();
            if let Some(dealt) = moved.get_mut(at) {
                *dealt = !*dealt;
            }
            moved
        });
        let moved = moved.filter(|moved| may_be(moved));
        let best = moved.map(|moved| (worth(&moved), moved));
        match best.max_by_key(|&(worth, _)| worth) {
            Some((worth, moved)) if worth > reached => (reached, dealt) = (worth, moved),
            _ => return (reached, dealt),
        }
    }
}

/// What dealings are worth, each asked for once: many climbs come by the same ones.
fn remembered(worth: impl Fn(&[bool]) -> i32) -> impl Fn(&[bool]) -> i32 {
    let known = RefCell::new(FxHashMap::<Vec<bool>, i32>::default());
    move |dealt| {
        let told = known.borrow().get(dealt).copied();
        told.unwrap_or_else(|| {
            let worth = worth(dealt);
            known.borrow_mut().insert(dealt.to_vec(), worth);
            worth
        })
    }
}

/// The stretches of a story between the places where it may have been left for another.
struct Stretches {
    blocks: Vec<Vec<usize>>,
    /// Whether a sentence breaks off before each stretch, and another is taken up.
    torn: Vec<bool>,
}

impl Stretches {
    fn of(story: &[usize], pairs: &Pairs<'_>) -> Self {
        let (mut blocks, mut torn) = (vec![Vec::new()], vec![false]);
        let mut tail = None;
        for &block in story {
            if pairs.is_text(block)
                && let Some(tail) = tail.replace(block)
            {
                let starts = pairs.begins_inside(block);
                if starts || pairs.is_loose(tail) {
                    blocks.push(Vec::new());
                    torn.push(starts && is_broken(pairs, tail));
                }
            }
            if let Some(stretch) = blocks.last_mut() {
                stretch.push(block);
            }
        }
        Self { blocks, torn }
    }
}

/// Whether the second story begins where a sentence of the first breaks off, and the first goes on behind it.
fn takes_turns(dealt: &[bool], torn: &[bool]) -> bool {
    let begins = dealt.iter().position(|&dealt| dealt).unwrap_or(0);
    torn.get(begins) == Some(&true) && dealt.windows(2).any(|pair| pair == [true, false])
}

/// The blocks of each of the two stories.
fn told(stretches: &[Vec<usize>], dealt: &[bool]) -> [Vec<usize>; 2] {
    let of = |second: bool| {
        let stretches = stretches.iter().zip(dealt);
        let stretches = stretches.filter(move |(_, dealt)| **dealt == second);
        stretches
            .flat_map(|(stretch, _)| stretch.iter().copied())
            .collect()
    };
    [of(false), of(true)]
}

/// What the words and the sentences of both stories say for a dealing, in tenths of a nat.
fn worth(stretches: &[Vec<usize>], dealt: &[bool], pairs: &Pairs<'_>) -> i32 {
    let [first, second] = told(stretches, dealt);
    let leanings = pairs.leanings(&[&*first, &*second].concat(), &first, &second);
    let (own, guest) = leanings.split_at(first.len());
    own.iter().sum::<i32>() - guest.iter().sum::<i32>() + sentences(stretches, dealt, pairs)
}

/// What the sentences that run on inside a story say for a dealing, the turns paid for, in tenths of a nat.
fn sentences(stretches: &[Vec<usize>], dealt: &[bool], pairs: &Pairs<'_>) -> i32 {
    // Where each story was left.
    let (mut first, mut second) = (None, None);
    let mut worth = 0;
    let mut before = None;
    for (stretch, &dealt) in stretches.iter().zip(dealt) {
        let (Some(&head), Some(&tail)) = (stretch.first(), stretch.last()) else {
            continue;
        };
        let left = if dealt { &mut second } else { &mut first };
        worth += left.map_or(0, |tail| seam(tail, head, pairs));
        if let Some((_, tail)) = before.filter(|&(other, _)| other != dealt) {
            worth -= if pairs.is_loose(tail) {
                TURN_AT_TAIL
            } else {
                TURN
            };
        }
        *left = Some(tail);
        before = Some((dealt, tail));
    }
    worth
}

/// What it is worth that a head is read behind a tail.
fn seam(tail: usize, head: usize, pairs: &Pairs<'_>) -> i32 {
    let gain = pairs.gain(tail, head);
    let torn = gain == 0 && pairs.is_loose(tail) && pairs.begins_inside(head);
    if torn { ONE_LOSS } else { gain }
}
