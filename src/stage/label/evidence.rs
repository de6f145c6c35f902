//! The evidence for each role of each block, in points: tenths of a nat against the role, so that less is better.
//! Invariant: evidence reads a block and its neighbours' text, never a role that was given.
//! Deliberately absent: which role may follow which; `order` holds that.

use super::against;
use super::echo::Wording;
use super::look::{LONGEST_DISPLAY, Look, PageLook, level};
use super::order::{ROLES, Scores, place};
use super::traits::{Near, Traits};
use crate::lang::ngram::Model;
use crate::lang::{jump, pack};
use crate::model::{Block, Mark, Role};

/// Weighs the blocks `told` (indices into `blocks`).
pub fn weigh(blocks: &[Block], told: &[usize], model: &Model) -> Vec<Scores> {
    let told_blocks = || told.iter().filter_map(|&at| blocks.get(at));
    let page = PageLook::of(told_blocks());
    let wording = Wording::of(told_blocks());
    let traits: Vec<Traits<'_>> = told_blocks().map(Traits::of).collect();
    (0..traits.len())
        .map(|at| {
            let Some(near) = Near::of(&traits, at) else {
                return Scores::default();
            };
            let mut scores = settled(&near)
                .unwrap_or_else(|| display(&Look::of(&near, at, page, &wording, model)));
            scores.wrap = near
                .before
                .map_or(0, |before| wraps(before.block, near.own.block, model));
            scores
        })
        .collect()
}

/// Blocks whose look leaves one role, or two.
fn settled(near: &Near<'_>) -> Option<Scores> {
    let block = near.own.block;
    if let Some(role) = block.known {
        return Some(Scores::only(&[(role, 0)]));
    }
    let text = block.as_str();
    let patterns = &pack().patterns;
    if block.length > LONGEST_DISPLAY + 20 {
        let caption = if block.mark == Mark::Quote { -20 } else { 35 };
        let caption = caption
            - if patterns.caption_lead.is_match(text) {
                30
            } else {
                0
            };
        let display = if level(block).is_some() { 30 } else { 120 };
        return Some(Scores::only(&[
            (Role::Paragraph, 0),
            (Role::Caption, caption),
            (Role::Headline, display),
        ]));
    }
    if let Some(line) = jump::parse(text) {
        let role = if line.direction == jump::Direction::From {
            Role::JumpFrom
        } else {
            Role::JumpTo
        };
        return Some(Scores::only(&[(role, 0)]));
    }
    if near.own.is_closing_note() || opens_report(near.own) {
        return Some(Scores::only(&[(Role::Paragraph, 0)]));
    }
    // Above a marked heading it is the rubric of what follows.
    let heads = near.next.is_some_and(|next| level(next.block).is_some());
    if pack().is_note_head(text) && !heads {
        return Some(Scores::only(&[
            (Role::Paragraph, 0),
            (Role::Crosshead, -14),
        ]));
    }
    let stops = pack().ends_sentence(text);
    let bracketed = text.starts_with(['（', '(', '【', '□', '■']);
    if block.length <= 48 && !stops && near.own.is_credit() && (bracketed || near.own.is_byline()) {
        let caption = if text.contains("。") { 0 } else { 30 };
        return Some(Scores::only(&[
            (Role::Byline, if text.starts_with('□') { 0 } else { 12 }),
            (Role::Credit, 5),
            (Role::Caption, caption),
            (Role::Paragraph, 20),
        ]));
    }
    if near.own.is_byline() {
        return Some(Scores::only(&[(Role::Byline, 0), (Role::Paragraph, 35)]));
    }
    None
}

/// Its dateline and the beginning of its text, cut by a column's end.
fn opens_report(traits: &Traits<'_>) -> bool {
    let text = traits.block.as_str();
    let dateline = || pack().patterns.dateline.find(text);
    level(traits.block).is_none()
        && traits.is_dated()
        && dateline().is_some_and(|dateline| text.len() > dateline.place().len() + OPENING)
}

/// So much text behind a dateline is a report's beginning, in bytes.
const OPENING: usize = 30;

/// What blocks of display length may be.
fn display(look: &Look<'_>) -> Scores {
    let mut scores = Scores::only(&[
        (Role::Paragraph, against::paragraph(look)),
        (Role::Headline, against::headline(look)),
        (Role::Crosshead, against::crosshead(look)),
        (Role::StandingHead, against::standing_head(look)),
        (Role::Kicker, against::kicker(look)),
        (Role::Deck, against::deck(look)),
        (Role::Caption, against::caption(look)),
        (Role::PhotoTitle, against::photo_title(look)),
    ]);
    // Two halves of four characters are no names: those have two or three.
    if look.named || (is_names(look.text) && !look.couplet) {
        scores.set(Role::Byline, 5);
    }
    scores
}

/// Bare names and nothing else: `张海亮  付纯志   赵学堂` (a brief's end, CONVENTIONS §3).
fn is_names(text: &str) -> bool {
    let name = |word: &str| {
        let mut marks = word.chars();
        (2..=4).contains(&marks.clone().count())
            && marks.all(|mark| matches!(mark, '\u{4E00}'..='\u{9FFF}' | '·'))
    };
    // Words that stand apart in a line without a gap at its edges are two at least.
    text.contains("  ") && text.split_whitespace().all(name)
}

/// A headline is set in lines of about this many characters before it is broken.
const FULL_HEADLINE: usize = 18;

/// Whether the two are one headline that was set in two lines: what the first leaves open the second runs on with.
fn wraps(before: &Block, block: &Block, model: &Model) -> i32 {
    if before.length > LONGEST_DISPLAY || block.length > LONGEST_DISPLAY {
        return 0;
    }
    // A dump that marks a headline marks all its lines.
    if level(before) != level(block) {
        return -30;
    }
    let seam = (model.seam(before.as_str(), block.as_str()) / 100 - 40).clamp(-20, 40);
    let marked = level(block).is_some();
    let full = before.length >= FULL_HEADLINE && block.length <= before.length + 2;
    seam / 2
        + against::points(&[
            (!marked && !full, -25),
            (!marked && block.after_blank, -20),
            (full && !block.after_blank, 12),
        ])
}

const _: () = assert!(ROLES.len() == place(Role::JumpTo) + 1);
