//! The main job: pages in, one document out.
//! Invariant: a page that cannot be read is said and left out; the rest goes on, and nothing is held that is printed.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write as _};
use std::ops::ControlFlow;

use super::delivered;
use super::editions::{Bound, Event, Numbers, each};
use super::intake::drafts;
use super::job::ReadTask;
use super::report::{self, Count};
use crate::model::{Edition, Part};
use crate::render::{self, Format};

/// Large enough for the proof of a page.
const BUFFER: usize = 1 << 16;

/// Reads the pages and writes one document; whether all of them could be read.
pub fn read(task: &ReadTask) -> anyhow::Result<bool> {
    let mut count = Count::default();
    let document = if matches!(task.format, Format::Json | Format::JsonWithSeams) {
        Some(whole(task, &mut count)?)
    } else {
        stream(task, &mut count)?;
        None
    };
    if count.pages() > 1 && !task.quiet {
        count.sum_up();
    }
    if let Some(document) = document {
        delivered(render::write(
            task.format,
            &document,
            &mut io::stdout().lock(),
        ))?;
    }
    Ok(count.failed == 0)
}

/// One document of all editions; it can be closed only when the last page is read.
fn whole(task: &ReadTask, count: &mut Count) -> anyhow::Result<Edition> {
    let mut document = Edition::default();
    let press = |bound: Bound| (task.findings(&bound.edition), bound.edition);
    each(
        &task.input,
        drafts(&task.input),
        Numbers::Document,
        press,
        |event| {
            match event {
                Event::Bound((findings, edition)) => {
                    report::print(&findings);
                    *count += Count::of(&edition);
                    document.pages.extend(edition.pages);
                    document.articles.extend(edition.articles);
                }
                Event::Failed(error) => count.fail(&error, 1),
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
    let press = |Bound { edition, .. }: Bound| {
        let mut body = Vec::new();
        render::write_body(task.format, &edition, Part::Whole, &mut body)?;
        io::Result::Ok((task.findings(&edition), Count::of(&edition), body))
    };
    each(
        &task.input,
        drafts(&task.input),
        Numbers::Edition,
        press,
        |event| {
            let (findings, told, body) = match event {
                Event::Bound(pressed) => pressed?,
                Event::Failed(error) => {
                    count.fail(&error, 1);
                    return Ok(ControlFlow::Continue(()));
                }
            };
            report::print(&findings);
            *count += told;
            match print(&mut out, render::lead(task.format, !begun), &body) {
                // A reader that has closed the pipe has all that it wants.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
                written => {
                    begun |= !body.is_empty();
                    delivered(written).map(ControlFlow::Continue)
                }
            }
        },
    )?;
    delivered(out.flush())
}

fn print(out: &mut BufWriter<StdoutLock<'_>>, lead: &str, body: &[u8]) -> io::Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    out.write_all(lead.as_bytes())?;
    out.write_all(body)
}
