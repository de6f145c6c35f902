//! What the program says of itself: all options of a command, also those that `--help` leaves out to fit a screen; the
//! manual page; completions for a shell.
//! Invariant: all of it is made from the one description of the arguments.

use anyhow::Context as _;
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Args;

/// Every section, in the order of the code.
const WHOLE: &str = "{about}\n\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The help of a command; of the main job when none is given.
pub fn help(command: Option<&str>) -> anyhow::Result<String> {
    let mut program = program();
    program.build();
    let help = match command {
        None => program.help_template(WHOLE).render_long_help(),
        Some(name) => {
            let command = program.find_subcommand_mut(name);
            let unknown = || format!("help: no command is called {name}; see qingyang help");
            command.with_context(unknown)?.render_long_help()
        }
    };
    Ok(format!("{}\n", help.to_string().trim_end()))
}

/// The manual page, as roff.
pub fn manual() -> anyhow::Result<String> {
    let mut page = Vec::new();
    Man::new(program()).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}

/// The completions of a shell, as its script.
pub fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program(), "qingyang", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The description of the arguments; what the short help leaves out to fit a screen is no secret.
fn program() -> Command {
    Args::command().mut_subcommands(|command| command.hide(false))
}
