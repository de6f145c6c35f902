//! The kinds of evidence, one file each; all give tenths of a nat of log odds for the join.

pub mod distance;
pub mod ending;
pub mod language;
pub mod ledger;
pub mod number;
pub mod opening;
pub mod setting;
pub mod stops;
pub mod wording;
