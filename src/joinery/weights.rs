//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in hundredths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 4707 true, 38158 false.
        Sign::Pair => -369,
        // 3 true, 0 false.
        Sign::Attribution => 409,
        // 126 true, 18285 false.
        Sign::Backwards => -217,
        // 610 true, 94 false.
        Sign::Balanced => 238,
        // 4707 true, 38081 false.
        Sign::Beginning => -18,
        // 338 true, 27289 false.
        Sign::BehindStop => -148,
        // 654 true, 4777 false.
        Sign::ClauseEnd => 91,
        // 1909 true, 242 false.
        Sign::ColumnEnd => 206,
        // 4598 true, 4541 false.
        Sign::Continuity => 42,
        // 69 true, 152 false.
        Sign::CutNumber => 221,
        // 2028 true, 412 false.
        Sign::CutWord => 79,
        // 4 true, 1531 false.
        Sign::DashEnd => -60,
        // 499 true, 1667 false.
        Sign::Disorder => -90,
        // 808 true, 35730 false.
        Sign::Elsewhere => -142,
        // 4707 true, 38158 false.
        Sign::End => 64,
        // 45 true, 37 false.
        Sign::FigureAndUnit => 100,
        // 3970 true, 25164 false.
        Sign::Finished => -44,
        // 3864 true, 2383 false.
        Sign::Flow => 20,
        // 805 true, 35023 false.
        Sign::FlowElsewhere => 30,
        // 29 true, 2915 false.
        Sign::HalfStop => -162,
        // 0 true, 0 false.
        Sign::HeadlessMark => 200,
        // 0 true, 1041 false.
        Sign::Indent => -601,
        // 67 true, 646 false.
        Sign::InsideColumn => -148,
        // 216 true, 1548 false.
        Sign::LastWords => 78,
        // 1 true, 1079 false.
        Sign::NeverClosed => -244,
        // 2 true, 657 false.
        Sign::NeverOpened => -212,
        // 0 true, 0 false.
        Sign::NumberTail => -500,
        // 2 true, 678 false.
        Sign::OpenedTwice => -223,
        // 49 true, 1681 false.
        Sign::OpeningMark => -33,
        // 84 true, 7193 false.
        Sign::OverCrosshead => -116,
        // 141 true, 18427 false.
        Sign::OverHeadline => -400,
        // 1 true, 3 false.
        Sign::OverPicture => -33,
        // 20 true, 121 false.
        Sign::Quantity => 129,
        // 0 true, 886 false.
        Sign::ShortLine => -304,
        // 195 true, 4079 false.
        Sign::ShortTail => -112,
        // 806 true, 34770 false.
        Sign::Skipped => -86,
        // 639 true, 14461 false.
        Sign::Tangled => 93,
        // 1477 true, 3856 false.
        Sign::Topic => 43,
        // 4651 true, 37682 false.
        Sign::WordOrder => 23,
        // 50 true, 8 false.
        Sign::WordingBoth => 116,
        // 505 true, 30 false.
        Sign::WordingFour => 173,
        // 792 true, 330 false.
        Sign::WordingOne => 31,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
        // An editor's word, which is above all points.
        Sign::Ruled => 0,
    }
}
