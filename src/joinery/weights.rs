//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in tenths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 3325 true, 30848 false.
        Sign::Pair => -70,
        // 1 true, 1 false.
        Sign::Attribution => 43,
        // 122 true, 14203 false.
        Sign::Backwards => -13,
        // 477 true, 145 false.
        Sign::Balanced => 31,
        // 310 true, 21502 false.
        Sign::BehindStop => -11,
        // 265 true, 2225 false.
        Sign::ClauseEnd => 2,
        // 39 true, 119 false.
        Sign::CutNumber => 12,
        // 4 true, 295 false.
        Sign::DashEnd => -1,
        // 651 true, 29473 false.
        Sign::Elsewhere => -18,
        // 3325 true, 30848 false.
        Sign::End => 12,
        // 25 true, 37 false.
        Sign::FigureAndUnit => 10,
        // 2655 true, 1364 false.
        Sign::Flow => 7,
        // 647 true, 28920 false.
        Sign::FlowElsewhere => 5,
        // 10 true, 683 false.
        Sign::HalfStop => -17,
        // 269 true, 1225 false.
        Sign::HeadlessMark => 14,
        // 0 true, 1184 false.
        Sign::Indent => -60,
        // 412 true, 1112 false.
        Sign::LastWords => 16,
        // 0 true, 1642 false.
        Sign::NeverClosed => -21,
        // 0 true, 883 false.
        Sign::NeverOpened => -23,
        // 0 true, 54 false.
        Sign::NumberTail => -51,
        // 2 true, 960 false.
        Sign::OpenedTwice => -20,
        // 31 true, 1192 false.
        Sign::OpeningMark => -1,
        // 18 true, 967 false.
        Sign::OverCrosshead => -2,
        // 143 true, 18556 false.
        Sign::OverHeadline => -11,
        // 0 true, 11 false.
        Sign::OverPicture => -5,
        // 16 true, 121 false.
        Sign::Quantity => 13,
        // 0 true, 988 false.
        Sign::ShortLine => -31,
        // 477 true, 3776 false.
        Sign::ShortTail => 11,
        // 651 true, 28602 false.
        Sign::Skipped => -8,
        // 387 true, 6992 false.
        Sign::Tangled => 11,
        // 2742 true, 30696 false.
        Sign::Topic => 6,
        // 21 true, 8 false.
        Sign::WordingBoth => 15,
        // 379 true, 73 false.
        Sign::WordingFour => 24,
        // 497 true, 1007 false.
        Sign::WordingOne => 7,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
    }
}
