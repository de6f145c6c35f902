//! What standard output is when people look at it: whether it shows colours, and how wide it is.
//! Invariant: into a file or a pipe go plain lines of one width, whatever the terminal is like.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};

use terminal_size::{Width, terminal_size_of};

/// Cells of a line where nothing says how many there are.
const WIDTH: usize = 100;

/// Whether it is a terminal.
pub fn is_there() -> bool {
    io::stdout().is_terminal()
}

/// Whether colours may be used on it.
pub fn is_coloured() -> bool {
    let set = |name| env::var_os(name).unwrap_or_default();
    shows_colours(is_there(), &set("NO_COLOR"), &set("TERM"))
}

/// <https://no-color.org>: set and not empty. A terminal that calls itself dumb knows no colours.
fn shows_colours(terminal: bool, no_color: &OsStr, term: &OsStr) -> bool {
    terminal && no_color.is_empty() && term != "dumb"
}

/// How many cells wide a line may be: what COLUMNS says, else the terminal.
pub fn width() -> usize {
    let said = env::var("COLUMNS").ok();
    let said = said.and_then(|columns| columns.parse().ok());
    let seen = || terminal_size_of(io::stdout()).map(|(Width(cells), _)| usize::from(cells));
    said.or_else(seen)
        .filter(|&cells| cells > 0)
        .unwrap_or(WIDTH)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::shows_colours;

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let shows = |terminal, no_color: &str, term: &str| {
            shows_colours(terminal, OsStr::new(no_color), OsStr::new(term))
        };
        assert!(shows(true, "", "xterm"));
        assert!(!shows(true, "1", "xterm"));
        assert!(!shows(true, "", "dumb"));
        assert!(!shows(false, "", "xterm"));
    }
}
