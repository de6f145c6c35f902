//! The way from bytes to an edition, one file and one public verb a stage.
//! Invariant: stages run one way and never call each other; only `pipeline` knows their order.

pub mod attribute;
pub mod collate;
pub mod decode;
pub mod divide;
pub mod gather;
pub mod heed;
pub mod inspect;
pub mod label;
pub mod link;
pub mod mend;
pub mod overrule;
pub mod recognise;
pub mod reread;
pub mod split;
pub mod trace;
