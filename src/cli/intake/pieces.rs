//! Standard input, piece by piece: lines, or what stands before each zero byte.
//! Invariant: no piece is held that is longer than a page can be, and a stream that fails ends. Deliberately absent:
//! what a piece means.

use std::io::{self, BufRead, Read as _, StdinLock};

use anyhow::{Error, anyhow};

/// Bytes of the longest piece: a page of the largest size, every character of its text written as an escape.
const LONGEST: u64 = 128 << 20;
/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The pieces of standard input.
pub fn of_standard_input(end: u8) -> Pieces<StdinLock<'static>> {
    Pieces {
        from: Some(io::stdin().lock()),
        end,
        longest: LONGEST,
    }
}

/// Pieces without what ends them; a line has no byte order mark either, since streams are put together of several.
pub struct Pieces<R> {
    /// Nothing any more once it has failed.
    from: Option<R>,
    end: u8,
    longest: u64,
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = Result<Vec<u8>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = self.read().transpose()?;
        Some(piece.unwrap_or_else(|error| {
            self.from = None;
            Err(Error::new(error).context("standard input cannot be read"))
        }))
    }
}

impl<R: BufRead> Pieces<R> {
    fn read(&mut self) -> io::Result<Option<Result<Vec<u8>, Error>>> {
        let Some(from) = &mut self.from else {
            return Ok(None);
        };
        let mut piece = Vec::new();
        let read = from
            .by_ref()
            .take(self.longest)
            .read_until(self.end, &mut piece)?;
        if read == 0 {
            return Ok(None);
        }
        if piece.last() == Some(&self.end) {
            piece.pop();
        } else if read as u64 == self.longest {
            from.skip_until(self.end)?;
            let longest = self.longest;
            return Ok(Some(Err(anyhow!(
                "more than {longest} bytes are no page; split it"
            ))));
        }
        if self.end == b'\n' && piece.starts_with(MARK) {
            piece.drain(..MARK.len());
        }
        Ok(Some(Ok(piece)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Read};

    use super::Pieces;

    fn pieces(from: impl Read, end: u8) -> Vec<String> {
        let from = Some(BufReader::with_capacity(3, from));
        let pieces = Pieces {
            from,
            end,
            longest: 8,
        };
        let text = |piece: Vec<u8>| String::from_utf8_lossy(&piece).into_owned();
        pieces
            .take(9)
            .map(|piece| piece.map_or_else(|error| format!("{error:#}"), text))
            .collect()
    }

    #[test]
    fn a_piece_too_long_is_left_out_and_the_rest_goes_on() {
        let long = "more than 8 bytes are no page; split it";
        for (from, end, found) in [
            ("a\n\u{FEFF}b\r\nc", b'\n', &["a", "b\r", "c"][..]),
            ("1234567\n12345678\n1\n", b'\n', &["1234567", long, "1"]),
            ("123456789", b'\n', &[long]),
            ("a\nb\0\0c\0", 0, &["a\nb", "", "c"]),
            ("", b'\n', &[]),
        ] {
            assert_eq!(pieces(from.as_bytes(), end), found, "{from:?}");
        }
    }

    #[test]
    fn a_stream_that_fails_ends() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        assert_eq!(
            pieces(Broken, b'\n'),
            ["standard input cannot be read: torn"]
        );
    }
}
