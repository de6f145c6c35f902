//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in hundredths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 4705 true, 40179 false.
        Sign::Pair => -438,
        // 3 true, 0 false.
        Sign::Attribution => 409,
        // 127 true, 19423 false.
        Sign::Backwards => -218,
        // 609 true, 94 false.
        Sign::Balanced => 220,
        // 4705 true, 40108 false.
        Sign::Beginning => -25,
        // 334 true, 28190 false.
        Sign::BehindStop => -146,
        // 652 true, 4570 false.
        Sign::ClauseEnd => 55,
        // 1897 true, 214 false.
        Sign::ColumnEnd => 194,
        // 4568 true, 4728 false.
        Sign::Continuity => 44,
        // 69 true, 128 false.
        Sign::CutNumber => 158,
        // 4 true, 1531 false.
        Sign::DashEnd => -42,
        // 501 true, 1658 false.
        Sign::Disorder => -90,
        // 806 true, 37751 false.
        Sign::Elsewhere => -143,
        // 4705 true, 40179 false.
        Sign::End => 73,
        // 45 true, 37 false.
        Sign::FigureAndUnit => 99,
        // 3970 true, 27384 false.
        Sign::Finished => -47,
        // 3864 true, 2383 false.
        Sign::Flow => 33,
        // 803 true, 36993 false.
        Sign::FlowElsewhere => 58,
        // 29 true, 2915 false.
        Sign::HalfStop => -140,
        // 0 true, 0 false.
        Sign::HeadlessMark => 200,
        // 0 true, 1041 false.
        Sign::Indent => -602,
        // 74 true, 656 false.
        Sign::InsideColumn => -142,
        // 216 true, 1649 false.
        Sign::LastWords => 38,
        // 1 true, 1049 false.
        Sign::NeverClosed => -253,
        // 2 true, 678 false.
        Sign::NeverOpened => -218,
        // 0 true, 0 false.
        Sign::NumberTail => -500,
        // 2 true, 628 false.
        Sign::OpenedTwice => -228,
        // 49 true, 1671 false.
        Sign::OpeningMark => -31,
        // 84 true, 7582 false.
        Sign::OverCrosshead => -96,
        // 139 true, 19403 false.
        Sign::OverHeadline => -400,
        // 0 true, 6 false.
        Sign::OverPicture => -58,
        // 20 true, 114 false.
        Sign::Quantity => 122,
        // 0 true, 886 false.
        Sign::ShortLine => -304,
        // 195 true, 4287 false.
        Sign::ShortTail => -114,
        // 804 true, 36707 false.
        Sign::Skipped => -92,
        // 575 true, 13248 false.
        Sign::Tangled => 87,
        // 1357 true, 3020 false.
        Sign::Topic => 58,
        // 50 true, 9 false.
        Sign::WordingBoth => 131,
        // 506 true, 28 false.
        Sign::WordingFour => 188,
        // 782 true, 314 false.
        Sign::WordingOne => 35,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
        // An editor's word, which is above all points.
        Sign::Ruled => 0,
    }
}
