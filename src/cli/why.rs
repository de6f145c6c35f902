//! why: pages in, and in a few sentences what was decided about one line of them.
//! Invariant: a line that is not there is said in one line, with those that are.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow, bail};

use super::args::{WhyArgs, WhyFormatName};
use super::delivered;
use super::editions::{Bound, Event, Numbers, each};
use super::input::InputTask;
use super::intake::drafts;
use super::report::Count;
use crate::render::why::Question;

/// Lines to explain.
pub struct WhyTask {
    /// The pages.
    input: InputTask,
    /// The lines, in the order in which they were named.
    lines: Vec<Line>,
    /// Whether as JSON.
    json: bool,
}

/// A line of a page.
struct Line {
    page: PathBuf,
    number: usize,
}

impl Line {
    /// Reads `page.txt:127`; nothing if it names a page and no line.
    fn parse(operand: &Path) -> anyhow::Result<Option<Self>> {
        let Some(text) = operand.to_str().filter(|_| !operand.exists()) else {
            return Ok(None);
        };
        let Some((page, number)) = text.rsplit_once(':') else {
            return Ok(None);
        };
        let page = PathBuf::from(page);
        match number.parse::<usize>() {
            Ok(0) => bail!("{text}: lines count from 1"),
            Ok(number) => Ok(Some(Self { page, number })),
            Err(_) if page.exists() => {
                bail!("{text}: {number} is no line; write {}:127", page.display())
            }
            Err(_) => Ok(None),
        }
    }

    /// The page's name as it stands in messages and in the output.
    fn name(&self) -> String {
        self.page.display().to_string()
    }
}

impl WhyArgs {
    /// Checks what was typed.
    pub fn into_task(mut self) -> anyhow::Result<WhyTask> {
        let (mut lines, mut pages) = (Vec::new(), Vec::new());
        for operand in &self.input.files {
            match Line::parse(operand)? {
                Some(line) => lines.push(line),
                None => pages.push(operand.clone()),
            }
        }
        let Some(first) = lines.first() else {
            let page = pages
                .first()
                .map_or("page.txt".into(), |page| page.to_string_lossy());
            bail!("why: names no line; write {page}:127");
        };
        // The pages of the lines lead, so that the settings beside them hold; one that stands in a folder that was named
        // comes with it.
        let mut files: Vec<PathBuf> = Vec::new();
        let asked = std::iter::once(first).chain(&lines).map(|line| &line.page);
        let asked = asked.filter(|page| !pages.iter().any(|named| page.starts_with(named)));
        for page in asked.chain(&pages) {
            if !files.contains(page) {
                files.push(page.clone());
            }
        }
        self.input.files = files;
        let (settings, _) = self.input.settle()?;
        Ok(WhyTask {
            input: InputTask {
                inspect: true,
                ..self.input.into_task(&settings)?
            },
            lines,
            json: self.to == WhyFormatName::Json,
        })
    }
}

/// Reads the pages and answers; whether all could be done.
pub fn why(task: &WhyTask) -> anyhow::Result<bool> {
    let mut count = Count::default();
    let mut answers: BTreeMap<usize, Result<Vec<u8>, Error>> = BTreeMap::new();
    let press = |Bound { edition, .. }: Bound| {
        let asked = task.lines.iter().enumerate();
        let told = asked.filter_map(|(at, line)| {
            let name = line.name();
            let mut pages = edition.pages.iter();
            let page = pages.find(|page| page.source.name == name)?;
            let question = Question {
                edition: &edition,
                page,
                line: line.number,
            };
            Some((at, answer(question, task.json)))
        });
        told.collect::<Vec<_>>()
    };
    let pages = drafts(&task.input);
    each(&task.input, pages, Numbers::Edition, press, |event| {
        match event {
            Event::Bound(told) => answers.extend(told),
            Event::Failed(error) => count.fail(&error, 1),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let mut out = io::stdout().lock();
    for (at, line) in task.lines.iter().enumerate() {
        match answers.remove(&at) {
            Some(Ok(answer)) => delivered(out.write_all(&answer))?,
            Some(Err(error)) => count.fail(&error, 1),
            // That the page could not be read has been said.
            None if count.failed > 0 => {}
            None => count.fail(
                &anyhow!("{}: is none of the pages read; name it so", line.name()),
                1,
            ),
        }
    }
    delivered(out.flush())?;
    Ok(count.failed == 0)
}

fn answer(question: Question<'_>, json: bool) -> anyhow::Result<Vec<u8>> {
    let source = &question.page.source;
    // A line end at the end of the text begins no line.
    let last = source.line_count();
    let last = last - usize::from(last > 1 && source.line(last - 1).is_empty());
    if question.line > last {
        let (name, line) = (&source.name, question.line);
        bail!("{name}:{line}: the page has no such line; name one from 1 to {last}");
    }
    let mut out = Vec::new();
    if json {
        question.write_json(&mut out)?;
    } else {
        question.tell(&mut out)?;
    }
    Ok(out)
}
