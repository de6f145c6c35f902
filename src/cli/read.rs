//! The main job: pages in, one document out.
//! Invariant: a page that cannot be read is said and left out; the rest goes on, and nothing is held that is printed.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write as _};
use std::ops::ControlFlow;

use super::delivered;
use super::editions::{Event, Numbers, each};
use super::job::ReadTask;
use super::report::{self, Count};
use crate::model::{Edition, Level, Part};
use crate::render::{self, Format};

/// Large enough for the proof of a page.
const BUFFER: usize = 1 << 16;

/// Reads the pages and writes one document; whether all of them could be read.
pub fn read(task: &ReadTask) -> anyhow::Result<bool> {
    let mut count = Count::default();
    if task.format == Format::Json {
        let document = whole(task, &mut count)?;
        sum_up(task, count);
        let written = render::write(Format::Json, &document, &mut io::stdout().lock());
        delivered(written).map(|()| count.failed == 0)
    } else {
        stream(task, &mut count)?;
        sum_up(task, count);
        Ok(count.failed == 0)
    }
}

/// One document of all editions; it can be closed only when the last page is read.
fn whole(task: &ReadTask, count: &mut Count) -> anyhow::Result<Edition> {
    let mut document = Edition::default();
    each(
        &task.input,
        Numbers::Document,
        |edition| edition,
        |event| {
            match event {
                Event::Bound(edition) => {
                    tell(task, &edition, count);
                    document.pages.extend(edition.pages);
                    document.articles.extend(edition.articles);
                }
                Event::Failed(error) => count.fail(&error),
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    Ok(document)
}

/// Each edition as soon as it is bound, as one document: what opens it is printed once.
fn stream(task: &ReadTask, count: &mut Count) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut begun = false;
    let press = |edition: Edition| {
        let mut body = Vec::new();
        let written = render::write_body(task.format, &edition, Part::Whole, &mut body);
        written.map(|()| (edition, body))
    };
    each(&task.input, Numbers::Edition, press, |event| {
        let (edition, body) = match event {
            Event::Bound(pressed) => pressed?,
            Event::Failed(error) => {
                count.fail(&error);
                return Ok(ControlFlow::Continue(()));
            }
        };
        tell(task, &edition, count);
        match print(&mut out, render::lead(task.format, !begun), &body) {
            // A reader that has closed the pipe has all that it wants.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
            written => {
                begun |= !body.is_empty();
                delivered(written).map(ControlFlow::Continue)
            }
        }
    })?;
    delivered(out.flush())
}

fn print(out: &mut BufWriter<StdoutLock<'_>>, lead: &str, body: &[u8]) -> io::Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    out.write_all(lead.as_bytes())?;
    out.write_all(body)
}

/// Lists what was found on the pages of an edition, and counts them.
fn tell(task: &ReadTask, edition: &Edition, count: &mut Count) {
    let least = if task.quiet {
        Level::Error
    } else {
        Level::Warning
    };
    report::findings(edition, least, task.language);
    count.add(edition);
}

fn sum_up(task: &ReadTask, count: Count) {
    if count.read + count.failed > 1 && !task.quiet {
        count.sum_up();
    }
}
