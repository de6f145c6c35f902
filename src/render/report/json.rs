//! Findings as JSON: one object, or an object a line.
//! Invariant: keys in a fixed order; lines and columns from 1, columns in characters; `spans` are bytes as in the main job's
//! JSON, the first of them the place.

use std::io::{Error, Result, Write};

use serde::Serialize;

use super::{Entry, Tally};
use crate::model::Edition;
use crate::rule::level_word;

/// The version of the report; it follows semver.
const VERSION: &str = "1.0.0";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingView<'e> {
    source: &'e str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    code: &'static str,
    name: &'static str,
    level: &'static str,
    message: String,
    spans: Vec<SpanView<'e>>,
}

#[derive(Serialize)]
struct SpanView<'e> {
    source: &'e str,
    start: u32,
    end: u32,
}

/// What stands behind the findings.
#[derive(Serialize)]
struct TallyView {
    pages: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

pub(super) fn begin(out: &mut dyn Write) -> Result<()> {
    write!(
        out,
        "{{\"schemaName\":\"qingyang-report\",\"schemaVersion\":\"{VERSION}\",\"findings\":["
    )
}

pub(super) fn write(
    edition: &Edition,
    entry: Entry<'_>,
    first: bool,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all(if first { b"\n" } else { b",\n" })?;
    serde_json::to_writer(out, &view(edition, entry)).map_err(Error::from)
}

pub(super) fn write_line(edition: &Edition, entry: Entry<'_>, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, &view(edition, entry)).map_err(Error::from)?;
    out.write_all(b"\n")
}

pub(super) fn finish(tally: &Tally, out: &mut dyn Write) -> Result<()> {
    let view = TallyView {
        pages: tally.pages,
        errors: tally.errors,
        warnings: tally.warnings,
        notes: tally.notes,
    };
    out.write_all(b"\n],\"tally\":")?;
    serde_json::to_writer(&mut *out, &view).map_err(Error::from)?;
    out.write_all(b"}\n")
}

fn view<'e>(edition: &'e Edition, entry: Entry<'e>) -> FindingView<'e> {
    let place = entry.place();
    let spans = entry.finding.spans.iter().filter_map(|span| {
        let page = edition
            .pages
            .iter()
            .find(|page| page.source.page == span.page)?;
        Some(SpanView {
            source: &page.source.name,
            start: span.start,
            end: span.end,
        })
    });
    FindingView {
        source: &entry.page.source.name,
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        code: entry.rule.code,
        name: entry.rule.name,
        level: level_word(entry.finding.level),
        spans: spans.collect(),
        message: entry.message,
    }
}
