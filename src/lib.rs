//! 清样 `qingyang`: the clean proof of a newspaper page, from the raw text of its scan.
//!
//! # The way through
//!
//! ```text
//! bytes ─decode→ Source ─split→ Lines ─recognise, gather→ Blocks ─heed→ rulings ─label→ roles ─mend→ Paragraphs
//!       ─divide→ Articles ─attribute→ Page (─inspect→ findings) ─collate→ Pages of one day ─link→ Edition
//!       ─trace, overrule→ findings ─render→ bytes
//! ```
//!
//! A page that is a proof of ours already is read back by its marks alone (`reread`) instead.
//!
//! # The rooms, and what each may use
//!
//! | room | holds | may use |
//! |---|---|---|
//! | [`model`] | values; text is slices of a source plus named edits | nothing of the crate |
//! | [`rule`] | the table of what can be found | model |
//! | [`lang`] | language packs and the language model, as data | model |
//! | [`joinery`] | seams: propose, weigh, decide | model, lang |
//! | [`stage`] | one file and one public verb a stage | model, rule, lang, joinery |
//! | [`pipeline`] | the order of the stages | model, lang, joinery, stage |
//! | [`render`] | one file a format, one signature | model, rule |
//! | [`cli`] | files, streams, threads, exit codes | everything |
//!
//! # Invariants, each a test
//!
//! - Every character of a page that is not blank is in exactly one place: an article, the furniture, or a named mark.
//! - Text exists only as slices of the source and named edits; nothing can be printed that was not there.
//! - Reading our own Markdown gives the same Markdown.
//! - The same bytes in give the same bytes out; decisions are integers.
//! - No bytes make it panic, and its cost is linear in their number.
//! - Imports run one way (`tests/house.rs`), and only [`cli`] touches files or streams.

pub mod cli;
pub mod joinery;
pub mod lang;
pub mod model;
pub mod pipeline;
pub mod render;
pub mod rule;
pub mod stage;
