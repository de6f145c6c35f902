//! `qingyang train`: texts in, a language model out.
//! Invariant: no text that was read is written over, by whatever name the output goes.

use std::fs::{self, Metadata};
use std::path::Path;

use anyhow::{anyhow, bail};

use super::job::TrainTask;
use super::open::read_file;
use super::report;
use crate::lang::ngram::{self, Model};
use crate::lang::words::{self, List};

/// Trains a model and writes it.
pub fn train(task: &TrainTask) -> anyhow::Result<()> {
    let output = &task.output;
    let read: anyhow::Result<Vec<String>> = task
        .texts
        .iter()
        .map(|path| read_text(path, output))
        .collect();
    let texts = read?;
    let words = match &task.words {
        Some(path) => Some(read_list(path, output)?),
        None => None,
    };
    let list = match &words {
        Some(words) => List::of(words),
        None => Model::builtin().word_list(),
    };
    let model = ngram::train(
        texts.iter().map(String::as_str),
        &task.recipe,
        list.as_ref(),
    );
    fs::write(output, model).map_err(|error| report::refused(output, error))
}

/// A text to learn from, which is not what will be written.
fn read_text(path: &Path, output: &Path) -> anyhow::Result<String> {
    if is_same_file(path, output) {
        bail!(
            "{}: is one of the texts; name another file with -o",
            output.display()
        );
    }
    String::from_utf8(read_file(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow!(
            "{}: byte {at}: not UTF-8; convert the text first",
            path.display()
        )
    })
}

/// A list of words.
fn read_list(path: &Path, output: &Path) -> anyhow::Result<Vec<u8>> {
    words::list(&read_text(path, output)?).map_err(|fault| anyhow!("{}: {fault}", path.display()))
}

/// Whether two paths lead to one file, through links as well.
fn is_same_file(left: &Path, right: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let node = |path: &Path| fs::metadata(path).ok().and_then(|file| node(&file));
    left == right
        || real(left).is_some_and(|left| real(right) == Some(left))
        || node(left).is_some_and(|left| node(right) == Some(left))
}

/// What the file system itself calls a file: its device and number.
#[cfg(unix)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "other systems have nothing to give"
)]
fn node(file: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((file.dev(), file.ino()))
}

/// Elsewhere the standard library does not say.
#[cfg(not(unix))]
fn node(_: &Metadata) -> Option<(u64, u64)> {
    None
}
