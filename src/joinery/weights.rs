//! What each sign at a seam is worth, as `tests/fit/fit.py --write` fitted it: a conditional logit over the tails of
//! the development pages and of sawn pages. Behind each sign stands on how many true and false seams it was seen.
//! Invariant: written by the script, not by hand.

use crate::model::Sign;

/// The worth of a sign at an amount of 100, in tenths of a nat of log odds.
#[allow(clippy::match_same_arms, reason = "a table: a row a sign")]
pub const fn of(sign: Sign) -> i32 {
    match sign {
        // 4726 true, 49917 false.
        Sign::Pair => -53,
        // 3 true, 0 false.
        Sign::Attribution => 43,
        // 130 true, 24227 false.
        Sign::Backwards => -23,
        // 617 true, 132 false.
        Sign::Balanced => 36,
        // 331 true, 32329 false.
        Sign::BehindStop => -12,
        // 653 true, 5698 false.
        Sign::ClauseEnd => -1,
        // 1714 true, 197 false.
        Sign::ColumnEnd => 20,
        // 70 true, 226 false.
        Sign::CutNumber => 21,
        // 4 true, 1522 false.
        Sign::DashEnd => -4,
        // 594 true, 1437 false.
        Sign::Disorder => -6,
        // 816 true, 47320 false.
        Sign::Elsewhere => -17,
        // 4726 true, 49917 false.
        Sign::End => 10,
        // 45 true, 66 false.
        Sign::FigureAndUnit => 11,
        // 3875 true, 2549 false.
        Sign::Flow => 5,
        // 813 true, 46398 false.
        Sign::FlowElsewhere => 7,
        // 28 true, 2918 false.
        Sign::HalfStop => -16,
        // 0 true, 0 false.
        Sign::HeadlessMark => 20,
        // 0 true, 1079 false.
        Sign::Indent => -60,
        // 107 true, 682 false.
        Sign::InsideColumn => -15,
        // 217 true, 2018 false.
        Sign::LastWords => 8,
        // 1 true, 1645 false.
        Sign::NeverClosed => -28,
        // 2 true, 1047 false.
        Sign::NeverOpened => -25,
        // 0 true, 45 false.
        Sign::NumberTail => -51,
        // 2 true, 1019 false.
        Sign::OpenedTwice => -23,
        // 49 true, 1783 false.
        Sign::OpeningMark => -7,
        // 77 true, 8305 false.
        Sign::OverCrosshead => -7,
        // 140 true, 24185 false.
        Sign::OverHeadline => -40,
        // 1 true, 13 false.
        Sign::OverPicture => -4,
        // 21 true, 154 false.
        Sign::Quantity => 11,
        // 0 true, 886 false.
        Sign::ShortLine => -31,
        // 202 true, 6129 false.
        Sign::ShortTail => -8,
        // 814 true, 45984 false.
        Sign::Skipped => -9,
        // 578 true, 15323 false.
        Sign::Tangled => 13,
        // 2891 true, 9119 false.
        Sign::Topic => 5,
        // 50 true, 33 false.
        Sign::WordingBoth => 13,
        // 517 true, 196 false.
        Sign::WordingFour => 24,
        // 806 true, 2424 false.
        Sign::WordingOne => 7,
        // Forbids the join: its worth is never asked.
        Sign::Lead => 0,
        // An editor's word, which is above all points.
        Sign::Ruled => 0,
    }
}
