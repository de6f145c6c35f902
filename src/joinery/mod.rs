//! Where text may run on: seams are proposed, weighed and decided.
//! Invariant: a decision rests on recorded evidence in integers; the same page gives the same seams.
//! Deliberately absent: roles, articles, and moving text.

mod affinity;
mod caution;
mod chains;
mod company;
mod contest;
mod decide;
mod doubt;
mod ends;
mod evidence;
pub mod height;
mod pairs;
mod pins;
mod propose;
mod trust;
mod weigh;
mod weights;

pub use caution::{Caution, Gains, Thresholds};
pub use contest::contest;
pub use decide::decide;
pub use ends::Ends;
pub use evidence::ledger::Ledger;
pub use evidence::wording::Wording;
pub use pairs::{LOUDEST, Pairs};
pub use pins::Pins;
pub use propose::{Candidate, REACH, running_text};
pub use trust::Trust;
pub use weigh::{Known, weigh};
