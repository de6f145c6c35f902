//! From a draft to a page that was read.
//! Invariant: files are only ever opened for reading; what cannot be read is one line with its name, what was seen and
//! what to do.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, anyhow, bail};
use encoding_rs::UTF_8;

use super::decisions::Decisions;
use super::input::InputTask;
use super::intake::{Content, Draft, Record};
use super::{decisions, names, report};
use crate::lang::ngram::Model;
use crate::pipeline::{self, Input, Options, Reading, Refusal};

/// Bytes of the largest page; a page of a newspaper has about twenty thousand, a year of them a few million.
const LARGEST_PAGE: u64 = 64 << 20;

/// A page that was read, and the draft that it was read from.
pub struct Sheet {
    /// Where it comes from and where its result belongs.
    pub draft: Draft,
    /// What was read.
    pub reading: Reading,
}

/// Reads a page, with what the task knows of pages that do not say it, and what an editor has ruled.
pub fn open(mut draft: Draft, options: &Options<'_>, task: &InputTask) -> anyhow::Result<Sheet> {
    let mut options = *options;
    let mut rest = None;
    let bytes = match &mut draft.content {
        Content::Standard => read_to_limit(io::stdin().lock(), "-")?,
        Content::File(path) => {
            if !draft.called {
                refuse_endless(path)?;
            }
            read_file(path)?
        }
        Content::Line(line) => {
            let record =
                Record::parse(&std::mem::take(line)).with_context(|| draft.name.clone())?;
            options.encoding = Some(UTF_8);
            draft.stated = record.facts;
            rest = record.rest;
            if let Some(id) = record.id {
                draft.place = names::of_id(&id);
                draft.name = id;
            }
            record.text.into_bytes()
        }
    };
    let file = match (&draft.content, &task.decisions) {
        (Content::File(path), decisions) => decisions.of(path),
        (_, Decisions::File(path)) => Some(path.clone()),
        _ => None,
    };
    let rulings = file.as_deref().map(decisions::read).transpose()?;
    let rulings = rulings.unwrap_or_default();
    let input = Input {
        page: 0,
        name: &draft.name,
        bytes: &bytes,
        rulings: &rulings,
    };
    let mut reading = pipeline::read(input, &options).map_err(|refusal| {
        let name = draft.name.as_str();
        let file = file
            .as_deref()
            .filter(|_| matches!(refusal, Refusal::Rulings(_)));
        let name = file.map_or(name.into(), |file| file.to_string_lossy());
        anyhow!("{name}: {refusal}")
    })?;
    let mut facts = draft.stated.clone();
    for other in [&reading.page.facts, &draft.named, &task.facts] {
        facts.complete(other);
    }
    reading.page.facts = facts;
    reading.page.record = rest;
    Ok(Sheet { draft, reading })
}

/// Refuses a pipe or a device that nobody named: it may never end, nor begin, and the rest must go on.
fn refuse_endless(path: &Path) -> anyhow::Result<()> {
    let status = fs::metadata(path).map_err(|error| report::refused(path, error))?;
    if !status.is_file() {
        bail!(
            "{}: is no file; name it in the call to read it",
            path.display()
        );
    }
    Ok(())
}

/// The model to read with, if it is not the built-in one.
pub fn open_model(path: &Path) -> anyhow::Result<Model> {
    let bytes = read_file(path)?;
    Model::open(bytes).with_context(|| path.display().to_string())
}

/// What a file holds.
pub fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = path.display();
    let file = File::open(path).map_err(|error| report::refused(path, error))?;
    let status = file
        .metadata()
        .map_err(|error| report::refused(path, error))?;
    if status.len() > LARGEST_PAGE {
        bail!("{name}: {} bytes are no page; split the file", status.len());
    }
    read_to_limit(file, &name.to_string()).map_err(|error| match error.downcast::<io::Error>() {
        Ok(error) => report::refused(path, error),
        Err(error) => error,
    })
}

/// Reads all, unless it is more than a page: a pipe or a device may have no end.
fn read_to_limit(from: impl io::Read, name: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = from.take(LARGEST_PAGE + 1).read_to_end(&mut bytes);
    if name == "-" {
        read.context("-: standard input cannot be read")?;
    } else {
        read?;
    }
    if bytes.len() as u64 > LARGEST_PAGE {
        bail!("{name}: more than {LARGEST_PAGE} bytes are no page; split the file");
    }
    Ok(bytes)
}
