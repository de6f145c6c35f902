//! The command line: the only room with files, streams, clap, anyhow and exit codes.
//! Invariant: input files are only ever opened for reading; a bad file is one line on standard error and the rest
//! goes on; a reader that closes the pipe is no error.
//!
//! Exit codes: 0 done, 1 `check` found something, 2 something could not be done.

mod archive;
mod args;
mod baseline;
mod check;
mod check_args;
mod check_task;
mod crew;
pub mod decisions;
mod diff;
mod editions;
mod help;
mod input;
mod input_args;
mod intake;
mod interrupt;
mod job;
mod journal;
mod locale;
mod meant;
mod names;
mod open;
mod out_folder;
mod progress;
mod read;
mod report;
mod rules;
mod settings;
mod settle;
mod terminal;
mod train;
mod why;

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use args::Args;
use job::Job;

/// Something could not be done.
const FAILED: u8 = 2;

/// What became of a job.
enum Outcome {
    /// All of it was done, and nothing found.
    Done,
    /// All of it was done, and something found.
    Found,
    /// Something could not be done.
    Failed,
}

impl Outcome {
    /// Done or failed.
    fn of(done: bool) -> Self {
        if done { Self::Done } else { Self::Failed }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Found => Self::from(1),
            Outcome::Failed => Self::from(FAILED),
        }
    }
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = Args::parse().into_job().and_then(carry_out);
    outcome
        .unwrap_or_else(|error| {
            report::complain(&error);
            Outcome::Failed
        })
        .into()
}

fn carry_out(job: Job) -> anyhow::Result<Outcome> {
    let done = |()| Outcome::Done;
    match job {
        Job::Read(task) => match &task.results {
            Some(_) => archive::archive(*task).map(Outcome::of),
            None => read::read(&task).map(Outcome::of),
        },
        Job::Diff(task) => diff::diff(&task).map(Outcome::of),
        Job::Check(task) => check::check(&task),
        Job::Why(task) => why::why(&task).map(Outcome::of),
        Job::Explain(rule) => rules::explain(rule).map(done),
        Job::Rules(task) => rules::list(&task).map(done),
        Job::Train(task) => train::train(&task).map(done),
        Job::Schema => print(crate::render::schema::SCHEMA).map(done),
        Job::DecisionsSchema => print(decisions::SCHEMA).map(done),
        Job::Config(settings) => print(&settings).map(done),
        Job::Completions(shell) => print(&help::completions(shell)).map(done),
        Job::Man => print(&help::manual()?).map(done),
        Job::Help(command) => print(&help::help(command.as_deref())?).map(done),
    }
}

/// Prints what the program says of itself.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    delivered(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// What became of the output: a reader that has closed the pipe has all that it wants.
fn delivered(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("standard output"),
    }
}
