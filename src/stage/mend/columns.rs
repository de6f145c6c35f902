//! What the heights of stretches of text say for an order of them: the columns of one story are of one height.
//! Invariant: a height never says more than a sentence does.

use crate::joinery::Pairs;
use crate::joinery::height::{misfit, usual};

/// What it is worth that a stretch is as high as a column, in tenths of a nat.
#[derive(Debug, Clone, Copy)]
pub struct Evenness {
    /// The worth if they are of one height.
    pub most: i32,
    /// The worth however much they differ.
    pub least: i32,
    /// What each hundredth of the height takes from it, in hundredths.
    pub slope: usize,
}

impl Evenness {
    /// The worth of a stretch of this height where columns usually have that one.
    pub fn of(self, height: usize, usual: usize) -> i32 {
        self.off(misfit(height, usual.max(1)) / 10)
    }

    /// The worth of two stretches of these heights beside each other.
    pub fn between(self, first: usize, second: usize) -> i32 {
        self.off(100 * first.abs_diff(second) / (first + second).max(1))
    }

    fn off(self, hundredths: usize) -> i32 {
        let less = i32::try_from(hundredths * self.slope / 100).unwrap_or(i32::MAX);
        self.most.saturating_sub(less).max(self.least)
    }
}

/// The height of a story's columns as its open tails tell, if they do, in characters.
pub fn of_story(story: &[usize], pairs: &Pairs<'_>) -> Option<usize> {
    let (mut gaps, mut gap) = (Vec::new(), 0);
    for &block in story.iter().filter(|&&block| pairs.is_text(block)) {
        gap += pairs.length(block);
        if pairs.is_loose(block) {
            gaps.push(gap);
            gap = 0;
        }
    }
    usual(&gaps)
}
