//! The stream of editions: pages are read many at once, and bound as soon as an edition is complete.
//! Invariant: the same editions in the same order whatever the number of threads, and no more in memory than a batch of
//! pages and one edition. Deliberately absent: what becomes of an edition, which the caller says.

use std::ops::ControlFlow;

use anyhow::Error;

use super::crew::Crew;
use super::input::InputTask;
use super::intake::{self, Draft};
use super::interrupt;
use super::open::{self, Sheet};
use crate::lang::ngram::Model;
use crate::model::{Edition, PageFacts};
use crate::pipeline::{self, Options};
use crate::stage::collate::{self, Company};

/// Pages that one thread reads before results are passed on.
const BATCH: usize = 24;
/// Pages that several threads read at least: an edition may be 16 pages, and few editions leave a hand idle at the end.
const SHARED: usize = 128;

/// Pages of the largest edition; special numbers have had as many. More of one day are an archive without order, and
/// memory must end somewhere.
const LARGEST_EDITION: usize = 128;

/// An edition, and where each of its pages comes from, in the same order.
pub struct Bound {
    /// The edition.
    pub edition: Edition,
    /// Its pages' drafts.
    pub drafts: Vec<Draft>,
}

/// What the stream gives.
pub enum Event<R> {
    /// What became of an edition.
    Bound(R),
    /// A page that could not be read.
    Failed(Error),
}

/// How the pages of an edition are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// From 1 in each edition, so that an edition does not depend on its neighbours.
    Edition,
    /// On and on, for one document that holds them all.
    Document,
}

/// Reads pages: `drafts`, those of the task or some of them. `press` makes of an edition what is wanted, on many threads; `deliver` is given the results
/// in order, and may end it all.
///
/// # Errors
/// What `deliver` says; a model that cannot be opened; threads that cannot be started. Nothing else ends the stream.
pub fn each<R: Send>(
    task: &InputTask,
    mut drafts: impl Iterator<Item = Result<Draft, Error>>,
    numbers: Numbers,
    press: impl Fn(Bound) -> R + Sync,
    mut deliver: impl FnMut(Event<R>) -> anyhow::Result<ControlFlow<()>>,
) -> anyhow::Result<()> {
    let own = task.model.as_deref().map(open::open_model).transpose()?;
    let options = Options {
        encoding: task.encoding,
        model: own.as_ref().unwrap_or_else(|| Model::builtin()),
        inspect: task.inspect,
        house: &task.house,
        caution: task.caution,
    };
    let alone = task.input.is_one_file();
    let crew = Crew::of(if alone { Some(1) } else { task.jobs })?;
    let mut binder = Binder::new(task.link, numbers);
    let mut more = true;
    while more && !interrupt::seen() {
        let size = match crew.size() {
            1 => BATCH,
            hands => SHARED.max(BATCH * hands),
        };
        let batch = intake::batch(&mut drafts, size);
        more = !batch.is_empty();
        let sheets = crew.each(batch, |draft| {
            draft.and_then(|draft| open::open(draft, &options, task))
        });
        let mut closed: Vec<Result<Pages, Error>> = Vec::new();
        for sheet in sheets {
            match sheet {
                Ok(sheet) => closed.extend(binder.add(sheet).map(Ok)),
                Err(error) => closed.push(Err(error)),
            }
        }
        if !more {
            closed.extend(binder.close().map(Ok));
        }
        let pressed = crew.each(closed, |pages| match pages {
            Ok(pages) => Event::Bound(press(pages.bind(&options))),
            Err(error) => Event::Failed(error),
        });
        for event in pressed {
            if deliver(event)?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The pages of an edition that is complete.
struct Pages {
    sheets: Vec<Sheet>,
    first: u32,
}

impl Pages {
    fn bind(self, options: &Options<'_>) -> Bound {
        let ordered = collate::in_order(self.sheets, |sheet| &sheet.reading.page.facts);
        let (drafts, readings) = ordered
            .into_iter()
            .map(|sheet| (sheet.draft, sheet.reading))
            .unzip();
        let edition = pipeline::bind_from(self.first, readings, options);
        Bound { edition, drafts }
    }
}

/// The edition that is open.
struct Binder {
    link: bool,
    numbers: Numbers,
    /// The number of its first page.
    first: u32,
    sheets: Vec<Sheet>,
    known: PageFacts,
}

impl Binder {
    fn new(link: bool, numbers: Numbers) -> Self {
        Self {
            link,
            numbers,
            first: 0,
            sheets: Vec::new(),
            known: PageFacts::default(),
        }
    }

    /// Adds a page; the edition before it, if that is complete now.
    fn add(&mut self, sheet: Sheet) -> Option<Pages> {
        let facts = &sheet.reading.page.facts;
        let company = match self.sheets.last() {
            Some(last) if self.link => sheet.draft.company(&last.draft),
            _ => Company::Strangers,
        };
        let belongs =
            self.sheets.len() < LARGEST_EDITION && collate::belongs(&self.known, facts, company);
        let closed = if belongs { None } else { self.close() };
        collate::add(&mut self.known, facts);
        self.sheets.push(sheet);
        closed
    }

    fn close(&mut self) -> Option<Pages> {
        let sheets = std::mem::take(&mut self.sheets);
        self.known = PageFacts::default();
        let first = self.first;
        if self.numbers == Numbers::Document {
            self.first += sheets.len() as u32;
        }
        (!sheets.is_empty()).then_some(Pages { sheets, first })
    }
}
