//! How much of a line's wording comes back in the text near it: a headline's does below it, a standing head's nowhere.
//! Invariant: counts only, in a fixed order; no hash order reaches a result.

use std::collections::HashSet;

use crate::model::Block;

/// Characters of text that are searched on each side.
const REACH: usize = 700;
/// Blocks that are searched on each side.
const BLOCKS: usize = 14;

/// Which share of the pairs of neighbouring characters of a line come back, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Echo {
    /// In the text before it.
    pub before: i32,
    /// In the text behind it.
    pub behind: i32,
}

/// The echo of block `told[at]` among the blocks `told`.
pub fn listen(blocks: &[Block], told: &[usize], at: usize) -> Echo {
    let Some(line) = told.get(at).and_then(|&index| blocks.get(index)) else {
        return Echo::default();
    };
    let pairs: HashSet<(char, char)> = pairs(line.as_str()).collect();
    if pairs.is_empty() {
        return Echo::default();
    }
    let behind = told
        .iter()
        .skip(at + 1)
        .take(BLOCKS)
        .filter_map(|&index| blocks.get(index));
    let before = told
        .iter()
        .take(at)
        .rev()
        .take(BLOCKS)
        .filter_map(|&index| blocks.get(index));
    Echo {
        before: share(&pairs, before),
        behind: share(&pairs, behind),
    }
}

fn share<'b>(pairs: &HashSet<(char, char)>, near: impl Iterator<Item = &'b Block>) -> i32 {
    let mut heard = HashSet::new();
    let mut read = 0;
    for block in near {
        heard.extend(
            self::pairs(block.as_str())
                .take(REACH)
                .filter(|pair| pairs.contains(pair)),
        );
        read += block.length;
        if read > REACH {
            break;
        }
    }
    (heard.len() * 100 / pairs.len()) as i32
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    let word = |mark: &char| mark.is_alphanumeric();
    text.chars()
        .zip(text.chars().skip(1))
        .filter(move |(left, right)| word(left) && word(right))
}
