//! What will be done: the arguments, checked.
//! Invariant: nothing has been opened yet, so what is typed wrong is said before any page is read.

use std::path::PathBuf;

pub use anyhow::bail;
use clap_complete::Shell;

use super::args::Per;
use super::args::{Args, Command, ReadArgs, RulesFormatName, TrainArgs};
use super::check_task::{CheckTask, the_rule};
use super::input::InputTask;
use super::input_args::InputArgs;
use super::why::WhyTask;
use super::{locale, report};
use crate::lang::ngram::Recipe;
use crate::model::{Edition, Level};
use crate::render::Format;
use crate::rule::{Language, Rule};

/// One thing to do.
pub enum Job {
    /// Read pages and write them clean.
    Read(Box<ReadTask>),
    /// Read pages and show what cleaning changes.
    Diff(Box<InputTask>),
    /// Read pages and report what was found.
    Check(Box<CheckTask>),
    /// Read pages and tell what was decided about a line.
    Why(Box<WhyTask>),
    /// Print a rule's page of the rule book.
    Explain(&'static Rule),
    /// List the rules.
    Rules(RulesTask),
    /// Train a model.
    Train(TrainTask),
    /// Print the JSON Schema.
    Schema,
    /// Print that of the decisions file.
    DecisionsSchema,
    /// Print these settings.
    Config(String),
    /// Print completions for a shell.
    Completions(Shell),
    /// Print the manual page.
    Man,
    /// Print all options of a command, or of the main job.
    Help(Option<String>),
}

/// Pages to read.
pub struct ReadTask {
    /// Where from.
    pub input: InputTask,
    /// What to write.
    pub format: Format,
    /// Where to, if that is not standard output.
    pub results: Option<Results>,
    /// The language that findings are told in.
    pub language: Language,
    /// Whether findings are kept off standard error.
    pub quiet: bool,
}

impl ReadTask {
    /// The findings of an edition that the user wants to see, one a line.
    pub fn findings(&self, edition: &Edition) -> String {
        let least = if self.quiet {
            Level::Error
        } else {
            Level::Warning
        };
        report::findings(edition, least, self.language)
    }
}

/// A folder of results.
pub struct Results {
    /// The folder.
    pub folder: PathBuf,
    /// What has a file of its own.
    pub per: Per,
    /// Whether results that are there already are kept.
    pub resume: bool,
    /// What the results depend on beside the pages, in words.
    pub settings: String,
}

/// Rules to list.
pub struct RulesTask {
    /// Whether as JSON.
    pub json: bool,
    /// The language of names.
    pub language: Language,
}

/// A model to train.
pub struct TrainTask {
    /// The texts, in order.
    pub texts: Vec<PathBuf>,
    /// Where to.
    pub output: PathBuf,
    /// A list of words that takes the place of the one in the binary.
    pub words: Option<PathBuf>,
    /// What to keep.
    pub recipe: Recipe,
}

impl Args {
    /// Checks what was typed.
    pub fn into_job(self) -> anyhow::Result<Job> {
        match self.command {
            Some(Command::Schema(args)) if args.decisions => Ok(Job::DecisionsSchema),
            Some(Command::Schema(_)) => Ok(Job::Schema),
            Some(Command::Config(mut args)) => Ok(Job::Config(args.read.settle()?.1.print())),
            Some(Command::Completions(args)) => Ok(Job::Completions(args.shell)),
            Some(Command::Man) => Ok(Job::Man),
            Some(Command::Help(args)) => Ok(Job::Help(args.command)),
            Some(Command::Train(args)) => Ok(Job::Train(train_task(args))),
            Some(Command::Check(args)) => args.into_task().map(Box::new).map(Job::Check),
            Some(Command::Why(args)) => args.into_task().map(Box::new).map(Job::Why),
            Some(Command::Explain(args)) => the_rule(&args.rule).map(Job::Explain),
            Some(Command::Rules(args)) => Ok(Job::Rules(RulesTask {
                json: args.to == RulesFormatName::Json,
                language: args.lang.map_or_else(locale::language, Language::from),
            })),
            None if self.read.diff => diff_task(self.read.input).map(Box::new).map(Job::Diff),
            None => read_task(self.read).map(Box::new).map(Job::Read),
        }
    }
}

fn diff_task(mut args: InputArgs) -> anyhow::Result<InputTask> {
    let (settings, _) = args.settle()?;
    args.into_task(&settings)
}

fn read_task(mut args: ReadArgs) -> anyhow::Result<ReadTask> {
    // What a file sets for the case that there is an out folder is no mistake where there is none.
    let per_typed = args.output.per.is_some();
    let (settings, truth) = args.settle()?;
    let per = args.output.per.unwrap_or_default();
    let results = match args.output.output.take() {
        Some(folder) => Some(Results {
            folder,
            per,
            resume: args.output.resume,
            settings: args.made_with(&settings, &truth),
        }),
        None if args.output.resume => bail!("--resume: belongs to -o"),
        None if per_typed => bail!("--per: belongs to -o"),
        None => None,
    };
    let format = match args.to.unwrap_or_default().into() {
        Format::Json if args.seams => Format::JsonWithSeams,
        _ if args.seams => bail!("--seams: goes with --to json"),
        format => format,
    };
    Ok(ReadTask {
        input: args.input.into_task(&settings)?,
        format,
        results,
        language: args.lang.map_or_else(locale::language, Language::from),
        quiet: args.quiet,
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
        words: args.words,
        recipe,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use clap::Parser as _;

    use super::{Args, Job};
    use crate::cli::input::Input;

    fn job(typed: &[&str]) -> anyhow::Result<Job> {
        let program = std::iter::once(&"qingyang");
        Args::try_parse_from(program.chain(typed))?.into_job()
    }

    #[test]
    fn without_a_file_the_page_comes_from_standard_input() {
        for typed in [&[][..], &["-"], &["--to", "md", "-"]] {
            match job(typed) {
                Ok(Job::Read(task)) => match task.input.input {
                    Input::Named(files) => assert_eq!(files, [Path::new("-")]),
                    _ => panic!("{typed:?} names a file"),
                },
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
            &["--from", "jsonl", "a.txt"],
            &["--from", "jsonl", "--encoding", "gb18030"],
            &["-0", "a.txt"],
            &["--page", "2", "a.txt", "b.txt"],
            &["--page", "二版主", "a.txt"],
            &["--date", "8月28日"],
            &["--include", "["],
            &["--jobs", "0"],
            &["--resume", "a.txt"],
            &["--per", "page", "a.txt"],
            &["--per", "word", "-o", "out", "a.txt"],
            &["train", "a.txt"],
            &["train", "-o", "a.ngram"],
        ] {
            assert!(job(typed).is_err(), "{typed:?}");
        }
    }
}
