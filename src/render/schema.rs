//! The JSON Schema of the contract, as the program prints it and `schema.json` beside this file has it.
//! Invariant: it allows what `json` writes and nothing else; a change of one is a change of the other.

/// JSON Schema, draft 2020-12.
pub const SCHEMA: &str = include_str!("schema.json");
