//! For people: each finding with its printed line and the place marked under it.
//!
//! ```text
//! warning[I510] doubled-character: a character may be doubled: 络布局局进一
//!   --> page.txt:22:16
//!    |
//! 22 | …字基础设施持续升级。网络布局局进一步优化，在济南、青岛两大国家级…
//!    |                              ^^
//! ```

use std::io::{Result, Write};

use super::line::{show_around, visible};
use super::{Entry, Tally, Voice, name_of, place};
use crate::model::{Edition, Level, Page, Span};
use crate::rule::{Language, level_word};

/// A finding of many places shows so many.
const PLACES: usize = 3;

pub(super) fn write(
    edition: &Edition,
    entry: &Entry<'_>,
    voice: &Voice,
    out: &mut dyn Write,
) -> Result<()> {
    let spans = entry.finding.spans.iter().take(PLACES);
    let places: Vec<(&Page, Span)> = spans
        .filter_map(|span| {
            Some((
                edition
                    .pages
                    .iter()
                    .find(|page| page.source.page == span.page)?,
                *span,
            ))
        })
        .collect();
    let numbers = places
        .iter()
        .map(|(page, span)| place(page, *span).line.to_string().len());
    let gutter = numbers.max().unwrap_or(1);
    let paint = Paint(voice.colour);
    let level = entry.finding.level;
    let head = format!("{}[{}]", level_word(level), entry.rule.code);
    let name = name_of(entry.rule, voice.language);
    writeln!(
        out,
        "{} {}: {}",
        paint.level(level, &head),
        paint.bold(name),
        visible(&entry.message)
    )?;
    let here = entry.place();
    let arrow = paint.dim("-->");
    writeln!(
        out,
        "{:gutter$} {arrow} {}:{}:{}",
        "",
        visible(entry.path()),
        here.line,
        here.column
    )?;
    if places.is_empty() {
        return writeln!(out);
    }
    let bar = paint.dim("|");
    writeln!(out, "{:gutter$} {bar}", "")?;
    for (at, &(page, span)) in places.iter().enumerate() {
        if page.source.page != entry.page.source.page {
            writeln!(
                out,
                "{:gutter$} {} {}",
                "",
                paint.dim(":::"),
                visible(&page.source.name)
            )?;
        }
        let place = place(page, span);
        let range = page.source.line(place.line - 1);
        let line = page.source.slice(range.start, range.end);
        let line = line.trim_end_matches(['\n', '\r']);
        let from = place.column - 1;
        let length = page
            .source
            .slice(span.start as usize, span.end as usize)
            .chars()
            .count();
        let width = voice.width.saturating_sub(gutter + 5).max(20);
        let shown = show_around(line, from, from + length, width);
        let number = format!("{:>gutter$}", place.line);
        writeln!(out, "{} {bar} {}", paint.dim(&number), shown.text)?;
        let under = if at == 0 { "^" } else { "-" }.repeat(shown.marked);
        writeln!(
            out,
            "{:gutter$} {bar} {:before$}{}",
            "",
            "",
            paint.level(level, &under),
            before = shown.before
        )?;
    }
    writeln!(out)
}

pub(super) fn finish(tally: &Tally, voice: &Voice, out: &mut dyn Write) -> Result<()> {
    let Tally {
        pages,
        errors,
        warnings,
        notes,
        ..
    } = tally;
    match voice.language {
        Language::English => writeln!(
            out,
            "pages: {pages}, errors: {errors}, warnings: {warnings}, notes: {notes}"
        ),
        Language::Chinese => writeln!(
            out,
            "{pages}个版面：错误{errors}，警告{warnings}，提示{notes}"
        ),
    }
}

/// A terminal's colours, or none.
struct Paint(bool);

impl Paint {
    fn level(&self, level: Level, words: &str) -> String {
        let colour = match level {
            Level::Note => "1;34",
            Level::Warning => "1;33",
            Level::Error => "1;31",
        };
        self.with(colour, words)
    }

    fn bold(&self, words: &str) -> String {
        self.with("1", words)
    }

    fn dim(&self, words: &str) -> String {
        self.with("2", words)
    }

    fn with(&self, colour: &str, words: &str) -> String {
        if self.0 {
            format!("\u{1B}[{colour}m{words}\u{1B}[0m")
        } else {
            words.to_owned()
        }
    }
}
