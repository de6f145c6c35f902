//! What cleaning changes, as a unified diff that a person can read.
//! Invariant: the old side is the page as it came in, the new side its proof in Markdown, line for line.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::ops::ControlFlow;

use similar::{ChangeTag, TextDiff};

use super::delivered;
use super::editions::{Bound, Event, Numbers, each};
use super::input::InputTask;
use super::intake::drafts;
use super::report::Count;
use crate::model::{Edition, Page};
use crate::render::{self, Format};

/// Lines around a change.
const CONTEXT: usize = 2;

/// Writes what changes on each page; whether all of them could be read.
pub fn diff(task: &InputTask) -> anyhow::Result<bool> {
    let stdout = io::stdout();
    let colour = stdout.is_terminal();
    let mut out = BufWriter::new(stdout.lock());
    let mut count = Count::default();
    let press = |Bound { edition, .. }: Bound| {
        let mut changes = Vec::new();
        let mut pages = edition.pages.iter();
        let written = pages.try_for_each(|page| write_page(&edition, page, colour, &mut changes));
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

fn write_page(edition: &Edition, page: &Page, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut proof = Vec::new();
    render::write(Format::Markdown, &alone(edition, page), &mut proof)?;
    let (old, new) = (page.source.text(), String::from_utf8_lossy(&proof));
    let diff = TextDiff::from_lines(old, &new);
    let mut hunks = diff.unified_diff();
    let hunks = hunks.context_radius(CONTEXT);
    let name = &page.source.name;
    writeln!(out, "--- {name}\n+++ {name} (clean)")?;
    for hunk in hunks.iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, paint) = match change.tag() {
                ChangeTag::Delete => ('-', "\u{1B}[31m"),
                ChangeTag::Insert => ('+', "\u{1B}[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            if colour && !paint.is_empty() {
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
