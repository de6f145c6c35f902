//! The language model's word: does the head run on from the tail better than it begins a paragraph, and may a paragraph
//! end where the tail ends?

use crate::joinery::Ends;
use crate::joinery::weigh::Signs;
use crate::lang::is_word;
use crate::lang::ngram::Model;
use crate::model::{Block, Sign};

/// One seam seldom deserves more than e^12 to one: a common word at the seam would outweigh everything.
const LIMIT: i32 = 1_250;
/// Names and figures that the model never saw look like breaks.
const FLOOR: i32 = -850;

/// Beyond this a tail is open for certain, and more of it makes no head likelier (the fit is best from 700 to 900).
const MOST: i32 = 800;

/// Notes what the model says of the seam of two blocks, in hundredths of a nat.
/// `length` is that of the tail, in characters; `loss` is what it costs on this page that a paragraph lost its stop.
pub fn note(
    signs: &mut Signs,
    length: usize,
    (tail, head): (&Ends, &Ends),
    in_order: bool,
    model: &Model,
    loss: i32,
) {
    let flow = if in_order {
        Sign::Flow
    } else {
        Sign::FlowElsewhere
    };
    let runs_on = model.flow(&tail.tail, &head.head) / 10;
    signs.note_amount(flow, runs_on.clamp(FLOOR, LIMIT));
    let (bare, stopped) = tail.ending;
    // Of the two ways to end, without a stop and with one that was lost, the likelier counts.
    let end = (bare / 10 + bareness(length)).min(stopped / 10 + loss);
    signs.note_amount(Sign::End, end.min(MOST));
}

/// The edge model's word counts no further either way, in hundredths of a nat.
const ALONE: i32 = 400;

/// Notes what the edge model says of each of two blocks, in hundredths of a nat. Of a tail that ends in a mark, the mark says
/// enough.
pub fn note_edges(
    signs: &mut Signs,
    (tail, tail_ends): (&Block, &Ends),
    (head, head_ends): (&Block, &Ends),
    model: &Model,
) {
    let begins = head_ends.begins(head, model);
    signs.note_amount(Sign::Beginning, begins.clamp(-ALONE, ALONE));
    if tail.as_str().ends_with(is_word) {
        let finishes = tail_ends.finishes(tail, model);
        signs.note_amount(Sign::Finished, finishes.clamp(-ALONE, ALONE));
    }
}

/// A word that is cut counts no more, and the order of words no further either way, in hundredths of a nat.
const CUT: i32 = 1_200;
const ORDER: i32 = 800;

/// Notes what the word model says of the seam of two blocks, in hundredths of a nat.
pub fn note_words(
    signs: &mut Signs,
    (tail, tail_ends): (&Block, &Ends),
    (head, head_ends): (&Block, &Ends),
    model: &Model,
) {
    let tail = tail_ends.word_tail(tail, model);
    let head = head_ends.word_head(head, model);
    let cut = model.cut_word(tail, head);
    if cut > 0 {
        signs.note_amount(Sign::CutWord, cut.min(CUT));
    }
    let order = model.word_order(tail, head);
    signs.note_amount(Sign::WordOrder, order.clamp(-ORDER, ORDER));
}

/// The network's word counts no further either way, in hundredths of a nat.
const HEARD: i32 = 900;

/// Notes what the continuity network says of the seam of two blocks, in hundredths of a nat.
pub fn note_continuity(
    signs: &mut Signs,
    (tail, tail_ends): (&Block, &Ends),
    (head, head_ends): (&Block, &Ends),
    model: &Model,
) {
    let tail = tail_ends.heard_tail(tail, model);
    let head = head_ends.heard_head(head, model);
    if let Some((tail, head)) = tail.zip(head) {
        let word = model.continuity(tail, head);
        signs.note_amount(Sign::Continuity, word.clamp(-HEARD, HEARD));
    }
}

/// Headlines and other short lines end without a stop, long paragraphs do not: what a length in characters adds to the
/// cost of such an end, in hundredths of a nat. ln of the share of all paragraphs that end so (16 %) over the share of
/// those of like length (60 %, 29 %, 9 %, 2 %), counted in the texts that the model was trained on.
fn bareness(length: usize) -> i32 {
    match length {
        0..24 => -130,
        24..32 => -57,
        32..40 => 63,
        _ => 200,
    }
}
