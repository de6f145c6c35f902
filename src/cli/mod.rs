//! The command line: the only room with files, streams, clap, anyhow and exit codes.
//! Invariant: input files are only ever opened for reading; a bad file is one line on standard error and the rest
//! goes on; a reader that closes the pipe is no error.
//!
//! Exit codes: 0 done, 2 something could not be done.

mod archive;
mod args;
mod crew;
mod editions;
mod help;
mod input;
mod input_args;
mod intake;
mod interrupt;
mod job;
mod journal;
mod locale;
mod names;
mod open;
mod out_folder;
mod progress;
mod read;
mod report;
mod train;

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use args::Args;
use job::Job;

/// Something could not be done.
const FAILED: u8 = 2;

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    match Args::parse().into_job().and_then(carry_out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        Err(error) => {
            report::complain(&error);
            ExitCode::from(FAILED)
        }
    }
}

/// Whether all of the job could be done.
fn carry_out(job: Job) -> anyhow::Result<bool> {
    match job {
        Job::Read(task) => match &task.results {
            Some(_) => archive::archive(*task),
            None => read::read(&task),
        },
        Job::Train(task) => train::train(&task).map(|()| true),
        Job::Schema => print_schema().map(|()| true),
        Job::Help(command) => help::print(command.as_deref()).map(|()| true),
    }
}

fn print_schema() -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    let schema = crate::render::schema::SCHEMA.as_bytes();
    delivered(out.write_all(schema).and_then(|()| out.flush()))
}

/// What became of the output: a reader that has closed the pipe has all that it wants.
fn delivered(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("standard output"),
    }
}
