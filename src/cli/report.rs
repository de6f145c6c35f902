//! What people see on standard error: one line a finding, one line an error.
//! Invariant: nothing reaches a terminal that it would obey; an error line is `qingyang: FILE: what was seen; what to do`.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::ops::AddAssign;
use std::path::Path;

use anyhow::{Error, anyhow};

use crate::model::{Edition, Level};
use crate::render::report::visible;
use crate::rule::{self, Language};

/// Says what could not be done, in one line: causes are joined with colons.
pub fn complain(error: &Error) {
    print(&format!("qingyang: {}\n", visible(&format!("{error:#}"))));
}

/// What the system said about a file, with a hint where it is known what helps.
pub fn refused(path: &Path, error: io::Error) -> Error {
    let name = path.display();
    // Where a folder cannot be opened at all, the system says no more than that access was denied.
    let kind = if path.is_dir() {
        ErrorKind::IsADirectory
    } else {
        error.kind()
    };
    match kind {
        ErrorKind::NotFound => anyhow!("{name}: there is no such file or folder; check the name"),
        ErrorKind::IsADirectory => anyhow!("{name}: is a folder; name a file in it"),
        ErrorKind::PermissionDenied => {
            anyhow!("{name}: access is denied; check the file's permissions")
        }
        _ => Error::new(error).context(name.to_string()),
    }
}

/// The findings of a level and above, one a line; all of them stand in the JSON.
pub fn findings(edition: &Edition, least: Level, language: Language) -> String {
    let mut lines = String::new();
    for page in &edition.pages {
        let name = visible(&page.source.name);
        for finding in page.findings.iter().filter(|found| found.level >= least) {
            let at = finding.spans.first().map_or(0, |span| span.start as usize);
            let (line, column) = (page.source.line_of(at), page.source.column_of(at));
            let code = finding.code;
            let message = visible(&rule::message(finding, &edition.pages, language));
            // A string takes everything.
            let _ = writeln!(lines, "{name}:{line}:{column}: {code} {message}");
        }
    }
    lines
}

/// Prints lines on standard error.
pub fn print(lines: &str) {
    // There is nobody left to tell if standard error is closed.
    let _ = io::stderr().lock().write_all(lines.as_bytes());
}

/// What has come of the pages so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Pages that were read.
    pub read: usize,
    /// Pages that could not be read, or whose results could not be written.
    pub failed: usize,
    /// Pages whose results were there already.
    pub kept: usize,
    /// Their articles.
    pub articles: usize,
    /// Their findings that an editor should look at.
    pub warnings: usize,
}

impl Count {
    /// What came of an edition.
    pub fn of(edition: &Edition) -> Self {
        let findings = edition.pages.iter().flat_map(|page| &page.findings);
        let warnings = findings.filter(|finding| finding.level >= Level::Warning);
        Self {
            read: edition.pages.len(),
            articles: edition.articles.len(),
            warnings: warnings.count(),
            ..Self::default()
        }
    }

    /// How many pages there were.
    pub fn pages(&self) -> usize {
        self.read + self.failed + self.kept
    }

    /// Says why pages could not be done, and counts them.
    pub fn fail(&mut self, error: &Error, pages: usize) {
        complain(error);
        self.failed += pages;
    }

    /// Says in one line what came of it all.
    pub fn sum_up(&self) {
        let (given, read) = (self.pages(), self.read);
        let (articles, warnings) = (self.articles, self.warnings);
        let some = |what: &str, number: usize| match number {
            0 => String::new(),
            number => format!(", {what}: {number}"),
        };
        let rest = some("kept", self.kept) + &some("failed", self.failed);
        print(&format!(
            "qingyang: {read} of {given} pages read, articles: {articles}, warnings: {warnings}{rest}\n"
        ));
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.failed += other.failed;
        self.kept += other.kept;
        self.articles += other.articles;
        self.warnings += other.warnings;
    }
}
