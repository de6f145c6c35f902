//! The height of a story's columns. The columns of one story are of one height, but for a line more or less.
//! Invariant: heights are counted in characters, never in blank lines.

use std::cmp::Reverse;

/// Columns are not lower, in characters.
const LOWEST: usize = 80;
/// What one column of two may be higher or lower than another, in thousandths of its height.
pub const SLACK: usize = 40;

/// The height of which most of these are multiples, if more than one is; of several the one that they are nearest to.
#[must_use]
pub fn usual(gaps: &[usize]) -> Option<usize> {
    let fit = |height: usize| {
        let misfits = gaps.iter().map(|&gap| misfit(gap, height));
        let fitting = misfits.filter(|&misfit| misfit < SLACK * 3 / 2);
        fitting.fold((0, 0), |(count, off), misfit| (count + 1, off + misfit))
    };
    let heights = gaps.iter().filter(|&&gap| gap >= LOWEST);
    let fits = heights.map(|&gap| (fit(gap), gap));
    let ((count, _), height) =
        fits.max_by_key(|&((count, off), gap)| (count, Reverse(off), gap))?;
    (count > 1).then_some(height)
}

/// How far a stretch is from a whole number of columns, in thousandths of a column; what many columns may be off adds up by
/// chance only.
#[must_use]
pub fn misfit(stretch: usize, height: usize) -> usize {
    let columns = ((stretch + height / 2) / height).max(1);
    let off = stretch.abs_diff(columns * height) * 1_000 / height;
    off / (columns.isqrt())
}

#[cfg(test)]
mod tests {
    use super::usual;

    #[test]
    fn the_usual_height_is_the_one_in_the_middle() {
        assert_eq!(usual(&[273, 260, 259, 31]), Some(260));
        assert_eq!(usual(&[300, 601, 140]), Some(300));
        assert_eq!(usual(&[300, 140]), None);
        assert_eq!(usual(&[]), None);
    }
}
