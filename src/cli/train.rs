//! `qingyang train`: texts in, a language model out.

use std::fs;

use anyhow::{Context as _, bail};

use super::job::TrainTask;
use crate::lang::ngram;

/// Trains a model and writes it.
pub fn train(task: &TrainTask) -> anyhow::Result<()> {
    let mut texts = Vec::with_capacity(task.texts.len());
    for path in &task.texts {
        let name = || path.display().to_string();
        let bytes = fs::read(path).with_context(name)?;
        match String::from_utf8(bytes) {
            Ok(text) => texts.push(text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                bail!("{}: byte {at}: not UTF-8; convert the text first", name());
            }
        }
    }
    let model = ngram::train(texts.iter().map(String::as_str), &task.recipe);
    fs::write(&task.output, model).with_context(|| task.output.display().to_string())
}
