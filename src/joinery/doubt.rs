//! Which tails are in doubt: where what the texts are about may change a verdict.
//! Topics are dear to read, and most pages have no such tail.
//! Invariant: at a tail that is left out, no topics alone could change a verdict. Deliberately absent: what the topics of
//! one tail would do to another by way of the columns' heights.

use std::collections::{BTreeMap, BTreeSet};

use super::affinity::breaks;
use super::caution::{LEAST_MOVE, Thresholds};
use super::evidence::topic;
use super::weigh::CERTAIN;
use super::{Ends, weights};
use crate::model::{Seam, Sign, Verdict};

/// What topics may add to a seam at the most, in tenths of a nat.
const GAIN: i32 = weights::of(Sign::Topic) * topic::MOST / 1_000;
/// What they may take from it.
const LOSS: i32 = -weights::of(Sign::Topic) * topic::LEAST / 1_000;
/// What a tangle adds to every seam from elsewhere.
const TANGLE: i32 = weights::of(Sign::Tangled) / 10;

/// Whether a seam from elsewhere can bid at all: whatever its texts are about, in however great a tangle the page is, and
/// at any caution.
pub fn may_bid(seam: &Seam) -> bool {
    is_elsewhere(seam) && seam.score + GAIN + TANGLE >= LEAST_MOVE
}

/// The tails in doubt. They have a rival that can bid; and where columns are in order, their seam in order may go without
/// saying or not, or a rival may come near it, at the tail or at the head. `torn` are tails whose other half is lost.
pub fn tails_in_doubt(
    seams: &[Seam],
    ends: &[Ends],
    torn: &BTreeSet<usize>,
    thresholds: Thresholds,
) -> BTreeSet<usize> {
    let rivals = || seams.iter().filter(|seam| may_bid(seam));
    let rivalled: BTreeSet<usize> = rivals().map(|rival| rival.tail).collect();
    let may_be_certain = |seam: &Seam| is_elsewhere(seam) && seam.score + GAIN >= CERTAIN;
    let in_disorder = !torn.is_empty() || !breaks(seams, ends).is_empty();
    if in_disorder || seams.iter().any(may_be_certain) {
        return rivalled;
    }
    // The seams in order, by tail and by head.
    let (mut of_tail, mut of_head) = (BTreeMap::new(), BTreeMap::new());
    for seam in seams.iter().filter(|seam| is_in_order(seam)) {
        of_tail.insert(seam.tail, seam);
        of_head.insert(seam.head, seam);
    }
    let least = |next: &Seam| next.score - LOSS - thresholds.accept;
    let comes_near = |rival: &Seam, next: &Seam| {
        let most = rival.score + GAIN - thresholds.accept_move;
        least(next) - most < thresholds.margin
    };
    let mut doubtful = BTreeSet::new();
    for rival in rivals() {
        let (behind, before) = (of_tail.get(&rival.tail), of_head.get(&rival.head));
        if behind.is_none_or(|next| least(next) < 0 || comes_near(rival, next)) {
            doubtful.insert(rival.tail);
        }
        if let Some(next) = before.filter(|next| comes_near(rival, next)) {
            doubtful.extend([rival.tail, next.tail]);
        }
    }
    doubtful.retain(|tail| rivalled.contains(tail));
    doubtful
}

fn is_elsewhere(seam: &Seam) -> bool {
    seam.steps != 1 && seam.verdict == Verdict::Declined
}

fn is_in_order(seam: &Seam) -> bool {
    seam.steps == 1 && seam.verdict == Verdict::Declined
}
