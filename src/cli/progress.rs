//! The bar that shows how far an archive is.
//! Invariant: only on a terminal; standard error is otherwise what it would be without it.

use std::fmt::Write;
use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::report::Count;

/// The bar, or nothing.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many pages, if that is known; hidden when standard error is no terminal.
    pub fn new(pages: Option<u64>, quiet: bool) -> Self {
        if quiet || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(pages, ProgressDrawTarget::stderr_with_hz(5));
        let shape = match pages {
            Some(_) => "{wide_bar} {human_pos}/{human_len} pages, {rate}, {eta} left, {msg}",
            None => "{spinner} {human_pos} pages, {rate}, {msg}",
        };
        let style = ProgressStyle::with_template(shape);
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let rate = |state: &ProgressState, out: &mut dyn Write| {
            // The bar is for the eye; a rate that cannot be shown is left out.
            let _ = write!(out, "{:.0} a second", state.per_sec());
        };
        Self(bar.with_style(style.with_key("rate", rate)))
    }

    /// Shows what has come of the pages so far.
    pub fn show(&self, count: &Count) {
        self.0.set_position(count.pages() as u64);
        self.0.set_message(format!("warnings: {}", count.warnings));
    }

    /// Says something on standard error without spoiling the bar.
    pub fn beside<R>(&self, say: impl FnOnce() -> R) -> R {
        self.0.suspend(say)
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
