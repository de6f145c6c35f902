//! The main job: pages in, a clean proof out.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, anyhow};

use super::job::{PageFile, ReadTask};
use super::report;
use crate::lang::ngram::Model;
use crate::pipeline::{self, Input, Options, Reading};
use crate::render;

/// Offsets are 32 bits wide.
const LARGEST_PAGE: usize = u32::MAX as usize;

/// Reads the pages and writes one document; whether all of them could be read.
pub fn read(task: &ReadTask) -> anyhow::Result<bool> {
    let own = task.model.as_deref().map(open_model).transpose()?;
    let options = Options {
        encoding: task.encoding,
        model: own.as_ref().unwrap_or_else(|| Model::builtin()),
    };
    let mut readings = Vec::with_capacity(task.inputs.len());
    let mut all = true;
    for input in &task.inputs {
        match read_page(input, readings.len() as u32, &options) {
            Ok(reading) => readings.push(reading),
            Err(error) => {
                report::complain(&error);
                all = false;
            }
        }
    }
    let edition = pipeline::bind(readings);
    if !task.quiet {
        report::findings(&edition);
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    render::write(task.format, &edition, &mut out)?;
    out.flush()?;
    Ok(all)
}

fn open_model(path: &Path) -> anyhow::Result<Model> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Model::open(bytes).with_context(|| path.display().to_string())
}

fn read_page(input: &PageFile, page: u32, options: &Options<'_>) -> anyhow::Result<Reading> {
    let (name, bytes) = match input {
        PageFile::Standard => {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .context("standard input")?;
            ("-".to_owned(), bytes)
        }
        PageFile::Named(path) => {
            let name = path.display().to_string();
            if path.is_dir() {
                return Err(anyhow!("{name}: is a folder; name the files in it"));
            }
            let bytes = fs::read(path).with_context(|| name.clone())?;
            (name, bytes)
        }
    };
    if bytes.len() > LARGEST_PAGE {
        return Err(anyhow!(
            "{name}: {} bytes are no page; split the file",
            bytes.len()
        ));
    }
    pipeline::read(
        Input {
            page,
            name: &name,
            bytes: &bytes,
        },
        options,
    )
    .map_err(|refusal| anyhow!("{name}: {refusal}"))
}
