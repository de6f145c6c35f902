//! How much the two sides of a seam say of each other, and whether a page's columns are in disorder.
//! Where every paragraph stands behind its own, an open tail and the next head belong together unless something speaks
//! against it. Where columns are in disorder the next head is a chance neighbour: that the tail is open says nothing of it,
//! and the two must speak for each other.
//! Deliberately absent: the worth of that; it is a sign like any other.

use super::Ends;
use super::weigh::CERTAIN;
use crate::model::{Seam, Sign, Verdict};

/// Two that say so much of each other need no order around them, in tenths of a nat.
const ENOUGH: i32 = 20;

/// How much less than enough the two sides of a seam say of each other, in hundredths of a nat.
#[must_use]
pub fn shortfall(seam: &Seam) -> i32 {
    10 * (ENOUGH - affinity(seam)).max(0)
}

/// What a tail and a head say of each other, without what either shows alone and where they stand, in tenths of a nat.
pub(super) fn affinity(seam: &Seam) -> i32 {
    let told = seam.evidence.iter().filter(|seen| !is_one_sided(seen.sign));
    told.map(|seen| seen.points).sum()
}

/// Whether a sign shows in the tail alone, or in the places of the two.
fn is_one_sided(sign: Sign) -> bool {
    matches!(
        sign,
        Sign::Pair
            | Sign::End
            | Sign::Finished
            | Sign::Beginning
            | Sign::ClauseEnd
            | Sign::HalfStop
            | Sign::DashEnd
            | Sign::ShortTail
            | Sign::NumberTail
            | Sign::ShortLine
            | Sign::Topic
            | Sign::Disorder
            | Sign::Elsewhere
            | Sign::Skipped
            | Sign::Backwards
            | Sign::BehindStop
            | Sign::Tangled
            | Sign::ColumnEnd
            | Sign::InsideColumn
            | Sign::OverPicture
            | Sign::OverCrosshead
            | Sign::OverHeadline
    )
}

/// An end as improbable as this is none: the sentence goes on, in hundredths of a nat.
pub(super) const GOES_ON: i32 = 600;
/// A head that says so little of a tail is not its own, in tenths of a nat: of 1,019 true neighbours one in forty, of those
/// that met by chance two in three.
const NOT_ITS_OWN: i32 = -20;

/// Paragraphs and other blocks around a sentence that breaks off whose order is in doubt: a page's, nearly. With 16, sawn
/// pages have a tenth more false joins.
const NEAR: usize = 60;

/// The tails of a page whose sentences break off before a head that is not theirs, or go on elsewhere, by block, ascending.
#[must_use]
pub fn breaks(seams: &[Seam], ends: &[Ends]) -> Vec<usize> {
    let amount = |seam: &Seam, sign| seam.sign(sign).map(|seen| seen.amount);
    let breaks_off = |seam: &&Seam| {
        if seam.steps == 1 {
            amount(seam, Sign::End).is_some_and(|end| end >= GOES_ON)
                && affinity(seam) < NOT_ITS_OWN
                && !is_whole(seam)
                && !ends.get(seam.tail).is_some_and(may_have_lost_stop)
        } else {
            seam.verdict == Verdict::Declined && seam.score >= CERTAIN
        }
    };
    let tails = seams.iter().filter(breaks_off);
    let mut tails: Vec<usize> = tails.map(|seam| seam.tail).collect();
    tails.sort_unstable();
    tails
}

/// Whether the line that a tail ends in, or the next, shows that its paragraph is whole, however it ends.
pub(super) fn is_whole(seam: &Seam) -> bool {
    [Sign::Indent, Sign::ShortLine]
        .iter()
        .any(|&sign| seam.sign(sign).is_some())
}

/// A stop that was lost explains a tail's end if it costs less than this, in hundredths of a nat: 15 % of sawn tails look so,
/// and most paragraphs that lost theirs.
const LOST_STOP: i32 = 500;

/// Whether a stop that was lost explains how a tail ends.
pub(super) fn may_have_lost_stop(tail: &Ends) -> bool {
    tail.ending.1 / 10 < LOST_STOP
}

/// Whether the order around a seam is in doubt.
#[must_use]
pub fn is_in_doubt(seam: &Seam, breaks: &[usize]) -> bool {
    let from = breaks.partition_point(|&tail| tail + NEAR < seam.tail);
    breaks
        .get(from)
        .is_some_and(|&tail| tail <= seam.tail + NEAR)
}
