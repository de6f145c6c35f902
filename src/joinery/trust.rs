//! Whether the order in which a page's paragraphs stand says anything: where sentence after sentence breaks off before a head
//! that is not its own, that two stand side by side is no reason to join them.
//! Invariant: one break never speaks against a page, and a page on which nothing breaks off is trusted.
//! Deliberately absent: what follows from it; `caution` has other thresholds for such a page.

use std::collections::BTreeSet;

use super::Ends;
use super::affinity::{GOES_ON, affinity, is_whole, may_have_lost_stop};
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

/// Two sides that say so much of each other are as frequent in either kind of page, in tenths of a nat: of 1,019 true
/// neighbours on 150 sawn pages one in twelve says less, of 777 chance ones on pages whose stories were shuffled a sixth says
/// more.
const EVEN: i32 = 2;
/// What a tenth of a nat more or less says, in hundredths; the logarithm of the odds in those two heaps is nearly straight.
const SLOPE: i32 = 9;
/// What one tail can say at the most, against a page and for it: one in ten is an exception in either kind, and a story may
/// be in order where the others are not.
const MOST: (i32, i32) = (230, -100);
/// What a tail says that breaks off before a headline: one in eight does on shuffled pages, hardly any on others.
const BEFORE_HEADLINE: i32 = 150;
/// What it adds if another head fits a broken tail far better.
const BETTER_ELSEWHERE: i32 = 100;
/// A head from elsewhere that scores this much fits, in tenths of a nat.
const FITS: i32 = 10;
/// An end as improbable as this counts where the next head fits, in hundredths of a nat.
const OPEN: i32 = 400;
/// So many breaks at least speak against a page: one is a story's cut end.
const SEVERAL: usize = 2;
/// As much as this, as printed and as read together, and the order is not trusted, in hundredths of a nat: what speaks
/// against it outweighs what speaks for it. From 400 on, pages whose stories were shuffled had 114 false joins instead of 46,
/// and pages in order not a join in a hundred more.
const DISTRUST: i32 = 0;

impl Trust {
    /// Reads a page's seams; the steps of those in order are 1. `torn` are tails that are known to have lost their other
    /// half: that they break off says nothing of the order.
    #[must_use]
    pub fn of(seams: &[Seam], ends: &[Ends], torn: &BTreeSet<usize>) -> Self {
        let fits = |seam: &&Seam| {
            let tangled = seam.sign(Sign::Tangled).map_or(0, |seen| seen.points);
            seam.steps != 1 && seam.verdict == Verdict::Declined && seam.score - tangled >= FITS
        };
        let elsewhere: BTreeSet<usize> = seams.iter().filter(fits).map(|seam| seam.tail).collect();
        let mut trust = Self::default();
        let next = seams.iter().filter(|seam| seam.steps == 1);
        for seam in next.filter(|seam| !torn.contains(&seam.tail)) {
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
    if end < OPEN || is_whole(seam) {
        return None;
    }
    let misfit = SLOPE * (EVEN - affinity(seam));
    let against = if shows(Sign::OverHeadline) {
        BEFORE_HEADLINE
    } else if seam.verdict != Verdict::Declined {
        MOST.0
    } else if misfit <= 0 {
        return Some(misfit.max(MOST.1));
    } else if tail.is_some_and(may_have_lost_stop) {
        return None;
    } else {
        let better = if better { BETTER_ELSEWHERE } else { 0 };
        (misfit + better).min(MOST.0)
    };
    (end >= GOES_ON).then_some(against)
}
