//! What cleaning changes, as a unified diff that a person can read.
//! Invariant: the old side is the page as it came in, the new side its proof in Markdown, line for line; a terminal is shown nothing that it would obey.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use similar::{ChangeTag, TextDiff};

use super::delivered;
use super::editions::{Bound, Event, Numbers, each};
use super::input::InputTask;
use super::intake::drafts;
use super::report::Count;
use super::terminal;
use crate::model::{Edition, Page};
use crate::render::report::visible;
use crate::render::{self, Format};

/// Lines around a change.
const CONTEXT: usize = 2;

/// How a diff looks.
#[derive(Clone, Copy)]
struct Look {
    /// Whether control characters are made visible; a diff that goes into a file or a pipe has the page's own.
    visible: bool,
    /// Whether it has colours.
    colour: bool,
}

impl Look {
    fn at(self, line: &str) -> Cow<'_, str> {
        if self.visible {
            Cow::Owned(visible(line))
        } else {
            Cow::Borrowed(line)
        }
    }
}

/// Writes what changes on each page; whether all of them could be read.
pub fn diff(task: &InputTask) -> anyhow::Result<bool> {
    let look = Look {
        visible: terminal::is_there(),
        colour: terminal::is_coloured(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut count = Count::default();
    let press = |Bound { edition, .. }: Bound| {
        let mut changes = Vec::new();
        let mut pages = edition.pages.iter();
        let written = pages.try_for_each(|page| write_page(&edition, page, look, &mut changes));
        written.map(|()| changes)
    };
    each(task, drafts(task), Numbers::Edition, press, |event| {
        match event {
            Event::Bound(changes) => delivered(out.write_all(&changes?))?,
            Event::Failed(error) => count.fail(&error, 1),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    delivered(out.flush()).map(|()| count.failed == 0)
}

fn write_page(edition: &Edition, page: &Page, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut proof = Vec::new();
    render::write(Format::Markdown, &alone(edition, page), &mut proof)?;
    let (old, new) = (page.source.text(), String::from_utf8_lossy(&proof));
    let diff = TextDiff::from_lines(old, &new);
    let mut hunks = diff.unified_diff();
    let hunks = hunks.context_radius(CONTEXT);
    let name = look.at(&page.source.name);
    writeln!(out, "--- {name}\n+++ {name} (clean)")?;
    for hunk in hunks.iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, paint) = match change.tag() {
                ChangeTag::Delete => ('-', "\u{1B}[31m"),
                ChangeTag::Insert => ('+', "\u{1B}[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = look.at(change.value().trim_end_matches(['\n', '\r']));
            if look.colour && !paint.is_empty() {
                writeln!(out, "{paint}{sign}{line}\u{1B}[0m")?;
            } else {
                writeln!(out, "{sign}{line}")?;
            }
        }
    }
    Ok(())
}

/// A page with the articles that begin on it, as an edition of its own.
fn alone(edition: &Edition, page: &Page) -> Edition {
    let begins = edition
        .articles
        .iter()
        .filter(|article| article.pages.first() == Some(&page.source.page));
    Edition {
        pages: vec![page.clone()],
        articles: begins.cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn a_terminal_is_shown_control_characters_and_a_file_has_them() {
        let at = |visible| {
            let look = Look {
                visible,
                colour: false,
            };
            look.at("清\u{1B}[2J样").into_owned()
        };
        assert_eq!(at(true), "清␛[2J样");
        assert_eq!(at(false), "清\u{1B}[2J样");
    }
}
