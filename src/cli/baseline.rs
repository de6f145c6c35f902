//! A baseline: what is known already, so that only new findings count.
//!
//! A text file, a line a kind of finding: `CODE FINGERPRINT COUNT PATH`, sorted. The fingerprint is taken of a few characters
//! around the finding's edges, so findings are known again when lines move, and when another word of the line is mended. A
//! page below the baseline's folder is named from there, so they are known from every folder.
//! Invariant: of a kind that is known `COUNT` times, that many are struck out, the first ones of the page first; no file is
//! written over that is no baseline.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};
use tempfile::Builder;

use super::open::read_file;
use super::out_folder::real;
use super::report;
use crate::model::{Edition, Finding, Page};

/// What every baseline begins with; the number changes with what a fingerprint is taken of.
const HEAD: &str = "qingyang-baseline 2";

/// So many characters on each side of an edge make a fingerprint.
const AROUND: usize = 8;

/// A kind of finding: path, code, fingerprint.
type Kind = (String, String, String);

/// Known findings, and how often each is known.
#[derive(Debug, Default)]
pub struct Baseline {
    /// The real folder that its file stands in.
    home: PathBuf,
    known: BTreeMap<Kind, usize>,
}

impl Baseline {
    /// A baseline to be written: nothing is known yet. A file that is there must be one already: a page whose name was
    /// typed by mistake stays.
    pub fn begin(path: &Path) -> anyhow::Result<Self> {
        if path.is_file() {
            let mut head = Vec::new();
            let begins = HEAD.trim_end_matches(|mark: char| mark.is_ascii_digit());
            File::open(path)
                .and_then(|file| file.take(begins.len() as u64).read_to_end(&mut head))
                .map_err(|error| report::refused(path, error))?;
            if !head.is_empty() && head != begins.as_bytes() {
                bail!(
                    "--write-baseline {}: there is a file that is no baseline; name another",
                    path.display()
                );
            }
        }
        Ok(Self::beside(path))
    }

    fn beside(path: &Path) -> Self {
        let mut home = real(path);
        home.pop();
        Self {
            home,
            known: BTreeMap::new(),
        }
    }

    /// Knows all that is found in an edition.
    pub fn add(&mut self, edition: &Edition) {
        for page in &edition.pages {
            for kind in self.kinds(page) {
                *self.known.entry(kind).or_default() += 1;
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
            bail!("{name}: no baseline of this version; write one with --write-baseline");
        }
        let mut known = Self::beside(path);
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
            *known.known.entry(kind).or_default() += count;
        }
        Ok(known)
    }

    /// Writes a baseline file, whole or not at all.
    pub fn save(&self, path: &Path) -> anyhow::Result<()> {
        let line = |((page, code, print), count): (&Kind, &usize)| {
            format!("{code} {print} {count} {page}\n")
        };
        let lines: String = self.known.iter().map(line).collect();
        let text = format!("{HEAD}\n{lines}");
        // What is there and no file, such as a pipe, cannot be put in place of another.
        let written = if path.exists() && !path.is_file() {
            fs::write(path, text)
        } else {
            let parts = Builder::new().prefix(".qingyang-").tempdir_in(&self.home);
            parts.and_then(|parts| {
                let part = parts.path().join("baseline");
                fs::write(&part, text)?;
                fs::rename(part, real(path))
            })
        };
        written.map_err(|error| report::refused(path, error))
    }

    /// Takes what is known out of an edition's findings.
    pub fn strike_out(&mut self, edition: &mut Edition) {
        if self.known.is_empty() {
            return;
        }
        for page in &mut edition.pages {
            let mut kinds = self.kinds(page).into_iter();
            page.findings.retain(|_| {
                let known = kinds.next().and_then(|kind| self.known.get_mut(&kind));
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

    /// The kind of each finding of a page.
    fn kinds(&self, page: &Page) -> Vec<Kind> {
        if page.findings.is_empty() {
            return Vec::new();
        }
        let name = self.name(&page.source.name);
        let kind = |finding: &Finding| {
            (
                name.clone(),
                finding.code.to_owned(),
                fingerprint(page, finding),
            )
        };
        page.findings.iter().map(kind).collect()
    }

    /// A page's name: from the baseline's folder if it is below that, else as it was given, without steps that lead nowhere.
    fn name(&self, given: &str) -> String {
        let below = Path::new(given).canonicalize().ok();
        let below = below
            .as_deref()
            .and_then(|path| path.strip_prefix(&self.home).ok());
        let path = below.unwrap_or(Path::new(given));
        let steps = path
            .components()
            .filter(|step| !matches!(step, Component::CurDir));
        let name = steps.collect::<PathBuf>().to_string_lossy().into_owned();
        // A line end in a file's name would end the line of the baseline.
        name.replace('\\', "/").replace(['\n', '\r'], " ")
    }
}

/// FNV-1a of the characters around both edges of a finding, on their lines and without blanks.
fn fingerprint(page: &Page, finding: &Finding) -> String {
    let source = &page.source;
    let (start, end) = finding
        .spans
        .first()
        .map_or((0, 0), |span| (span.start as usize, span.end as usize));
    let line = |at: usize| source.line(source.line_of(at) - 1);
    let before = source.slice(line(start).start, start);
    let found = source.slice(start, end);
    let behind = source.slice(end, line(end.saturating_sub(1).max(start)).end.max(end));
    let forwards = |text: &str| near(text.chars());
    let backwards = |text: &str| near(text.chars().rev());
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for stretch in [
        backwards(before),
        forwards(found),
        backwards(found),
        forwards(behind),
    ] {
        for byte in stretch.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    format!("{hash:016x}")
}

/// The first characters that are no blanks.
fn near(marks: impl Iterator<Item = char>) -> String {
    marks
        .filter(|mark| !mark.is_whitespace())
        .take(AROUND)
        .collect()
}
