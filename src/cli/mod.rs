//! The command line: the only room with files, streams, clap, anyhow and exit codes.
//! Invariant: input files are only ever opened for reading; a bad file is one line on standard error and the rest
//! goes on; a reader that closes the pipe is no error.
//!
//! Exit codes: 0 done, 2 something could not be done.

mod args;
mod job;
mod read;
mod report;
mod train;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

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
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::complain(&error);
            ExitCode::from(FAILED)
        }
    }
}

/// Whether all of the job could be done.
fn carry_out(job: Job) -> anyhow::Result<bool> {
    match job {
        Job::Read(task) => read::read(&task),
        Job::Train(task) => train::train(&task).map(|()| true),
        Job::Schema => {
            std::io::stdout()
                .lock()
                .write_all(crate::render::schema::SCHEMA.as_bytes())?;
            Ok(true)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    })
}
