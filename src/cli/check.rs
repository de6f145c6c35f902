//! check: pages in, findings out; nothing else is written.
//! Invariant: the exit code comes from the findings alone, whatever the format of the report.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::ops::ControlFlow;

use super::baseline::Baseline;
use super::check_task::CheckTask;
use super::editions::{Bound, Event, Numbers, each};
use super::intake::drafts;
use super::report::Count;
use super::{Outcome, delivered};
use crate::model::{Edition, Level};
use crate::render::report::{Report, Voice};
use crate::rule::{Language, Levels};

/// Cells of a line where no terminal says how many it has.
const WIDTH: usize = 100;

/// Reads the pages and reports what was found.
pub fn check(task: &CheckTask) -> anyhow::Result<Outcome> {
    let known = task.baseline.as_deref().map(Baseline::open).transpose()?;
    let mut desk = Desk {
        task,
        known: known.unwrap_or_default(),
        worst: None,
    };
    let stdout = io::stdout();
    let voice = voice(task.language, stdout.is_terminal());
    let mut out = BufWriter::new(stdout.lock());
    let mut report = Report::new(task.format, voice);
    let mut count = Count::default();
    let press = |Bound { mut edition, .. }: Bound| {
        set_levels(&task.levels, &mut edition);
        edition
    };
    let pages = drafts(&task.input);
    each(&task.input, pages, Numbers::Edition, press, |event| {
        let mut edition = match event {
            Event::Bound(edition) => edition,
            Event::Failed(error) => {
                count.fail(&error, 1);
                return Ok(ControlFlow::Continue(()));
            }
        };
        if task.write_baseline.is_some() {
            desk.known.add(&edition);
        } else {
            desk.strike_out(&mut edition);
            delivered(report.add(&edition, &mut out))?;
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let failed = count.failed > 0;
    if let Some(path) = &task.write_baseline {
        desk.known.save(path)?;
        return Ok(Outcome::of(!failed));
    }
    delivered(report.finish(&mut out).and_then(|()| out.flush()))?;
    Ok(desk.outcome(failed))
}

/// What is kept of the pages while they go by.
struct Desk<'t> {
    task: &'t CheckTask,
    known: Baseline,
    worst: Option<Level>,
}

impl Desk<'_> {
    /// Leaves the findings that are new and wanted.
    fn strike_out(&mut self, edition: &mut Edition) {
        self.known.strike_out(edition);
        for page in &mut edition.pages {
            let worst = page.findings.iter().map(|finding| finding.level).max();
            self.worst = self.worst.max(worst);
            let least = self.task.least;
            page.findings
                .retain(|finding| least.is_some_and(|least| finding.level >= least));
        }
    }

    fn outcome(&self, failed: bool) -> Outcome {
        let stern = |level: Level| self.task.fail_on.is_some_and(|least| level >= least);
        match self.worst {
            _ if failed => Outcome::Failed,
            Some(level) if stern(level) => Outcome::Found,
            _ => Outcome::Done,
        }
    }
}

/// How reports speak on standard output.
fn voice(language: Language, terminal: bool) -> Voice {
    // https://no-color.org: set and not empty.
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let columns = std::env::var("COLUMNS").ok();
    let width = columns.and_then(|columns| columns.parse().ok());
    Voice {
        language,
        colour: terminal && !plain,
        width: width.unwrap_or(WIDTH),
    }
}

/// Gives each finding the user's level and takes out those that are not wanted; what an editor has ruled of one stands.
fn set_levels(levels: &Levels, edition: &mut Edition) {
    for page in &mut edition.pages {
        page.findings.retain_mut(|finding| {
            if finding.ruled {
                return true;
            }
            let level = levels.of(finding.code);
            finding.level = level.unwrap_or(finding.level);
            level.is_some()
        });
    }
}
