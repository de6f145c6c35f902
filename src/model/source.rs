//! One page as it came in: its decoded text and where its lines begin.
//! Invariant: never changed after decoding; every [`Span`] of the page points into it.

use super::{Span, Text};

/// The decoded text of one page.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its index in the edition, from 0.
    pub page: u32,
    /// The file's name as the user gave it, or `-` for standard input.
    pub name: String,
    /// The encoding that it was decoded from, by its WHATWG name.
    pub encoding: &'static str,
    text: String,
    line_starts: Vec<u32>,
    /// Characters before each [`STEP`] bytes, so that a column in a long line is not counted from its start.
    counts: Vec<u32>,
}

/// Bytes between two counts; a byte counts so many.
const STEP: usize = 255;

impl Source {
    /// Takes decoded text (at most 4 GiB, without a byte order mark).
    #[must_use]
    pub fn new(page: u32, name: String, encoding: &'static str, text: String) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|&at| {
            // A carriage return ends a line of its own unless a line feed follows.
            bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n')
        });
        let line_starts = std::iter::once(0)
            .chain(ends.map(|at| at as u32 + 1))
            .collect();
        let counts = bytes
            .chunks(STEP)
            .scan(0, |before, chunk| {
                let here = *before;
                *before += u32::from(characters(chunk));
                Some(here)
            })
            .collect();
        Self {
            page,
            name,
            encoding,
            text,
            line_starts,
            counts,
        }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines it has; a text without a line end has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Bytes of line `index` (from 0), its line end included.
    #[must_use]
    pub fn line(&self, index: usize) -> std::ops::Range<usize> {
        let start = self
            .line_starts
            .get(index)
            .map_or(self.text.len(), |&at| at as usize);
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |&at| at as usize);
        start..end
    }

    /// What stands at `start..end` (bytes); empty if that is not on character boundaries.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The stretch `start..end` (bytes) as text that knows where it stood.
    #[must_use]
    pub fn copy(&self, start: usize, end: usize) -> Text {
        Text::copied(Span::new(self.page, start, end), self.slice(start, end))
    }

    /// The line of a byte, from 1.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        self.line_starts
            .partition_point(|&start| start as usize <= at)
    }

    /// The column of a byte in its line, from 1, in characters.
    #[must_use]
    pub fn column_of(&self, at: usize) -> usize {
        let line = self.line(self.line_of(at).saturating_sub(1));
        1 + self.characters_before(at) - self.characters_before(line.start)
    }

    fn characters_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        // The end of a text that fills its last step is counted from the beginning of that step.
        let step = (at / STEP).min(self.counts.len().saturating_sub(1));
        let counted = self.counts.get(step).map_or(0, |&count| count as usize);
        let rest = self.text.as_bytes().get(step * STEP..at);
        counted + usize::from(characters(rest.unwrap_or_default()))
    }
}

/// How many characters begin in a stretch of UTF-8 of at most [`STEP`] bytes.
fn characters(bytes: &[u8]) -> u8 {
    bytes.iter().map(|byte| u8::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn source(text: &str) -> Source {
        Source::new(0, "-".to_owned(), "UTF-8", text.to_owned())
    }

    #[test]
    fn every_line_end_counts_once() {
        for text in ["一\n二\n三", "一\r\n二\r\n三", "一\r二\r三", "一\r二\r\n三"] {
            let page = source(text);
            assert_eq!(page.line_count(), 3, "{text:?}");
            assert_eq!(page.line_of(text.len() - 1), 3, "{text:?}");
        }
    }

    #[test]
    fn columns_are_characters() {
        let page = source("清样\n大样小样");
        assert_eq!((page.line_of(13), page.column_of(13)), (2, 3));
        let full = source(&"样".repeat(85));
        assert_eq!(full.column_of(255), 86);
        let long = source(&"样".repeat(9_000));
        assert_eq!(long.column_of(3 * 8_000), 8_001);
    }
}
