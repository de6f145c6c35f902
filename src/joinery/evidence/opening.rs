//! How the head begins: with a mark that no paragraph begins with, or in a way that only paragraphs do.

use crate::joinery::weigh::Opinion;
use crate::lang::pack;
use crate::model::Block;

/// No paragraph begins with a comma, a stop or a closing mark.
const HEADLESS: i32 = 20;
/// An indent begins a paragraph wherever the column sets one.
const INDENTED: i32 = -100;
/// A paragraph may begin with a quotation, and so may any line.
const QUOTES: i32 = -2;

/// A few words and a stop are rather the end of a sentence than a paragraph.
const LAST_WORDS: i32 = 14;
/// So few, in characters.
const FEW: usize = 14;

/// Weighs the beginning of a block.
pub fn weigh(head: &Block) -> Opinion {
    let text = head.as_str();
    let Some(first) = text.chars().next() else {
        return Opinion::Veto;
    };
    let pack = pack();
    let leads = pack.opening_marks.contains(first)
        || pack
            .questioners
            .iter()
            .any(|lead| text.starts_with(lead.as_str()))
        || pack.patterns.dateline.is_match(text)
        || (pack.patterns.numbered.is_match(text) && !first.is_ascii_digit());
    if leads {
        return Opinion::Veto;
    }
    let mark = if "，。、；：！？,;:!?".contains(first)
        || (pack.closers.contains(first) && first != '"')
    {
        HEADLESS
    } else if pack.openers.contains(first) {
        QUOTES
    } else {
        0
    };
    let last_words = head.length <= FEW && pack.ends_sentence(text);
    let mark = mark + if last_words { LAST_WORDS } else { 0 };
    Opinion::Points(mark + if head.indent >= 2 { INDENTED } else { 0 })
}
