//! How the page keeps its stops: what it costs there that a paragraph lost its own.
//! Deliberately absent: any one seam; this is one figure for the whole page.

use crate::joinery::{Candidate, Ends};
use crate::lang::ngram::Model;
use crate::lang::pack;
use crate::model::{Block, Role};

/// A next paragraph that flows from the tail by less than this begins anew, in thousandths of a nat.
const BEGINS_ANEW: i32 = -1_500;
/// Shorter lines without a stop are headings, in characters.
const LONG: usize = 30;
/// Paragraphs as they are on a page that was never seen: of so many one half lost its stop.
const EXPECTED: usize = 12;

/// What it costs that a paragraph of this page lost its stop: −ln of the share that did, in hundredths of a nat.
pub fn loss(blocks: &[Block], ends: &[Ends], next: &[Candidate], model: &Model) -> i32 {
    let long = |block: &Block| block.role == Role::Paragraph && block.length >= LONG;
    let kept = blocks
        .iter()
        .filter(|block| long(block) && pack().ends_sentence(block.as_str()))
        .count();
    let lost = next
        .iter()
        .filter(|candidate| {
            let (Some(tail), Some(from), Some(to)) = (
                blocks.get(candidate.tail),
                ends.get(candidate.tail),
                ends.get(candidate.head),
            ) else {
                return false;
            };
            long(tail)
                && tail.as_str().ends_with(char::is_alphanumeric)
                && model.flow(&from.tail, &to.head) < BEGINS_ANEW
        })
        .count();
    nats((2 * (kept + lost + EXPECTED)) as u32, (2 * lost + 1) as u32)
}

/// ln(whole / part) in hundredths, straight between powers of two: the same on every machine.
fn nats(whole: u32, part: u32) -> i32 {
    /// 100 ln 2.
    const DOUBLING: u64 = 69;
    let ratio = u64::from(whole.max(part)) * 1_024 / u64::from(part.max(1));
    let power = ratio.ilog2();
    let beyond = ((ratio - (1 << power)) * 100) >> power;
    ((u64::from(power) * 100 + beyond) * DOUBLING / 100) as i32 - 10 * DOUBLING as i32
}

#[cfg(test)]
mod tests {
    use super::nats;

    #[test]
    fn logarithms_are_near_enough() {
        for (whole, part, hundredths) in [(1, 1, 0), (2, 1, 69), (8, 1, 207), (30, 1, 340)] {
            let off = nats(whole, part) - hundredths;
            assert!((-6..=6).contains(&off), "{whole}/{part}: {off}");
        }
    }
}
