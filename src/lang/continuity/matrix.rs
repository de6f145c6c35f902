//! Products of matrices, row by row.
//! Invariant: every sum is taken in one order, so that a machine's kind does not show in the result. Deliberately absent:
//! any shape but those that the network has.

/// Rows of the result that are worked on at once, so that each number read is used so often.
const ROWS: usize = 4;
/// Columns that are: as many numbers as a processor's registers hold.
const COLUMNS: usize = 8;

/// Adds `left` × `right` to `sum`. `left` has rows of `inner` numbers, `right` has `inner` rows of `columns`; the rows of
/// `left` are a multiple of 4 and `columns` of 8, what is more is left alone.
pub fn multiply(left: &[f32], inner: usize, right: &[f32], columns: usize, sum: &mut [f32]) {
    let rows = left.chunks_exact(ROWS * inner);
    for (left, sum) in rows.zip(sum.chunks_exact_mut(ROWS * columns)) {
        for column in (0..columns).step_by(COLUMNS) {
            let mut tile = [[0f32; COLUMNS]; ROWS];
            for (at, right) in right.chunks_exact(columns).enumerate().take(inner) {
                let Some(right) = right
                    .get(column..)
                    .and_then(<[f32]>::first_chunk::<COLUMNS>)
                else {
                    break;
                };
                for (row, tile) in tile.iter_mut().enumerate() {
                    let left = left.get(row * inner + at).copied().unwrap_or_default();
                    for (tile, right) in tile.iter_mut().zip(right) {
                        *tile += left * right;
                    }
                }
            }
            for (sum, tile) in sum.chunks_exact_mut(columns).zip(&tile) {
                for (sum, tile) in sum.iter_mut().skip(column).zip(tile) {
                    *sum += tile;
                }
            }
        }
    }
}

/// The matrix with its rows as columns; its rows have `columns` numbers.
#[must_use]
pub fn transpose(matrix: &[f32], columns: usize) -> Vec<f32> {
    let column = |at: usize| matrix.iter().skip(at).step_by(columns).copied();
    (0..columns).flat_map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::{multiply, transpose};

    #[test]
    fn a_product_is_what_its_rows_and_columns_give() {
        let (rows, inner, columns) = (8, 3, 16);
        let count = |length: usize, round: u8| (0..round).cycle().map(f32::from).take(length);
        let left: Vec<f32> = count(rows * inner, 7).collect();
        let right: Vec<f32> = count(inner * columns, 5).collect();
        let mut sum = vec![1f32; rows * columns];
        multiply(&left, inner, &right, columns, &mut sum);
        for (at, &found) in sum.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            let term = |k: usize| left[row * inner + k] * right[k * columns + column];
            assert!((found - 1.0 - (0..inner).map(term).sum::<f32>()).abs() < 1e-4);
        }
        let twice = transpose(&transpose(&left, inner), rows);
        assert_eq!(twice, left);
    }
}
