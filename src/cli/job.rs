//! What will be done: the arguments, checked.
//! Invariant: nothing has been opened yet, so what is typed wrong is said before any page is read.

use std::path::PathBuf;

use anyhow::{Context, bail};
use encoding_rs::Encoding;

use super::args::{Args, Command, ReadArgs, TrainArgs};
use super::locale;
use crate::lang::ngram::Recipe;
use crate::render::Format;
use crate::rule::Language;

/// One thing to do.
pub enum Job {
    /// Read pages and write them clean.
    Read(ReadTask),
    /// Train a model.
    Train(TrainTask),
    /// Print the JSON Schema.
    Schema,
}

/// Pages to read.
pub struct ReadTask {
    /// Where from; at least one.
    pub inputs: Vec<PageFile>,
    /// What to write.
    pub format: Format,
    /// The encoding, if it was named.
    pub encoding: Option<&'static Encoding>,
    /// The model's file, if it is not the built-in one.
    pub model: Option<PathBuf>,
    /// The language that findings are told in.
    pub language: Language,
    /// Whether findings are kept off standard error.
    pub quiet: bool,
}

/// Where a page comes from.
pub enum PageFile {
    /// Standard input.
    Standard,
    /// A file.
    Named(PathBuf),
}

/// A model to train.
pub struct TrainTask {
    /// The texts, in order.
    pub texts: Vec<PathBuf>,
    /// Where to.
    pub output: PathBuf,
    /// What to keep.
    pub recipe: Recipe,
}

impl Args {
    /// Checks what was typed.
    pub fn into_job(self) -> anyhow::Result<Job> {
        match self.command {
            Some(Command::Schema) => Ok(Job::Schema),
            Some(Command::Train(args)) => Ok(Job::Train(train_task(args))),
            None => read_task(self.read).map(Job::Read),
        }
    }
}

fn read_task(args: ReadArgs) -> anyhow::Result<ReadTask> {
    let named = |path: PathBuf| {
        if path.as_os_str() == "-" {
            PageFile::Standard
        } else {
            PageFile::Named(path)
        }
    };
    let mut inputs: Vec<PageFile> = args.files.into_iter().map(named).collect();
    if inputs.is_empty() {
        inputs.push(PageFile::Standard);
    }
    let standard = |input: &&PageFile| matches!(input, PageFile::Standard);
    if inputs.iter().filter(standard).count() > 1 {
        bail!("-: standard input can be read only once; name it once");
    }
    let encoding = args.encoding.map(|name| encoding_of(&name)).transpose()?;
    Ok(ReadTask {
        inputs,
        format: args.to.into(),
        encoding,
        model: args.model,
        language: args.lang.map_or_else(locale::language, Language::from),
        quiet: args.quiet,
    })
}

fn encoding_of(name: &str) -> anyhow::Result<&'static Encoding> {
    // Without the "replacement" encoding, which the standard has for refusing a text.
    Encoding::for_label_no_replacement(name.as_bytes()).with_context(|| {
        format!("--encoding: no encoding is called {name}; try utf-8, gb18030, big5 or utf-16le")
    })
}

fn train_task(args: TrainArgs) -> TrainTask {
    let recipe = Recipe {
        least_pair: args.min_bigram,
        least_triple: args.min_trigram,
        ..Recipe::default()
    };
    TrainTask {
        texts: args.texts,
        output: args.output,
        recipe,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::{Args, Job, PageFile};

    fn job(typed: &[&str]) -> anyhow::Result<Job> {
        let program = std::iter::once(&"qingyang");
        Args::try_parse_from(program.chain(typed))?.into_job()
    }

    #[test]
    fn without_a_file_the_page_comes_from_standard_input() {
        for typed in [&[][..], &["-"], &["--to", "md", "-"]] {
            match job(typed) {
                Ok(Job::Read(task)) => assert!(matches!(*task.inputs, [PageFile::Standard])),
                _ => panic!("{typed:?} is a page to read"),
            }
        }
    }

    #[test]
    fn what_cannot_be_done_is_said_before_anything_is_read() {
        for typed in [
            &["-", "-"][..],
            &["--encoding", "klingon"],
            &["--encoding", "iso-2022-kr"],
            &["--to", "pdf"],
            &["train", "a.txt"],
            &["train", "-o", "a.ngram"],
        ] {
            assert!(job(typed).is_err(), "{typed:?}");
        }
    }
}
