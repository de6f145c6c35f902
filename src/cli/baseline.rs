//! A baseline: what is known already, so that only new findings count.
//!
//! A text file, a line a kind of finding: `CODE FINGERPRINT COUNT PATH`, sorted. The fingerprint is taken of the printed
//! line without its blanks, so findings are known again when lines move.
//! Invariant: of a kind that is known `COUNT` times, that many are struck out, the first ones of the page first.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::open::read_file;
use crate::model::{Edition, Finding, Page};

/// What every baseline begins with.
const HEAD: &str = "qingyang-baseline 1";

/// A kind of finding: path, code, fingerprint.
type Kind = (String, String, String);

/// Known findings, and how often each is known.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Kind, usize>);

impl Baseline {
    /// Knows all that is found in an edition.
    pub fn add(&mut self, edition: &Edition) {
        for page in &edition.pages {
            for finding in &page.findings {
                *self.0.entry(kind(page, finding)).or_default() += 1;
            }
        }
    }

    /// Reads a baseline file.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let text = String::from_utf8(read_file(path)?).with_context(|| {
            format!("{name}: a baseline is UTF-8; write it again with --write-baseline")
        })?;
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            bail!("{name}: no baseline; write one with --write-baseline");
        }
        let mut known = Self::default();
        for (at, line) in lines.enumerate() {
            let fields: Vec<&str> = line.splitn(4, ' ').collect();
            let parsed = match fields.as_slice() {
                [code, print, count, path] => count
                    .parse::<usize>()
                    .ok()
                    .map(|count| ((*path, *code, *print), count)),
                _ => None,
            };
            let Some(((path, code, print), count)) = parsed else {
                bail!(
                    "{name}: line {}: no known finding; write the baseline again",
                    at + 2
                );
            };
            let kind = (path.to_owned(), code.to_owned(), print.to_owned());
            *known.0.entry(kind).or_default() += count;
        }
        Ok(known)
    }

    /// Writes a baseline file.
    pub fn save(&self, path: &Path) -> anyhow::Result<()> {
        let line = |((page, code, print), count): (&Kind, &usize)| {
            format!("{code} {print} {count} {page}\n")
        };
        let lines: String = self.0.iter().map(line).collect();
        fs::write(path, format!("{HEAD}\n{lines}")).with_context(|| path.display().to_string())
    }

    /// Takes what is known out of an edition's findings.
    pub fn strike_out(&mut self, edition: &mut Edition) {
        for page in &mut edition.pages {
            let kinds: Vec<Kind> = page
                .findings
                .iter()
                .map(|finding| kind(page, finding))
                .collect();
            let mut kinds = kinds.into_iter();
            page.findings.retain(|_| {
                let known = kinds.next().and_then(|kind| self.0.get_mut(&kind));
                match known.filter(|left| **left > 0) {
                    Some(left) => {
                        *left -= 1;
                        false
                    }
                    None => true,
                }
            });
        }
    }
}

fn kind(page: &Page, finding: &Finding) -> Kind {
    let source = &page.source;
    let line = finding.spans.first().map_or("", |span| {
        let range = source.line(source.line_of(span.start as usize) - 1);
        source.slice(range.start, range.end)
    });
    // A line end in a file's name would end the line of the baseline.
    let path = source.name.replace('\\', "/").replace(['\n', '\r'], " ");
    (path, finding.code.to_owned(), fingerprint(line))
}

/// FNV-1a of a line without its blanks.
fn fingerprint(line: &str) -> String {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for mark in line.chars().filter(|mark| !mark.is_whitespace()) {
        for byte in u32::from(mark).to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    format!("{hash:016x}")
}
