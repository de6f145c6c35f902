//! Workflow commands of GitHub Actions, which show findings beside the lines of a change.
//! Invariant: a command is one line; what would end it or part its properties is escaped as the runner undoes it.

use std::io::{Result, Write};

use super::line::visible;
use super::{Entry, Voice, name_of};
use crate::model::Level;

pub(super) fn write(entry: &Entry<'_>, voice: &Voice, out: &mut dyn Write) -> Result<()> {
    let place = entry.place();
    let command = match entry.finding.level {
        Level::Note => "notice",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let title = format!(
        "{} {}",
        entry.rule.code,
        name_of(entry.rule, voice.language)
    );
    write!(
        out,
        "::{command} file={},line={}",
        property(entry.path()),
        place.line
    )?;
    write!(out, ",col={},endLine={}", place.column, place.end_line)?;
    // The runner takes columns on one line only.
    if place.end_line == place.line {
        write!(out, ",endColumn={}", place.end_column)?;
    }
    writeln!(
        out,
        ",title={}::{}",
        property(&title),
        data(&visible(&entry.message))
    )
}

fn data(words: &str) -> String {
    words
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}
