//! Ctrl-C: what is begun is finished, and nothing new is begun.
//! Invariant: a second Ctrl-C ends the program at once, as a user who asks twice expects.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

static SEEN: AtomicBool = AtomicBool::new(false);

/// Listens from now on.
pub fn listen() -> anyhow::Result<()> {
    let heard = || {
        if SEEN.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(super::FAILED));
        }
    };
    ctrlc::set_handler(heard).context("signals cannot be listened to")
}

/// Whether the user has asked for an end; never before `listen`.
pub fn seen() -> bool {
    SEEN.load(Ordering::Relaxed)
}
