//! Text that knows where every character stood.
//! Invariant: what it reads is exactly its pieces in order: copies of a source, and edits that have a name.
//! Deliberately absent: any way to make text from a string alone.

use super::Span;

/// Why a piece of text is not a copy of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// A Kangxi radical, compatibility ideograph or private-use character became the character that it stands for.
    FoldCharacter,
    /// A backslash escape of Markdown became the character that it protects.
    Unescape,
    /// A space was set between two Latin words that a line break held apart.
    SpaceWords,
    /// The hyphen of a Latin word that a line break cut was taken out.
    MendHyphen,
    /// A space was set between two printed lines of one headline, kicker or deck.
    StackLines,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The source as it stands.
    Copy(Span),
    /// A stretch of the source (empty where nothing stood) that reads as `reads` bytes of other text.
    Edit {
        /// What stood there.
        span: Span,
        /// The edit's name.
        edit: Edit,
        /// How many bytes it reads as.
        reads: u32,
    },
}

impl Piece {
    /// Where it stood.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Copy(span) | Self::Edit { span, .. } => *span,
        }
    }

    /// How many bytes it reads as.
    #[must_use]
    pub fn reads(&self) -> usize {
        match self {
            Self::Copy(span) => span.len(),
            Self::Edit { reads, .. } => *reads as usize,
        }
    }
}

/// A list of pieces, and what they read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pieces: Vec<Piece>,
    reading: String,
}

impl Text {
    /// A copy of the source; only a [`super::Source`] can vouch for one.
    pub(super) fn copied(span: Span, reading: &str) -> Self {
        let pieces = if span.is_empty() {
            Vec::new()
        } else {
            vec![Piece::Copy(span)]
        };
        Self {
            pieces,
            reading: reading.to_owned(),
        }
    }

