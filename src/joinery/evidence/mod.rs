//! The kinds of evidence, one file each; every one looks for its signs at a seam and notes them.
//! Invariant: evidence sees the two blocks, what stands between, and what is true of the whole page; never a verdict.

pub mod column;
pub mod distance;
pub mod ending;
pub mod language;
pub mod ledger;
pub mod number;
pub mod opening;
pub mod setting;
pub mod stops;
pub mod topic;
pub mod wording;
