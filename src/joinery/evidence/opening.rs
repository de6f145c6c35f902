//! How the head begins: with a mark that no paragraph begins with, or in a way that only paragraphs do.

use crate::joinery::weigh::Signs;
use crate::lang::pack;
use crate::model::{Block, Sign};

/// A few words and a stop are rather the end of a sentence than a paragraph; so few, in characters.
const FEW: usize = 14;
/// Within so many characters of the head a speaker is named and said to have spoken.
const ATTRIBUTION: usize = 32;

/// Notes how a block begins.
pub fn note(signs: &mut Signs, tail: &Block, head: &Block) {
    let text = head.as_str();
    if leads(text) {
        signs.forbid(Sign::Lead);
    }
    let pack = pack();
    if begins_headless(text) {
        signs.note(Sign::HeadlessMark);
    } else if text.starts_with(|mark: char| pack.openers.contains(mark)) {
        signs.note(Sign::OpeningMark);
    }
    if head.length <= FEW && pack.ends_sentence(text) {
        signs.note(Sign::LastWords);
    }
    if attributes(tail.as_str(), text) {
        signs.note(Sign::Attribution);
    }
    if head.indent >= 2 {
        signs.note(Sign::Indent);
    }
}

/// Whether a text begins as no paragraph does: with a stop, a comma or a closing mark.
pub fn begins_headless(text: &str) -> bool {
    let closers = &pack().closers;
    text.starts_with(|mark: char| {
        "，。、；：！？,;:!?".contains(mark) || (closers.contains(mark) && mark != '"')
    })
}

/// Whether the tail ends a quotation and the head says whose it was: `…。”` and `某某说。`. As the beginning of a
/// paragraph those words would lead a quotation, and end in a colon.
pub fn attributes(tail: &str, head: &str) -> bool {
    let pack = pack();
    let quoted = tail
        .strip_suffix(['”', '’', '」', '』'])
        .is_some_and(|tail| tail.ends_with(|mark: char| pack.stops.contains(mark)));
    if !quoted {
        return false;
    }
    let reach = head
        .char_indices()
        .nth(ATTRIBUTION)
        .map_or(head.len(), |(at, _)| at);
    let near = head.get(..reach).unwrap_or_default();
    let words = near
        .split_once('。')
        .map(|(words, _)| words)
        .unwrap_or_default();
    !words.contains(['，', '：', '“']) && words.ends_with(|mark| pack.speech.contains(mark))
}

/// Whether a text begins as only paragraphs do.
fn leads(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return true;
    };
    let pack = pack();
    pack.opening_marks.contains(first)
        || pack
            .questioners
            .iter()
            .any(|lead| text.starts_with(lead.as_str()))
        || pack.patterns.dateline.is_match(text)
        || (pack.patterns.numbered.is_match(text) && !first.is_ascii_digit())
}