    /// What it reads.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.reading
    }

    /// Whether it reads nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reading.is_empty()
    }

    /// Its pieces, in reading order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The first byte of the source that it holds.
    #[must_use]
    pub fn first(&self) -> Option<Span> {
        self.pieces
            .iter()
            .map(Piece::span)
            .find(|span| !span.is_empty())
    }

    /// The last stretch of the source that it holds.
    #[must_use]
    pub fn last(&self) -> Option<Span> {
        self.pieces
            .iter()
            .rev()
            .map(Piece::span)
            .find(|span| !span.is_empty())
    }

    /// Where it stood, in reading order; stretches that touch are one.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for span in self
            .pieces
            .iter()
            .map(Piece::span)
            .filter(|span| !span.is_empty())
        {
            match spans.last_mut() {
                Some(last) if last.touches(span) => last.end = span.end,
                _ => spans.push(span),
            }
        }
        spans
    }

    /// The same text on another page of the edition.
    pub(super) fn move_to(&mut self, page: u32) {
        for piece in &mut self.pieces {
            match piece {
                Piece::Copy(span) | Piece::Edit { span, .. } => span.page = page,
            }
        }
    }

    /// Sets `next` behind this text.
    pub fn append(&mut self, next: Self) {
        self.reading.push_str(&next.reading);
        for piece in next.pieces {
            match (self.pieces.last_mut(), &piece) {
                (Some(Piece::Copy(last)), Piece::Copy(span)) if last.touches(*span) => {
                    last.end = span.end;
                }
                _ => self.pieces.push(piece),
            }
        }
    }

    /// Sets `reading` behind this text in place of what stood at `span`, under the edit's name.
    pub fn append_edit(&mut self, edit: Edit, span: Span, reading: &str) {
        self.reading.push_str(reading);
        self.pieces.push(Piece::Edit {
            span,
            edit,
            reads: reading.len() as u32,
        });
    }

    /// Sets `next` behind this text as a reader would: Chinese without a space, Latin words with one, and a Latin word
    /// that was cut at its hyphen made whole.
    pub fn run_on(&mut self, next: Self) {
        let letter = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_alphabetic());
        let mut ends = self.reading.chars().rev();
        let (last, before) = (ends.next(), ends.next());
        let first = next.reading.chars().next();
        if last == Some('-')
            && letter(before)
            && first.is_some_and(|mark| mark.is_ascii_lowercase())
        {
            let end = self.reading.len() - 1;
            let (word, hyphen) = std::mem::take(self).split_at(end);
            *self = word;
            if let Some(span) = hyphen.last() {
                self.append_edit(Edit::MendHyphen, span, "");
            }
        } else if letter(last)
            && letter(first)
            && let Some(span) = next.first()
        {
            self.append_edit(
                Edit::SpaceWords,
                Span {
                    end: span.start,
                    ..span
                },
                " ",
            );
        }
        self.append(next);
    }

    /// Sets `next` behind this text as the next line of one headline, kicker or deck: with a space.
    pub fn stack(&mut self, next: Self) {
        if let Some(span) = next.first().filter(|_| !self.is_empty()) {
            self.append_edit(
                Edit::StackLines,
                Span {
                    end: span.start,
                    ..span
                },
                " ",
            );
        }
        self.append(next);
    }

    /// Parts it at byte `at` of what it reads. An edit is never cut: it goes to the first part.
    #[must_use]
    pub fn split_at(mut self, at: usize) -> (Self, Self) {
        let mut head = Self::default();
        let mut tail = Self::default();
        let mut done = 0;
        for piece in std::mem::take(&mut self.pieces) {
            let reads = piece.reads();
            match piece {
                _ if done >= at => tail.pieces.push(piece),
                Piece::Copy(span) if done + reads > at => {
                    let cut = span.start + (at - done) as u32;
                    head.pieces.push(Piece::Copy(Span { end: cut, ..span }));
                    tail.pieces.push(Piece::Copy(Span { start: cut, ..span }));
                    done = at;
                    continue;
                }
                _ => head.pieces.push(piece),
            }
            done += reads;
        }
        let cut = head
            .pieces
            .iter()
            .map(Piece::reads)
            .sum::<usize>()
            .min(self.reading.len());
        tail.reading = self.reading.split_off(cut);
        head.reading = self.reading;
        (head, tail)
    }

    /// The same text without the blanks at both its ends.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let end = self.reading.trim_end().len();
        let start = self.reading.len() - self.reading.trim_start().len();
        if start == 0 && end == self.reading.len() {
            return self;
        }
        let body = self.split_at(end).0;
        body.split_at(start.min(end)).1
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Text};
    use crate::model::{Source, Span};

    fn page() -> Source {
        Source::new(
            0,
            "-".to_owned(),
            "UTF-8",
            "清样是大样之后的最后一样".to_owned(),
        )
    }

    #[test]
    fn parting_and_joining_gives_the_text_back() {
        let whole = page().copy(0, 36);
        let (head, tail) = whole.clone().split_at(9);
        assert_eq!(
            (head.as_str(), tail.as_str()),
            ("清样是", "大样之后的最后一样")
        );
        let mut again = head;
        again.append(tail);
        assert_eq!(again, whole);
    }

    #[test]
    fn an_edit_is_never_cut() {
        let mut text = page().copy(0, 6);
        text.append_edit(Edit::FoldCharacter, Span::new(0, 6, 9), "是");
        text.append(page().copy(9, 15));
        let (head, tail) = text.split_at(7);
        assert_eq!((head.as_str(), tail.as_str()), ("清样是", "大样"));
    }

    #[test]
    fn trimming_keeps_the_spans_honest() {
        let source = Source::new(0, "-".to_owned(), "UTF-8", " \u{3000}清样 \n".to_owned());
        let text = source.copy(0, source.text().len()).trimmed();
        assert_eq!(text.as_str(), "清样");
        assert_eq!(text.spans(), vec![Span::new(0, 4, 10)]);
        assert_eq!(Text::default().trimmed(), Text::default());
    }
}
