//! Where text may run on: seams are proposed, weighed and decided.
//! Invariant: a decision rests on recorded evidence in integers; the same page gives the same seams.
//! Deliberately absent: roles, articles, and moving text.

mod decide;
mod evidence;
mod propose;
mod weigh;

pub use decide::{ACCEPT, decide};
pub use evidence::ledger::Ledger;
pub use propose::{Candidate, propose};
pub use weigh::weigh;
