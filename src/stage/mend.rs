//! mend: blocks that a column break held apart become one paragraph.
//! Invariant: nothing is joined without a seam that says why; text that is joined keeps its order on the page.
//! Deliberately absent: the evidence itself; `joinery` weighs it.

use std::collections::{BTreeMap, BTreeSet};

use crate::joinery::{self, Ledger};
use crate::lang::ngram::Model;
use crate::lang::{is_word, pack};
use crate::model::{Block, Finding, Join, Role, Seam, Source, Span, Verdict};
use crate::rule;

/// Mends the blocks of a page; the seams name blocks by their index before mending.
#[must_use]
pub fn mend(
    source: &Source,
    blocks: Vec<Block>,
    model: &Model,
) -> (Vec<Block>, Vec<Seam>, Vec<Finding>) {
    let candidates = joinery::propose(&blocks);
    let ledgers: Vec<Ledger> = blocks.iter().map(ledger_of).collect();
    let mut seams = joinery::weigh(source, &blocks, &ledgers, &candidates, model);
    let nexts: Vec<(usize, usize)> = candidates
        .iter()
        .filter(|candidate| candidate.steps == 1)
        .map(|candidate| (candidate.tail, candidate.head))
        .collect();
    joinery::decide(&mut seams, |seam| {
        nexts.binary_search(&(seam.tail, seam.head)).is_ok()
    });
    let findings = report(&blocks, &ledgers, &seams);
    (join(blocks, &seams), seams, findings)
}

/// The ledger of running text; that of anything else is never asked for.
fn ledger_of(block: &Block) -> Ledger {
    if block.role == Role::Paragraph {
        Ledger::of(block.as_str())
    } else {
        Ledger::default()
    }
}

/// Sets each joined head behind its tail; a head that is a tail itself goes on where its own tail went.
fn join(blocks: Vec<Block>, seams: &[Seam]) -> Vec<Block> {
    let mut places: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    let mut joined: Vec<&Seam> = seams
        .iter()
        .filter(|seam| seam.verdict == Verdict::Joined)
        .collect();
    joined.sort_by_key(|seam| seam.tail);
    // The block that now holds a head's text.
    let mut homes: BTreeMap<usize, usize> = BTreeMap::new();
    for seam in joined {
        let home = homes.get(&seam.tail).copied().unwrap_or(seam.tail);
        let Some(head) = places.get_mut(seam.head).and_then(Option::take) else {
            continue;
        };
        if let Some(Some(tail)) = places.get_mut(home) {
            set_behind(tail, head, seam.score);
            homes.insert(seam.head, home);
        }
    }
    places.into_iter().flatten().collect()
}

fn set_behind(tail: &mut Block, head: Block, score: i32) {
    let (bytes, more) = (tail.as_str().len(), head.as_str().len());
    tail.text.run_on(head.text);
    // A space or a mended hyphen may have changed the tail by one ASCII character.
    let before = (tail.length + tail.as_str().len()).saturating_sub(bytes + more);
    tail.joins.push(Join { at: before, score });
    tail.length = before + head.length;
    tail.last_line = head.last_line;
}

/// Text this long has a stop at its end, in characters.
const LONG_RUN: usize = 40;
/// A tail or head shorter than this is more likely a line of its own, in characters.
const SHORTEST_RUN: usize = 16;

fn report(blocks: &[Block], ledgers: &[Ledger], seams: &[Seam]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for seam in seams {
        let (Some(tail), Some(head)) = (blocks.get(seam.tail), blocks.get(seam.head)) else {
            continue;
        };
        let place = || {
            head.text
                .first()
                .into_iter()
                .chain(tail.text.last())
                .collect::<Vec<_>>()
        };
        match seam.verdict {
            Verdict::Joined => {
                findings.push(rule::finding("J300", place()).with("points", seam.score));
            }
            Verdict::Contested { rival } => {
                let other = seams.get(rival).and_then(|rival| {
                    blocks.get(if rival.tail == seam.tail {
                        rival.head
                    } else {
                        rival.tail
                    })
                });
                let mut found = rule::finding("J310", place());
                if let Some(rival) = other.and_then(|block| block.text.first()) {
                    found.spans.push(rival);
                    found = found.with("rival", rival);
                }
                findings.push(found);
            }
            _ => {}
        }
    }
    let told = || {
        let joined =
            |seam: &&Seam| matches!(seam.verdict, Verdict::Joined | Verdict::Contested { .. });
        seams.iter().filter(joined)
    };
    let tails: BTreeSet<usize> = told().map(|seam| seam.tail).collect();
    let heads: BTreeSet<usize> = told().map(|seam| seam.head).collect();
    for (at, (block, ledger)) in blocks
        .iter()
        .zip(ledgers)
        .enumerate()
        .filter(|(_, (block, _))| block.role == Role::Paragraph)
    {
        let (begins, stops) = cut_ends(block, ledger);
        let mut report = |code, span: Option<Span>| {
            findings.push(rule::finding(code, span.into_iter().collect()));
        };
        if begins && !follows_jump(blocks, at) && !heads.contains(&at) {
            report("J320", block.text.first());
        }
        if stops && !precedes_jump(blocks, at) && !tails.contains(&at) {
            report("J330", block.text.last());
        }
    }
    findings
}

fn follows_jump(blocks: &[Block], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| blocks.get(before))
        .is_some_and(|block| block.role == Role::JumpFrom)
}

fn precedes_jump(blocks: &[Block], at: usize) -> bool {
    blocks
        .get(at + 1)
        .is_some_and(|block| block.role == Role::JumpTo)
}

/// Whether a block plainly begins, and whether it plainly stops, inside a sentence: at a mark that no sentence begins or
/// ends with, closing a quotation that it never opened, or leaving one open without a stop.
fn cut_ends(block: &Block, ledger: &Ledger) -> (bool, bool) {
    let text = block.as_str();
    let begins = text.starts_with([
        '，', '。', '、', '；', '：', '！', '？', '”', '’', '）', '》', '」', '』',
    ]);
    let stops = text.ends_with(['，', '、', '“', '‘', '（', '《']);
    if block.length < SHORTEST_RUN {
        return (begins, stops);
    }
    let open = !ledger.open.is_empty() && !pack().ends_sentence(text);
    // A list's items often have no stop; other text of some length ends with one, or was cut off, or lost it.
    let item = text.starts_with(|mark: char| pack().opening_marks.contains(mark));
    let bare = block.length >= LONG_RUN && !item && text.ends_with(is_word);
    (begins || !ledger.closed.is_empty(), stops || open || bare)
}
