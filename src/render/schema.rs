//! The JSON Schema of the contract, as the program prints it.

/// JSON Schema, draft 2020-12.
pub const SCHEMA: &str = include_str!("schema.json");
