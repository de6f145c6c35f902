//! An edition in the formats that people and programs read; one file a format, one signature.
//! Invariant: what is printed is the text of the edition and the marks of the format, nothing else.
//! Deliberately absent: files and streams; the caller gives something to write to.

use std::io::{BufWriter, Result, Write};

use crate::model::{Edition, Part};

pub mod json;
pub mod jsonl;
pub mod markdown;
pub mod report;
pub mod schema;
pub mod seams;
pub mod sign;
pub mod text;

pub mod why;

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
    /// The JSON contract with every seam that was weighed.
    JsonWithSeams,
    /// One article a line.
    Jsonl,
    /// Plain text.
    Text,
}

/// What the formats write to: a proof is written in very small pieces, and goes out in large ones.
type Out<'w> = BufWriter<&'w mut dyn Write>;

/// Large enough for the proof of a page.
const BUFFER: usize = 1 << 16;

/// Writes an edition, as a document of its own.
///
/// # Errors
/// Whatever the writer says.
pub fn write(format: Format, edition: &Edition, out: &mut dyn Write) -> Result<()> {
    write_part(format, edition, Part::Whole, out)
}

/// Writes a part of an edition, as a document of its own.
///
/// # Errors
/// Whatever the writer says.
pub fn write_part(
    format: Format,
    edition: &Edition,
    part: Part,
    out: &mut dyn Write,
) -> Result<()> {
    if !edition.told(part).is_empty() {
        out.write_all(lead(format, true).as_bytes())?;
    }
    write_body(format, edition, part, out)
}

/// What stands before the articles: of the first edition of a document that has any, and of each later one.
#[must_use]
pub fn lead(format: Format, first: bool) -> &'static str {
    match format {
        Format::Markdown if first => markdown::LEAD,
        Format::Text if !first => text::GAP,
        _ => "",
    }
}

/// Writes a part of an edition without its lead; JSON is a whole document all the same.
///
/// # Errors
/// Whatever the writer says.
pub fn write_body(
    format: Format,
    edition: &Edition,
    part: Part,
    out: &mut dyn Write,
) -> Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    match format {
        Format::Markdown => markdown::write(edition, part, &mut out),
        Format::Json => json::write(edition, part, &mut out),
        Format::JsonWithSeams => json::write_with_seams(edition, part, &mut out),
        Format::Jsonl => jsonl::write(edition, part, &mut out),
        Format::Text => text::write(edition, part, &mut out),
    }?;
    out.flush()
}
