//! Whether a tail stands where a column of its story ends. The columns of one story are of one height, but for a line more
//! or less, and only a column's end cuts a paragraph in two.
//! Invariant: a height is told by other seams of the story than the one that it is held against; it is counted in
//! characters, never in blank lines.

use crate::joinery::height::{SLACK, misfit, usual};
use crate::joinery::weigh::note_late;
use crate::model::{Block, Role, Seam, Sign, Verdict};

/// A seam in order that scores this much cuts a paragraph, in tenths of a nat.
const CUT: i32 = 25;
/// Cuts on either side of a tail that are asked for the height.
const NEAR: usize = 8;
/// A tail that is so far from where a column ends stands inside it.
const INSIDE: usize = 90;

/// Notes at each seam in order, which `seams` lists by tail, where it stands in the columns of its story.
pub fn note(seams: &mut [Seam], blocks: &[Block]) {
    let grounds = Depths::of(blocks);
    let is_cut =
        |seam: &&Seam| seam.steps == 1 && seam.score >= CUT && seam.verdict == Verdict::Declined;
    let cuts = seams.iter().filter(is_cut);
    let cuts: Vec<usize> = cuts.map(|seam| seam.tail).collect();
    for seam in seams.iter_mut().filter(|seam| seam.steps == 1) {
        let Some(off) = grounds.off(seam.tail, &cuts) else {
            continue;
        };
        if off < SLACK {
            note_late(seam, Sign::ColumnEnd, 100);
        } else if off >= INSIDE {
            note_late(seam, Sign::InsideColumn, 100);
        }
    }
}

/// How far down its story each block ends.
struct Depths {
    /// By block: the block at which its ground begins, and the characters of the ground up to its own end.
    ends: Vec<(usize, usize)>,
}

impl Depths {
    fn of(blocks: &[Block]) -> Self {
        let (mut start, mut depth) = (0, 0);
        let ends = blocks.iter().enumerate().map(|(at, block)| {
            match block.role {
                Role::Paragraph | Role::Crosshead | Role::Byline => depth += block.length,
                role if role.begins_ground() => (start, depth) = (at, 0),
                _ => {}
            }
            (start, depth)
        });
        Self {
            ends: ends.collect(),
        }
    }

    /// How far from a column's end a tail stands, in thousandths of a column's height; `None` if the height is unknown.
    /// `cuts` are the tails of the page that are cut for certain, ascending.
    fn off(&self, tail: usize, cuts: &[usize]) -> Option<usize> {
        let &(start, depth) = self.ends.get(tail)?;
        let place = cuts.partition_point(|&cut| cut < tail);
        let depth_of = |&cut: &usize| {
            let &(ground, depth) = self.ends.get(cut)?;
            (ground == start).then_some(depth)
        };
        let before = cuts.get(..place)?.iter().rev().map_while(depth_of);
        let before: Vec<usize> = before.chain([0]).take(NEAR + 1).collect();
        let behind = cuts.get(place..)?.iter();
        let behind = behind.filter(|&&cut| cut != tail).map_while(depth_of);
        let behind: Vec<usize> = behind.take(NEAR + 1).collect();
        let gaps = before.windows(2).chain(behind.windows(2));
        let gaps: Vec<usize> = gaps
            .filter_map(|pair| Some(pair.first()?.abs_diff(*pair.last()?)))
            .collect();
        let height = usual(&gaps)?;
        Some(misfit(depth - before.first()?, height))
    }
}
