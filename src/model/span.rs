//! A stretch of one page. Invariant: `start <= end`, both on character boundaries of the page's text.

/// Bytes `start..end` of a page's text as UTF-8 without a byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The page's index in its edition, from 0.
    pub page: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch `start..end` (bytes) of page `page`.
    #[must_use]
    pub fn new(page: u32, start: usize, end: usize) -> Self {
        Self {
            page,
            start: start as u32,
            end: end as u32,
        }
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `next` begins where this one ends.
    #[must_use]
    pub fn touches(self, next: Self) -> bool {
        self.page == next.page && self.end == next.start
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.page == other.page && self.start < other.end && other.start < self.end
    }
}
