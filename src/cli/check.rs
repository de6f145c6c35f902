//! check: pages in, findings out; nothing else is written.
//! Invariant: the exit code comes from the findings alone, whatever the format of the report.

use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;

use super::baseline::Baseline;
use super::check_task::CheckTask;
use super::editions::{Bound, Event, Numbers, each};
use super::intake::drafts;
use super::report::Count;
use super::{Outcome, delivered, terminal};
use crate::model::{Edition, Level};
use crate::render::report::{Report, Voice};
use crate::rule::Levels;

/// Reads the pages and reports what was found.
pub fn check(task: &CheckTask) -> anyhow::Result<Outcome> {
    let known = match (&task.baseline, &task.write_baseline) {
        (Some(path), _) => Baseline::open(path)?,
        (None, Some(path)) => Baseline::begin(path)?,
        (None, None) => Baseline::default(),
    };
    let mut desk = Desk {
        task,
        known,
        worst: None,
    };
    let voice = Voice {
        language: task.language,
        colour: terminal::is_coloured(),
        width: terminal::width(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
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
