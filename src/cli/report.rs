//! What people see on standard error: one line a finding, one line an error.
//! Invariant: an error line is `qingyang: FILE: what was seen; what to do`.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Error, anyhow};

use crate::model::{Edition, Level};
use crate::rule::{self, Language};

/// Says what could not be done, in one line: causes are joined with colons.
pub fn complain(error: &Error) {
    say(
        &mut io::stderr().lock(),
        format_args!("qingyang: {error:#}"),
    );
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

/// Lists the findings of a level and above; all of them stand in the JSON.
pub fn findings(edition: &Edition, least: Level, language: Language) {
    let mut out = io::stderr().lock();
    for page in &edition.pages {
        let name = &page.source.name;
        for finding in page.findings.iter().filter(|found| found.level >= least) {
            let at = finding.spans.first().map_or(0, |span| span.start as usize);
            let (line, column) = (page.source.line_of(at), page.source.column_of(at));
            let code = finding.code;
            let message = rule::message(finding, &edition.pages, language);
            say(
                &mut out,
                format_args!("{name}:{line}:{column}: {code} {message}"),
            );
        }
    }
}

/// What has come of the pages so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Pages that were read.
    pub read: usize,
    /// Pages that could not be read.
    pub failed: usize,
    /// Their articles.
    pub articles: usize,
    /// Their findings that an editor should look at.
    pub warnings: usize,
}

impl Count {
    /// Counts an edition.
    pub fn add(&mut self, edition: &Edition) {
        let findings = edition.pages.iter().flat_map(|page| &page.findings);
        let warnings = findings.filter(|finding| finding.level >= Level::Warning);
        self.read += edition.pages.len();
        self.articles += edition.articles.len();
        self.warnings += warnings.count();
    }

    /// Says why a page could not be read, and counts it.
    pub fn fail(&mut self, error: &Error) {
        complain(error);
        self.failed += 1;
    }

    /// Says in one line what came of it all.
    pub fn sum_up(&self) {
        let given = self.read + self.failed;
        let Self {
            read,
            articles,
            warnings,
            ..
        } = self;
        say(
            &mut io::stderr().lock(),
            format_args!(
                "qingyang: {read} of {given} pages read, articles: {articles}, warnings: {warnings}"
            ),
        );
    }
}

fn say(out: &mut io::StderrLock<'_>, line: Arguments<'_>) {
    // There is nobody left to tell if standard error is closed.
    let _ = writeln!(out, "{line}");
}
