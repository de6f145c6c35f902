//! Pages in, a folder of results out.
//! Invariant: the same tree whatever the number of threads and however often the job was killed and resumed; a page that
//! cannot be read, or a result that cannot be written, is said and counted, and the rest goes on.

use std::cell::Cell;
use std::collections::HashSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Error, bail};

use super::args::Per;
use super::editions::{Bound, Event, Numbers, each};
use super::input::{Input, InputTask};
use super::intake::{self, Content, Draft};
use super::job::ReadTask;
use super::journal::Journal;
use super::out_folder::{self, OutFolder, Written};
use super::progress::Progress;
use super::report::{self, Count};
use super::{interrupt, names};
use crate::model::{Edition, Part};
use crate::render::{self, Format};

/// Reads the pages and writes a folder of results; whether all could be done.
pub fn archive(mut task: ReadTask) -> anyhow::Result<bool> {
    let Some(results) = task.results.take() else {
        bail!("no out folder");
    };
    let pages = look_over(&mut task.input, &out_folder::real(&results.folder))?;
    interrupt::listen()?;
    let out = OutFolder::open(&results.folder, results.resume)?;
    let (journal, done) = Journal::open(
        &out,
        &results.settings,
        &task.input.decisions,
        results.resume,
    )?;
    let progress = Progress::new(pages, task.quiet);
    let mut shelf = Shelf {
        out: &out,
        journal,
        taken: HashSet::new(),
        count: Count::default(),
    };
    let kept = Cell::new(0);
    let is_new = |draft: &Result<Draft, Error>| {
        let is_done = draft.as_ref().is_ok_and(|draft| {
            !matches!(draft.content, Content::Standard) && done.holds(&draft.key)
        });
        kept.set(kept.get() + usize::from(is_done));
        !is_done
    };
    let drafts = intake::drafts(&task.input).filter(is_new);
    let press = |bound| press(bound, &task, results.per, &out);
    each(&task.input, drafts, Numbers::Edition, press, |event| {
        progress.beside(|| shelf.deliver(event));
        shelf.count.kept = kept.get();
        progress.show(&shelf.count);
        Ok(ControlFlow::Continue(()))
    })?;
    progress.end();
    shelf.count.kept = kept.get();
    if !task.quiet {
        shelf.count.sum_up();
    }
    if interrupt::seen() {
        bail!("interrupted; what is finished is in place, and --resume goes on from there");
    }
    Ok(shelf.count.failed == 0)
}

/// Goes over all pages once without opening any: refuses an out folder that holds one, and counts them for the bar.
fn look_over(task: &mut InputTask, root: &Path) -> anyhow::Result<Option<u64>> {
    if let Input::List { zero } = task.input {
        let names: anyhow::Result<Vec<PathBuf>> = intake::list::names(zero).collect();
        task.input = Input::Listed(names?);
    }
    task.choice.leave_out(root);
    if matches!(task.input, Input::Records) {
        return Ok(None);
    }
    let (mut pages, mut before) = (0, None);
    for draft in intake::drafts(task) {
        pages += 1;
        if let Ok(draft) = draft {
            out_folder::refuse_page(root, &draft, &mut before)?;
        }
    }
    Ok(Some(pages))
}

/// The results of an edition, whole but not in place.
struct Pressed {
    keys: Vec<String>,
    results: Vec<(PathBuf, Written)>,
    findings: String,
    count: Count,
}

/// Writes the results of an edition where nobody looks; on failure, how many pages have none.
fn press(
    Bound { edition, drafts }: Bound,
    task: &ReadTask,
    per: Per,
    out: &OutFolder,
) -> Result<Pressed, (Error, usize)> {
    let written = parts(&edition, &drafts, per, kind(task.format)).into_iter();
    let written = written.map(|(part, name)| {
        let mut bytes = Vec::new();
        render::write_part(task.format, &edition, part, &mut bytes)?;
        Ok((name, out.write(&bytes)?))
    });
    let results: Result<Vec<_>, Error> = written.collect();
    Ok(Pressed {
        results: results.map_err(|error| (error, drafts.len()))?,
        findings: task.findings(&edition),
        count: Count::of(&edition),
        keys: drafts.into_iter().map(|draft| draft.key).collect(),
    })
}

/// The parts of an edition that have a file of their own, and its name.
fn parts(edition: &Edition, drafts: &[Draft], per: Per, kind: &str) -> Vec<(Part, PathBuf)> {
    let pages = edition.pages.iter().map(|page| page.source.page);
    let pages = pages.zip(drafts.iter().map(|draft| draft.place.as_path()));
    match per {
        Per::Page => pages
            .map(|(page, place)| (Part::Page(page), names::result(place, kind)))
            .collect(),
        Per::Edition => pages
            .take(1)
            .map(|(_, place)| (Part::Whole, names::result(place, kind)))
            .collect(),
        Per::Article => pages
            .flat_map(|(page, place)| articles(edition, page, place, kind))
            .collect(),
    }
}

/// The articles that begin on a page, and the names of their files.
fn articles(edition: &Edition, page: u32, place: &Path, kind: &str) -> Vec<(Part, PathBuf)> {
    let begin = edition.articles.iter().enumerate();
    let begin = begin.filter(|(_, article)| article.pages.first() == Some(&page));
    begin
        .zip(1..)
        .map(|((at, article), order)| {
            let marker = article.from.as_ref().map(|jump| &jump.marker);
            let headline = article.headline.as_ref().or(marker);
            let headline = headline.map_or("", |text| text.as_str());
            (
                Part::Article(at),
                names::article(place, order, headline, kind),
            )
        })
        .collect()
}

fn kind(format: Format) -> &'static str {
    match format {
        Format::Markdown => "md",
        Format::Json | Format::JsonWithSeams => "json",
        Format::Jsonl => "jsonl",
        Format::Text => "txt",
    }
}

/// Where results are put in their places, one edition after the other.
struct Shelf<'o> {
    out: &'o OutFolder,
    journal: Journal,
    /// Hashes of the names that are taken: two pages must not have one result.
    taken: HashSet<u64>,
    count: Count,
}

impl Shelf<'_> {
    fn deliver(&mut self, event: Event<Result<Pressed, (Error, usize)>>) {
        match event {
            Event::Bound(Ok(pressed)) => {
                report::print(&pressed.findings);
                let (told, pages) = (pressed.count, pressed.keys.len());
                match self.put(pressed) {
                    Ok(()) => self.count += told,
                    Err(error) => self.count.fail(&error, pages),
                }
            }
            Event::Bound(Err((error, pages))) => self.count.fail(&error, pages),
            Event::Failed(error) => self.count.fail(&error, 1),
        }
    }

    fn put(&mut self, pressed: Pressed) -> anyhow::Result<()> {
        for (name, _) in &pressed.results {
            if !self.taken.insert(hash(name)) {
                bail!(
                    "{}: is the result of another page already; rename one of the two",
                    self.out.path(name).display()
                );
            }
        }
        for (name, written) in &pressed.results {
            self.out.place(written, name)?;
        }
        let results = pressed.results.into_iter().map(|(name, _)| name);
        self.journal.note(pressed.keys, results.collect())
    }
}

/// The hash of a name; names that differ only in their case are one name on some file systems.
fn hash(name: &Path) -> u64 {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    match name.to_str() {
        Some(name) => hasher.hash_one(name.to_lowercase()),
        None => hasher.hash_one(name),
    }
}
