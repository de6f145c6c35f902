//! One line a finding: `path:line:column: CODE message`.

use std::io::{Result, Write};

use super::Entry;
use super::line::visible;

pub(super) fn write(entry: &Entry<'_>, out: &mut dyn Write) -> Result<()> {
    let place = entry.place();
    let (path, message) = (visible(entry.path()), visible(&entry.message));
    let code = entry.rule.code;
    writeln!(
        out,
        "{path}:{}:{}: {code} {message}",
        place.line, place.column
    )
}
