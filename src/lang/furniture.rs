//! What furniture looks like: a line that by its own look belongs to the page and to no article.
//! Invariant: only short lines that end no sentence. Deliberately absent: lines that need company to be furniture,
//! such as a bare page number.

use std::ops::Range;

use super::pack;
use crate::model::FurnitureKind;

/// Furniture is no longer than this, in characters.
const LONGEST: usize = 90;
/// A QR prompt is no longer than this: 扫码 in running text is common and innocent (CONVENTIONS §5).
pub const LONGEST_PROMPT: usize = 14;
/// A notice is no longer than this: it says one thing, 电话 and a number or whose pictures these are.
const LONGEST_NOTICE: usize = 53;
/// Characters of a folio that are neither date nor page nor a known name: a section's name, say.
const LONGEST_REST: usize = 6;

/// The kind of furniture that a line looks like; `marked` when a heading mark stands before it, as before no folio.
#[must_use]
pub fn look(text: &str, marked: bool) -> Option<FurnitureKind> {
    let patterns = &pack().patterns;
    if text.starts_with(['!', '<']) && patterns.image.is_match(text) {
        return Some(FurnitureKind::Image);
    }
    if text.len() > 4 * LONGEST || pack().ends_sentence(text) || !text.contains(is_sign) {
        return None;
    }
    let length = text.chars().count();
    if length > LONGEST {
        None
    } else if length <= LONGEST_PROMPT && patterns.qr_prompt.is_match(text) {
        Some(FurnitureKind::QrPrompt)
    } else if patterns.editors.is_match(text) {
        Some(FurnitureKind::Editors)
    } else if !marked && is_folio(text) {
        Some(FurnitureKind::Folio)
    } else if length <= 60 && patterns.masthead.is_match(text) {
        Some(FurnitureKind::Masthead)
    } else if length <= LONGEST_NOTICE && patterns.notice.is_match(text) {
        Some(FurnitureKind::Notice)
    } else {
        None
    }
}

/// Without one of these signs no pattern of furniture matches; a line of running text is told at a glance.
fn is_sign(mark: char) -> bool {
    matches!(
        mark,
        '码' | '碼'
            | '版'
            | '报'
            | '報'
            | '刊'
            | '期'
            | '历'
            | '曆'
            | '年'
            | '编'
            | '編'
            | '校'
            | '责'
            | '責'
            | '邮'
            | '郵'
            | '箱'
            | '@'
            | '：'
            | ':'
            | '/'
            | '／'
            | '>'
            | '署'
            | '栏'
            | '维'
    )
}

/// A folio that says more than a number: date, page and names, and next to nothing else.
/// A bare page line such as 第九版 may end an item of a reader's guide.
fn is_folio(text: &str) -> bool {
    let dated = text.contains('年') && text.contains('日');
    if !(dated || text.contains('版'))
        || text.contains(['，', '。', '；'])
        || text.starts_with(['（', '(', '—'])
    {
        return false;
    }
    let letters = |text: &str| text.chars().filter(|mark| mark.is_alphanumeric()).count();
    let parts = pack().patterns.folio_part.places(text);
    let known = |place: &Range<usize>| text.get(place.clone()).map_or(0, letters);
    let rest = letters(text) - parts.iter().map(known).sum::<usize>();
    rest <= LONGEST_REST && parts.len() >= if dated { 1 } else { 2 }
}
