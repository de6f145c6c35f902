//! How the head begins: with a mark that no paragraph begins with, or in a way that only paragraphs do.

use crate::joinery::weigh::Signs;
use crate::lang::pack;
use crate::model::{Block, Sign};

/// A few words and a stop are rather the end of a sentence than a paragraph; so few, in characters.
const FEW: usize = 14;
/// Within so many characters of the head a speaker is named and said to have spoken.
const ATTRIBUTION: usize = 32;

/// How a block begins.
#[derive(Debug)]
pub struct Opening {
    /// As only paragraphs do.
    leads: bool,
    /// With a mark that says something.
    mark: Option<Sign>,
    /// It is a few words and a stop.
    last_words: bool,
}

impl Opening {
    /// Reads a block.
    pub fn of(block: &Block) -> Self {
        let (text, pack) = (block.as_str(), pack());
        let opens = || text.starts_with(|mark: char| pack.openers.contains(mark));
        let mark = if begins_headless(text) {
            Some(Sign::HeadlessMark)
        } else {
            opens().then_some(Sign::OpeningMark)
        };
        Self {
            leads: leads(text),
            mark,
            last_words: block.length <= FEW && pack.ends_sentence(text),
        }
    }
}

/// Notes how a block begins.
pub fn note(signs: &mut Signs, tail: &Block, head: &Block, opening: &Opening) {
    if opening.leads {
        signs.forbid(Sign::Lead);
    }
    if let Some(mark) = opening.mark {
        signs.note(mark);
    }
    if opening.last_words {
        signs.note(Sign::LastWords);
    }
    if attributes(tail.as_str(), head.as_str()) {
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
