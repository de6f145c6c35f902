//! The height of a story's columns. The columns of one story are of one height, but for a line more or less.
//! Invariant: heights are counted in characters, never in blank lines.

/// Columns are not lower, in characters.
const LOWEST: usize = 80;
/// What one column of two may be higher or lower than another, in thousandths of its height.
pub const SLACK: usize = 40;

/// The height of which most of these are multiples, if more than one is.
#[must_use]
pub fn usual(gaps: &[usize]) -> Option<usize> {
    let fits = |height: usize| {
        let fits = gaps
            .iter()
            .filter(|&&gap| misfit(gap, height) < SLACK * 3 / 2);
        fits.count()
    };
    let heights = gaps.iter().filter(|&&gap| gap >= LOWEST);
    let (count, height) = heights.map(|&gap| (fits(gap), gap)).max()?;
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
