//! What an editor should know of the seams of a page: joins, moves and doubtful ones, rivals that were too close, and loose
//! ends.
//! Invariant: reads verdicts and changes none.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::joinery::Ledger;
use crate::lang::{is_word, pack};
use crate::model::{Block, Finding, Role, Seam, Span, Verdict};
use crate::rule;

/// The findings of a page. What was ruled is no question any more.
pub fn report(draft: &Draft) -> Vec<Finding> {
    let Draft {
        blocks,
        ends,
        seams,
        pins,
        ..
    } = draft;
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
            Verdict::Joined if pins.joined(seam.tail, seam.head) => {}
            Verdict::Joined => {
                findings.push(rule::finding("J300", place()).with("points", seam.score));
                if seam.steps != 1 {
                    findings.push(apart("J340", seam));
                }
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
    let mut tails: BTreeSet<usize> = told().map(|seam| seam.tail).collect();
    let mut heads: BTreeSet<usize> = told().map(|seam| seam.head).collect();
    for seam in &draft.taken_back {
        let free = !tails.contains(&seam.tail) && !heads.contains(&seam.head);
        if free && !pins.settle_tail(seam.tail) && !pins.settle_head(seam.head) {
            findings.push(apart("J380", seam));
            tails.insert(seam.tail);
            heads.insert(seam.head);
        }
    }
    for (at, (block, ends)) in blocks
        .iter()
        .zip(ends)
        .enumerate()
        .filter(|(_, (block, _))| block.role == Role::Paragraph)
    {
        let (begins, stops) = cut_ends(block, &ends.ledger);
        let mut report = |code, span: Option<Span>| {
            findings.push(rule::finding(code, span.into_iter().collect()));
        };
        if begins && !follows_jump(blocks, at) && !heads.contains(&at) && !pins.settle_head(at) {
            report("J320", block.text.first());
        }
        if stops && !precedes_jump(blocks, at) && !tails.contains(&at) && !pins.settle_tail(at) {
            report("J330", block.text.last());
        }
    }
    findings
}

/// That paragraphs stand in no order, at the end of the first one that breaks off.
pub fn disorder(draft: &Draft) -> Option<Finding> {
    let first = draft.blocks.get(*draft.breaks.first()?)?.text.last()?;
    let found = rule::finding("J370", vec![first]).with("count", draft.breaks.len());
    draft.in_disorder.then_some(found)
}

/// Text this long has a stop at its end, in characters.
const LONG_RUN: usize = 40;
/// A tail or head shorter than this is more likely a line of its own, in characters.
const SHORTEST_RUN: usize = 16;

/// The head of a seam was not printed behind its tail; both places are named.
fn apart(code: &'static str, seam: &Seam) -> Finding {
    rule::finding(code, vec![seam.head_start, seam.tail_end]).with("behind", seam.tail_end)
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
