//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in hundredths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 4718 true, 45996 false.
        Sign::Pair => -502,
        // 3 true, 0 false.
        Sign::Attribution => 409,
        // 128 true, 22337 false.
        Sign::Backwards => -208,
        // 614 true, 91 false.
        Sign::Balanced => 317,
        // 336 true, 30763 false.
        Sign::BehindStop => -133,
        // 651 true, 5412 false.
        Sign::ClauseEnd => -43,
        // 1894 true, 208 false.
        Sign::ColumnEnd => 229,
        // 4712 true, 44889 false.
        Sign::Continuity => 49,
        // 69 true, 178 false.
        Sign::CutNumber => 163,
        // 4 true, 1531 false.
        Sign::DashEnd => -68,
        // 520 true, 1692 false.
        Sign::Disorder => -90,
        // 812 true, 43565 false.
        Sign::Elsewhere => -180,
        // 4718 true, 45996 false.
        Sign::End => 99,
        // 45 true, 43 false.
        Sign::FigureAndUnit => 102,
        // 3871 true, 2386 false.
        Sign::Flow => 36,
        // 809 true, 42692 false.
        Sign::FlowElsewhere => 54,
        // 28 true, 2916 false.
        Sign::HalfStop => -188,
        // 0 true, 0 false.
        Sign::HeadlessMark => 200,
        // 0 true, 1071 false.
        Sign::Indent => -601,
        // 66 true, 638 false.
        Sign::InsideColumn => -174,
        // 216 true, 1861 false.
        Sign::LastWords => 61,
        // 1 true, 1350 false.
        Sign::NeverClosed => -249,
        // 2 true, 850 false.
        Sign::NeverOpened => -213,
        // 0 true, 0 false.
        Sign::NumberTail => -500,
        // 2 true, 894 false.
        Sign::OpenedTwice => -213,
        // 49 true, 1766 false.
        Sign::OpeningMark => -78,
        // 86 true, 8541 false.
        Sign::OverCrosshead => -88,
        // 140 true, 22477 false.
        Sign::OverHeadline => -400,
        // 1 true, 7 false.
        Sign::OverPicture => -43,
        // 21 true, 139 false.
        Sign::Quantity => 130,
        // 0 true, 886 false.
        Sign::ShortLine => -306,
        // 195 true, 4457 false.
        Sign::ShortTail => -53,
        // 810 true, 42350 false.
        Sign::Skipped => -86,
        // 576 true, 14596 false.
        Sign::Tangled => 105,
        // 1822 true, 4475 false.
        Sign::Topic => 33,
        // 50 true, 32 false.
        Sign::WordingBoth => 119,
        // 516 true, 173 false.
        Sign::WordingFour => 208,
        // 806 true, 2238 false.
        Sign::WordingOne => 52,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
        // An editor's word, which is above all points.
        Sign::Ruled => 0,
    }
}
