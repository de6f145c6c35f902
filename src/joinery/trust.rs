//! Whether the order in which a page's paragraphs stand says anything: where sentence after sentence breaks off before a head
//! that is not its own, that two stand side by side is no reason to join them.
//! Invariant: one break or two never speak against a page, and a page on which nothing breaks off is trusted.
//! Deliberately absent: what follows from it; `caution` has other thresholds for such a page.

use std::collections::BTreeSet;

use super::Ends;
use super::affinity::{GOES_ON, affinity};
use crate::model::{Seam, Sign, Verdict};

/// What the seams of a page say of its order.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// How much likelier they are where paragraphs stand in no order than where each stands behind its own, in hundredths
    /// of a nat.
    against: i32,
    /// The tails that break off, by block.
    pub breaks: Vec<usize>,
}

/// Two sides that say so much of each other are as frequent in either kind of page, in tenths of a nat: of 1,016 true
/// neighbours on 150 sawn pages a quarter says less, of 1,075 chance ones on pages whose pieces were shuffled fewer than a
/// tenth says more.
const EVEN: i32 = 8;
/// What a tenth of a nat more or less says, in hundredths; the logarithm of the odds in those two heaps is nearly straight.
const SLOPE: i32 = 8;
/// What one tail can say at the most, against a page and for it: one in ten is an exception in either kind.
const MOST: (i32, i32) = (230, -210);
/// What a tail says that breaks off before a headline: one in eight does on shuffled pages, hardly any on others.
const BEFORE_HEADLINE: i32 = 150;
/// What it adds if another head fits a broken tail far better.
const BETTER_ELSEWHERE: i32 = 100;
/// A head from elsewhere that scores this much fits, in tenths of a nat.
const FITS: i32 = 10;
/// An end as improbable as this counts where the next head fits, in hundredths of a nat.
const OPEN: i32 = 400;
/// A stop that was lost explains a tail's end if it costs less than this, in hundredths of a nat: 15 % of sawn tails look so,
/// and most paragraphs that lost theirs.
const LOST_STOP: i32 = 500;
/// So many breaks at least speak against a page: two are a story's cut end and another's cut beginning.
const SEVERAL: usize = 3;
/// As much as this, as printed and as read together, and the order is not trusted, in hundredths of a nat. No
/// development page is so, and of 300 pages of five stories whose pieces were shuffled 187 are. At 300 more of those are,
/// but on pages in order that lost stops and halves one join in a hundred is missing, and our own saw mends less.
const DISTRUST: i32 = 400;

impl Trust {
    /// Reads a page's seams; the steps of those in order are 1.
    #[must_use]
    pub fn of(seams: &[Seam], ends: &[Ends]) -> Self {
        let fits = |seam: &&Seam| {
            let tangled = seam.sign(Sign::Tangled).map_or(0, |seen| seen.points);
            seam.steps != 1 && seam.verdict == Verdict::Declined && seam.score - tangled >= FITS
        };
        let elsewhere: BTreeSet<usize> = seams.iter().filter(fits).map(|seam| seam.tail).collect();
        let mut trust = Self::default();
        for seam in seams.iter().filter(|seam| seam.steps == 1) {
            let better = elsewhere.contains(&seam.tail);
            let Some(against) = against(seam, ends.get(seam.tail), better) else {
                continue;
            };
            trust.against += against;
            if against > 0 {
                trust.breaks.push(seam.tail);
            }
        }
        trust
    }

    /// Whether the order of a page is not to be trusted, if this is what its seams say as printed and `read` what they say
    /// as read. What was put right without a break left had an order.
    #[must_use]
    pub fn is_lost(&self, read: &Self) -> bool {
        let several = self.breaks.len() >= SEVERAL && !read.breaks.is_empty();
        several && self.against + read.against >= DISTRUST
    }
}

/// What a seam in order says against the order of its page, in hundredths of a nat, if it says anything; `better` if another
/// head fits its tail.
fn against(seam: &Seam, tail: Option<&Ends>, better: bool) -> Option<i32> {
    let end = seam.sign(Sign::End)?.amount;
    let shows = |sign| seam.sign(sign).is_some();
    // A line that an indent follows is whole, however it ends.
    if end < OPEN || shows(Sign::Indent) || shows(Sign::ShortLine) {
        return None;
    }
    let misfit = SLOPE * (EVEN - affinity(seam));
    let lost_stop = || tail.is_some_and(|tail| tail.ending.1 / 10 < LOST_STOP);
    let against = if shows(Sign::OverHeadline) {
        BEFORE_HEADLINE
    } else if seam.verdict != Verdict::Declined {
        MOST.0
    } else if misfit <= 0 {
        return Some(misfit.max(MOST.1));
    } else if lost_stop() {
        return None;
    } else {
        let better = if better { BETTER_ELSEWHERE } else { 0 };
        (misfit + better).min(MOST.0)
    };
    (end >= GOES_ON).then_some(against)
}
