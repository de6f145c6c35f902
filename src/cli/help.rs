//! `qingyang help`: all options of a command, also those that `--help` leaves out to fit a screen.

use std::io::{self, Write as _};

use anyhow::Context as _;
use clap::CommandFactory as _;

use super::args::Args;
use super::delivered;

/// Every section, in the order of the code.
const WHOLE: &str = "{about}\n\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// Prints the help of a command; of the main job when none is given.
pub fn print(command: Option<&str>) -> anyhow::Result<()> {
    // What the short help leaves out to fit a screen is no secret.
    let mut program = Args::command().mut_subcommands(|command| command.hide(false));
    program.build();
    let help = match command {
        None => program.help_template(WHOLE).render_long_help(),
        Some(name) => {
            let command = program.find_subcommand_mut(name);
            let unknown = || format!("help: no command is called {name}; see qingyang --help");
            command.with_context(unknown)?.render_long_help()
        }
    };
    let mut out = io::stdout().lock();
    let written = writeln!(out, "{}", help.to_string().trim_end());
    delivered(written.and_then(|()| out.flush()))
}
