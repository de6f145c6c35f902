//! An edition in the formats that people and programs read; one file a format, one signature.
//! Invariant: what is printed is the text of the edition and the marks of the format, nothing else.
//! Deliberately absent: files and streams; the caller gives something to write to.

use std::io::{Result, Write};

use crate::model::Edition;

pub mod json;
pub mod jsonl;
pub mod markdown;
pub mod schema;
pub mod text;

#[cfg(test)]
mod tests;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// CommonMark, one `##` an article.
    #[default]
    Markdown,
    /// The JSON contract.
    Json,
    /// One article a line.
    Jsonl,
    /// Plain text.
    Text,
}

/// Writes an edition.
///
/// # Errors
/// Whatever the writer says.
pub fn write(format: Format, edition: &Edition, out: &mut dyn Write) -> Result<()> {
    match format {
        Format::Markdown => markdown::write(edition, out),
        Format::Json => json::write(edition, out),
        Format::Jsonl => jsonl::write(edition, out),
        Format::Text => text::write(edition, out),
    }
}
