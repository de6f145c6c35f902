//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in tenths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 3291 true, 30103 false.
        Sign::Pair => -58,
        // 1 true, 1 false.
        Sign::Attribution => 41,
        // 122 true, 13872 false.
        Sign::Backwards => -16,
        // 474 true, 132 false.
        Sign::Balanced => 34,
        // 310 true, 21195 false.
        Sign::BehindStop => -10,
        // 261 true, 2201 false.
        Sign::ClauseEnd => 2,
        // 37 true, 116 false.
        Sign::CutNumber => 13,
        // 3 true, 295 false.
        Sign::DashEnd => -2,
        // Set by hand: false joins cost more than missing ones.
        Sign::Disorder => -6,
        // 650 true, 28781 false.
        Sign::Elsewhere => -17,
        // 3291 true, 30103 false.
        Sign::End => 10,
        // 25 true, 34 false.
        Sign::FigureAndUnit => 11,
        // 2622 true, 1311 false.
        Sign::Flow => 7,
        // 646 true, 28239 false.
        Sign::FlowElsewhere => 6,
        // 10 true, 684 false.
        Sign::HalfStop => -16,
        // 266 true, 1179 false.
        Sign::HeadlessMark => 7,
        // 0 true, 1184 false.
        Sign::Indent => -60,
        // 405 true, 1042 false.
        Sign::LastWords => 15,
        // 0 true, 1582 false.
        Sign::NeverClosed => -22,
        // 0 true, 824 false.
        Sign::NeverOpened => -29,
        // 0 true, 54 false.
        Sign::NumberTail => -51,
        // 2 true, 920 false.
        Sign::OpenedTwice => -20,
        // 31 true, 1197 false.
        Sign::OpeningMark => -3,
        // 18 true, 970 false.
        Sign::OverCrosshead => -3,
        // 143 true, 18121 false.
        Sign::OverHeadline => -11,
        // 0 true, 11 false.
        Sign::OverPicture => -5,
        // 16 true, 115 false.
        Sign::Quantity => 12,
        // 0 true, 988 false.
        Sign::ShortLine => -31,
        // 474 true, 3682 false.
        Sign::ShortTail => 13,
        // 650 true, 27916 false.
        Sign::Skipped => -8,
        // 354 true, 6660 false.
        Sign::Tangled => 11,
        // 2655 true, 30005 false.
        Sign::Topic => 5,
        // 21 true, 8 false.
        Sign::WordingBoth => 16,
        // 379 true, 71 false.
        Sign::WordingFour => 24,
        // 495 true, 993 false.
        Sign::WordingOne => 8,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
        // An editor's word, which is above all points.
        Sign::Ruled => 0,
    }
}
