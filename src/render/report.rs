//! What was found, in the formats that people and machines read; one file a format, one signature.
//! Invariant: the same findings in every format, in page order; the format says nothing about what is found.
//! Deliberately absent: exit codes, and what the user wants to see; the caller has set levels and left out the rest.

mod concise;
mod full;
mod github;
mod json;
mod line;
mod sarif;
mod statistics;

pub use line::visible;

use std::collections::BTreeMap;
use std::io::{Result, Write};

use crate::model::{Edition, Finding, Level, Page, Span};
use crate::rule::{self, Language, Rule};

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportFormat {
    /// For people: each finding with its printed line.
    #[default]
    Full,
    /// `path:line:column: CODE message`.
    Concise,
    /// One JSON object.
    Json,
    /// A JSON object a finding.
    Jsonl,
    /// SARIF 2.1.0, as code hosts and editors read it.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// How often each rule was broken.
    Statistics,
}

/// How a report speaks.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// Its language.
    pub language: Language,
    /// Whether it may use a terminal's colours.
    pub colour: bool,
    /// How many cells wide a line of it may be.
    pub width: usize,
}

/// A report that is written while editions go by.
#[derive(Debug)]
pub struct Report {
    format: ReportFormat,
    voice: Voice,
    tally: Tally,
    begun: bool,
}

/// What has been reported.
#[derive(Debug, Default)]
struct Tally {
    pages: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// How often each rule was broken.
    rules: BTreeMap<&'static str, usize>,
}

impl Report {
    /// A report of nothing yet.
    #[must_use]
    pub fn new(format: ReportFormat, voice: Voice) -> Self {
        Self {
            format,
            voice,
            tally: Tally::default(),
            begun: false,
        }
    }

    /// Writes the findings of an edition.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn add(&mut self, edition: &Edition, out: &mut dyn Write) -> Result<()> {
        self.begin(out)?;
        self.tally.pages += edition.pages.len();
        for entry in entries(edition, self.voice.language) {
            let first = self.tally.rules.is_empty();
            self.tally.add(&entry);
            match self.format {
                ReportFormat::Full => full::write(edition, &entry, &self.voice, out)?,
                ReportFormat::Concise => concise::write(&entry, out)?,
                ReportFormat::Json => json::write(edition, entry, first, out)?,
                ReportFormat::Jsonl => json::write_line(edition, entry, out)?,
                ReportFormat::Sarif => sarif::write(edition, &entry, first, out)?,
                ReportFormat::Github => github::write(&entry, &self.voice, out)?,
                ReportFormat::Statistics => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self, out: &mut dyn Write) -> Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        match self.format {
            ReportFormat::Json => json::begin(out),
            ReportFormat::Sarif => sarif::begin(self.voice.language, out),
            _ => Ok(()),
        }
    }

    /// Writes what stands behind the last finding.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn finish(mut self, out: &mut dyn Write) -> Result<()> {
        self.begin(out)?;
        match self.format {
            ReportFormat::Full => full::finish(&self.tally, &self.voice, out),
            ReportFormat::Json => json::finish(&self.tally, out),
            ReportFormat::Sarif => sarif::finish(out),
            ReportFormat::Statistics => statistics::finish(&self.tally, &self.voice, out),
            ReportFormat::Concise | ReportFormat::Jsonl | ReportFormat::Github => Ok(()),
        }
    }
}

impl Tally {
    fn add(&mut self, entry: &Entry<'_>) {
        *self.rules.entry(entry.rule.code).or_default() += 1;
        *match entry.finding.level {
            Level::Note => &mut self.notes,
            Level::Warning => &mut self.warnings,
            Level::Error => &mut self.errors,
        } += 1;
    }
}

/// A finding, with what every format says of it.
struct Entry<'e> {
    finding: &'e Finding,
    page: &'e Page,
    rule: &'static Rule,
    message: String,
}

/// A place as people count: lines and columns from 1, columns in characters, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Entry<'_> {
    /// Its name in output: the page's file.
    fn path(&self) -> &str {
        &self.page.source.name
    }

    /// Its first place; a finding about the whole page stands at its beginning.
    fn place(&self) -> Place {
        let first = self.finding.spans.first().copied();
        first.map_or(
            Place {
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1,
            },
            |span| place(self.page, span),
        )
    }
}

fn place(page: &Page, span: Span) -> Place {
    let (start, end) = (span.start as usize, span.end as usize);
    Place {
        line: page.source.line_of(start),
        column: page.source.column_of(start),
        end_line: page.source.line_of(end),
        end_column: page.source.column_of(end),
    }
}

/// The findings of an edition, page by page.
fn entries(edition: &Edition, language: Language) -> impl Iterator<Item = Entry<'_>> {
    let found = move |page| page_entries(edition, page, language);
    edition.pages.iter().flat_map(found)
}

fn page_entries<'e>(
    edition: &'e Edition,
    page: &'e Page,
    language: Language,
) -> impl Iterator<Item = Entry<'e>> {
    page.findings.iter().filter_map(move |finding| {
        Some(Entry {
            finding,
            page,
            rule: rule::find(finding.code)?,
            message: rule::message(finding, &edition.pages, language),
        })
    })
}

/// The name of a rule in a language.
fn name_of(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::English => rule.name,
        Language::Chinese => rule.chinese_name,
    }
}
