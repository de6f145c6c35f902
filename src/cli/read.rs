//! The main job: pages in, one document out.
//! Invariant: a page that cannot be read is said and left out; the pages that can be read are numbered without a gap.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, anyhow, bail};

use super::job::{PageFile, ReadTask};
use super::{delivered, report};
use crate::lang::ngram::Model;
use crate::model::{Edition, Level};
use crate::pipeline::{self, Input, Options, Reading};
use crate::render;

/// Offsets are 32 bits wide.
const LARGEST_PAGE: usize = u32::MAX as usize;

/// Large enough for the proof of a page.
const BUFFER: usize = 1 << 16;

/// Reads the pages and writes one document; whether all of them could be read.
pub fn read(task: &ReadTask) -> anyhow::Result<bool> {
    let own = task.model.as_deref().map(open_model).transpose()?;
    let options = Options {
        encoding: task.encoding,
        model: own.as_ref().unwrap_or_else(|| Model::builtin()),
    };
    let given = task.inputs.len();
    let mut readings = Vec::with_capacity(given);
    for input in &task.inputs {
        match read_page(input, readings.len() as u32, &options) {
            Ok(reading) => readings.push(reading),
            Err(error) => report::complain(&error),
        }
    }
    let all = readings.len() == given;
    let edition = pipeline::bind(readings);
    let least = if task.quiet {
        Level::Error
    } else {
        Level::Warning
    };
    report::findings(&edition, least, task.language);
    if given > 1 && !task.quiet {
        report::sum_up(&edition, given);
    }
    delivered(write(task, &edition)).map(|()| all)
}

fn write(task: &ReadTask, edition: &Edition) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    render::write(task.format, edition, &mut out)?;
    out.flush()
}

fn open_model(path: &Path) -> anyhow::Result<Model> {
    let bytes = read_file(path)?;
    Model::open(bytes).with_context(|| path.display().to_string())
}

fn read_page(input: &PageFile, page: u32, options: &Options<'_>) -> anyhow::Result<Reading> {
    let (name, bytes) = match input {
        PageFile::Standard => {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            read.context("-: standard input cannot be read")?;
            ("-".to_owned(), bytes)
        }
        PageFile::Named(path) => (path.display().to_string(), read_file(path)?),
    };
    if bytes.len() > LARGEST_PAGE {
        bail!("{name}: {} bytes are no page; split the file", bytes.len());
    }
    let input = Input {
        page,
        name: &name,
        bytes: &bytes,
    };
    pipeline::read(input, options).map_err(|refusal| anyhow!("{name}: {refusal}"))
}

/// What a file holds, or one line with its name, what was seen and what to do.
pub fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).map_err(|error| report::refused(path, error))
}
