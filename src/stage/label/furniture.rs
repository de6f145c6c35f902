//! What belongs to the page and to no article: folio, masthead, editors' line, QR prompt, image links, notices.
//! Invariant: only short lines are set aside, and a bare number or section name only beside other furniture,
//! so that no body text is lost to it. Deliberately absent: everything that needs the order of roles.

use crate::lang::{furniture, pack};
use crate::model::{Block, FurnitureKind, Mark, Role};

/// Blocks from the page's edge, or from other furniture, in which a bare number is a page number.
const EDGE: usize = 3;

/// Gives the furniture of a page its role.
pub fn set_aside(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let Some(kind) = blocks.get(at).and_then(kind) else {
            continue;
        };
        put(blocks, at, kind);
    }
    for at in 0..blocks.len() {
        let open = blocks.get(at).filter(|block| !is_settled(block));
        if let Some(kind) = open.and_then(needs_company)
            && has_company(blocks, at)
        {
            put(blocks, at, kind);
        }
    }
    follow_prompts(blocks);
}

/// The kind of furniture that a block is by itself.
fn kind(block: &Block) -> Option<FurnitureKind> {
    if is_settled(block) {
        return None;
    }
    match block.known {
        Some(Role::Furniture(kind)) if kind != FurnitureKind::Other => Some(kind),
        known => {
            let seen = furniture::look(block.as_str(), block.mark != Mark::None);
            seen.or(known.map(|_| FurnitureKind::Other))
        }
    }
}

/// Whether it is known that a block is no furniture.
fn is_settled(block: &Block) -> bool {
    let known = block.known;
    block.start.is_some() || known.is_some_and(|role| !matches!(role, Role::Furniture(_)))
}

fn put(blocks: &mut [Block], at: usize, kind: FurnitureKind) {
    if let Some(block) = blocks.get_mut(at) {
        block.role = Role::Furniture(kind);
    }
}

/// Furniture only beside furniture: 2, A02, 要闻.
fn needs_company(block: &Block) -> Option<FurnitureKind> {
    let other = Role::Furniture(FurnitureKind::Other);
    let placed = matches!(block.role, Role::Furniture(_)) && block.role != other;
    if block.mark != Mark::None || block.length > 12 || placed {
        return None;
    }
    let patterns = &pack().patterns;
    let text = block.as_str();
    (patterns.folio.is_match(text) || patterns.section_name.is_match(text))
        .then_some(FurnitureKind::Folio)
}

fn has_company(blocks: &[Block], at: usize) -> bool {
    let near = blocks
        .iter()
        .enumerate()
        .skip(at.saturating_sub(EDGE))
        .take(2 * EDGE + 1);
    let beside = near.filter(|&(other, _)| other != at).any(|(_, block)| {
        use FurnitureKind::{Editors, Folio, Masthead};
        matches!(block.role, Role::Furniture(Folio | Masthead | Editors))
            || needs_company(block).is_some()
    });
    let edge = at < EDGE || at + EDGE >= blocks.len();
    beside
        && (edge
            || blocks
                .get(at)
                .is_some_and(|block| !block.as_str().bytes().all(|byte| byte.is_ascii_digit())))
}

/// The line under a QR prompt says what the code leads to.
fn follow_prompts(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let after_prompt = blocks
            .get(at - 1)
            .is_some_and(|block| block.role == Role::Furniture(FurnitureKind::QrPrompt));
        let tail = blocks.get(at).is_some_and(|block| {
            !is_settled(block)
                && block.length <= furniture::LONGEST_PROMPT
                && pack().patterns.qr_tail.is_match(block.as_str())
        });
        if after_prompt && tail {
            put(blocks, at, FurnitureKind::QrPrompt);
        }
    }
}
