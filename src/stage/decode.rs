//! decode: bytes to a [`Source`].
//! Invariant: strict UTF-8 always wins, a few bad bytes never turn a page into mojibake, and what cannot be decided is refused.
//! Deliberately absent: guessing by byte frequency; the language model reads the candidates instead.

mod damage;

use std::fmt;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

use crate::lang::ngram::Model;
use crate::model::{Finding, Source};
use crate::rule;

/// Why bytes are no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The first byte that speaks against it.
    pub offset: usize,
    /// What was seen.
    pub seen: &'static str,
    /// What to do.
    pub hint: &'static str,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "byte {}: {}; {}", self.offset, self.seen, self.hint)
    }
}

/// The character that stands for bytes that are none.
const REPLACEMENT: char = '\u{FFFD}';

/// A page stays in its encoding while at most one character in so many is bad.
/// A real page has a handful of bad bytes in thousands of characters; the wrong encoding has one in three.
const GOOD_FOR_ONE_BAD: usize = 20;

/// The language model must find the better of two readings at least this much cheaper, in thousandths of a nat a character.
/// Right and wrong readings of a Chinese page differ by several nats; a tenth of one is a coin toss.
const CLEAR_LEAD: i64 = 100;

/// Decodes the bytes of one page; `encoding` overrides what they look like.
///
/// # Errors
/// Bytes that hold no text, or text in more than one possible encoding.
pub fn decode(
    page: u32,
    name: &str,
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
    model: &Model,
) -> Result<(Source, Vec<Finding>), Refusal> {
    let (encoding, text, guessed) = if let Some((marked, skip)) = Encoding::for_bom(bytes) {
        (
            marked,
            reading(marked, bytes.get(skip..).unwrap_or_default()),
            false,
        )
    } else if let Some(wanted) = encoding {
        (wanted, reading(wanted, bytes), false)
    } else if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        (UTF_8, text.into_owned(), false)
    } else if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        let hint = "give text, or name the encoding with --encoding";
        return Err(Refusal {
            offset,
            seen: "a zero byte, as in a binary file",
            hint,
        });
    } else {
        let (encoding, text) = choose(bytes, model)?;
        (encoding, text, encoding != UTF_8)
    };
    let source = Source::new(page, name.to_owned(), encoding.name(), text);
    let mut findings = damage::search(&source, bytes);
    if guessed {
        findings.push(rule::finding("D120", Vec::new()).with("encoding", source.encoding));
    }
    Ok((source, findings))
}

fn reading(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Picks among the encodings that newspapers' files come in: UTF-8 with a few bad bytes, then the cheaper reading of GB18030 and Big5.
fn choose(bytes: &[u8], model: &Model) -> Result<(&'static Encoding, String), Refusal> {
    let damaged = reading(UTF_8, bytes);
    if multibyte(&damaged) >= GOOD_FOR_ONE_BAD * bad(&damaged) {
        return Ok((UTF_8, damaged));
    }
    let offset = std::str::from_utf8(bytes)
        .err()
        .map_or(0, |error| error.valid_up_to());
    let mut candidates: Vec<(i64, &'static Encoding, String)> = [GB18030, BIG5]
        .into_iter()
        .map(|encoding| (encoding, reading(encoding, bytes)))
        .filter(|(_, text)| {
            multibyte(text) >= GOOD_FOR_ONE_BAD * bad(text) && !text.contains(is_control)
        })
        .map(|(encoding, text)| (cost_a_character(&text, model), encoding, text))
        .collect();
    candidates.sort_by_key(|(cost, ..)| *cost);
    let clear = match candidates.as_slice() {
        [] => false,
        [_] => true,
        [best, next, ..] => next.0 - best.0 >= CLEAR_LEAD || next.2 == best.2,
    };
    if !clear {
        let seen = "neither UTF-8 nor plainly GB18030 or Big5";
        return Err(Refusal {
            offset,
            seen,
            hint: "name the encoding with --encoding",
        });
    }
    candidates
        .into_iter()
        .next()
        .map(|(_, encoding, text)| (encoding, text))
        .ok_or(Refusal {
            offset,
            seen: "no text in any known encoding",
            hint: "name the encoding with --encoding",
        })
}

fn bad(text: &str) -> usize {
    text.chars().filter(|&mark| mark == REPLACEMENT).count()
}

fn multibyte(text: &str) -> usize {
    text.chars()
        .filter(|&mark| !mark.is_ascii() && mark != REPLACEMENT)
        .count()
}

fn is_control(mark: char) -> bool {
    mark.is_control() && !matches!(mark, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1A}')
}

/// Thousandths of a nat a character.
fn cost_a_character(text: &str, model: &Model) -> i64 {
    // A few thousand characters decide; an archive of eight-megabyte files need not be read twice.
    let sample: String = text.chars().take(4_000).collect();
    let (cost, characters) = model.cost(&sample);
    i64::from(cost) / i64::from(characters.max(1))
}
