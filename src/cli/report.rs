//! What people see on standard error: one line a finding, one line an error.

use std::io::{self, Write as _};

use crate::model::{Edition, Level};

/// Says what could not be done, in one line: causes are joined with colons.
pub fn complain(error: &anyhow::Error) {
    // There is nobody left to tell if standard error is closed.
    let _ = writeln!(io::stderr().lock(), "qingyang: {error:#}");
}

/// Lists what the tool was unsure of; notes stay in the JSON.
pub fn findings(edition: &Edition) {
    let mut out = io::stderr().lock();
    for page in &edition.pages {
        for finding in page
            .findings
            .iter()
            .filter(|finding| finding.level >= Level::Warning)
        {
            let at = finding.spans.first().map_or(0, |span| span.start as usize);
            let (line, column) = (page.source.line_of(at), page.source.column_of(at));
            let name = &page.source.name;
            let _ = writeln!(
                out,
                "{name}:{line}:{column}: {} {}",
                finding.code, finding.message
            );
        }
    }
}
