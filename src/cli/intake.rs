//! Where pages come from: files, folders, lists of names, lines of JSON, standard input.
//! Invariant: pages come in the order in which they were named, folders in the order of their names, whatever the
//! file system says; nothing is opened here but folders and standard input, and nothing but one name is held.
//! Deliberately absent: reading a page.

pub mod list;
mod pieces;
mod record;
mod walk;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};

use super::decisions::is_decisions;
use super::input::{Input, InputTask};
use crate::lang::file_name;
use crate::model::PageFacts;
use crate::stage::collate::Company;

pub use record::Record;
pub use walk::Choice;

/// Bytes of pages that are read at once, or of one larger page more.
const LARGEST_BATCH: u64 = 8 << 20;

/// A page before it is read.
pub struct Draft {
    /// Its name, as it stands in messages and in the output.
    pub name: String,
    /// What it is known by in a journal; a page of another content or place has another key.
    pub key: String,
    /// Where its bytes are.
    pub content: Content,
    /// Where its result belongs, from the out folder.
    pub place: PathBuf,
    /// What was said of it when it was given: it overrules what the page says.
    pub stated: PageFacts,
    /// What its name says: it completes what the page says.
    pub named: PageFacts,
    /// Whether it was named in the call; pages found in a folder, in a list or in a stream are neighbours.
    pub called: bool,
}

/// Where the bytes of a page are.
pub enum Content {
    /// All of standard input.
    Standard,
    /// A file.
    File(PathBuf),
    /// A line of JSON, not parsed yet.
    Line(Vec<u8>),
}

impl Content {
    /// Its bytes, as far as that can be told without reading it.
    fn size(&self) -> u64 {
        match self {
            Self::Standard => 0,
            Self::File(path) => fs::metadata(path).map_or(0, |status| status.len()),
            Self::Line(line) => line.len() as u64,
        }
    }
}

/// The next pages: so many, or fewer large ones; their bytes will be in memory together.
pub fn batch(
    drafts: &mut impl Iterator<Item = Result<Draft, Error>>,
    most: usize,
) -> Vec<Result<Draft, Error>> {
    let (mut batch, mut size) = (Vec::new(), 0);
    while batch.len() < most && size < LARGEST_BATCH {
        let Some(draft) = drafts.next() else { break };
        size += draft.as_ref().map_or(0, |draft| draft.content.size());
        batch.push(draft);
    }
    batch
}

impl Draft {
    /// A file, and where its result belongs.
    fn file(path: PathBuf, place: PathBuf, called: bool) -> Self {
        let name = path.display().to_string();
        let mut named = PageFacts::default();
        file_name::read(&name.replace('\\', "/"), &mut named);
        Self {
            key: name.clone(),
            name,
            content: Content::File(path),
            place,
            stated: PageFacts::default(),
            named,
            called,
        }
    }

    /// Standard input.
    fn standard() -> Self {
        Self {
            name: "-".to_owned(),
            key: String::new(),
            content: Content::Standard,
            place: PathBuf::from("stdin"),
            stated: PageFacts::default(),
            named: PageFacts::default(),
            called: true,
        }
    }

    /// How it stands to the page before it.
    pub fn company(&self, before: &Self) -> Company {
        if self.called && before.called {
            Company::Call
        } else if let (Content::Line(_), Content::Line(_)) = (&self.content, &before.content) {
            // A stream has no folders, whatever its ids look like.
            Company::Neighbours
        } else if self.place.parent() == before.place.parent() {
            Company::Neighbours
        } else {
            Company::Strangers
        }
    }
}

/// All pages of a task, in order; an error stands for a page or folder that cannot be given.
pub fn drafts(task: &InputTask) -> Box<dyn Iterator<Item = Result<Draft, Error>> + '_> {
    match &task.input {
        Input::Named(paths) => Box::new(
            paths
                .iter()
                .flat_map(|path| named(path, paths.len() == 1, &task.choice)),
        ),
        Input::List { zero } => Box::new(list::names(*zero).flat_map(|path| match path {
            Ok(path) => listed(&path, &task.choice),
            Err(error) => Box::new(std::iter::once(Err(error))),
        })),
        Input::Listed(paths) => Box::new(paths.iter().flat_map(|path| listed(path, &task.choice))),
        Input::Records => Box::new(record::lines()),
    }
}

type Drafts<'t> = Box<dyn Iterator<Item = Result<Draft, Error>> + 't>;

/// What an operand stands for; an only folder gives its own shape to the out folder.
fn named<'t>(path: &'t Path, only: bool, choice: &'t Choice) -> Drafts<'t> {
    if path.as_os_str() == "-" {
        Box::new(std::iter::once(Ok(Draft::standard())))
    } else if path.is_dir() {
        let place = if only { PathBuf::new() } else { place_of(path) };
        Box::new(walk::pages(path, place, choice))
    } else if is_decisions(path) {
        // Among other names it came from a pattern such as `2024/*`.
        let name = path.display();
        let fault = || {
            Err(anyhow!(
                "{name}: holds rulings and is no page; name its page"
            ))
        };
        Box::new(only.then(fault).into_iter())
    } else {
        let draft = Draft::file(path.to_owned(), place_of(path), true);
        Box::new(std::iter::once(Ok(draft)))
    }
}

fn listed<'t>(path: &Path, choice: &'t Choice) -> Drafts<'t> {
    if path.is_dir() {
        Box::new(walk::pages(path, place_of(path), choice))
    } else if is_decisions(path) {
        Box::new(std::iter::empty())
    } else {
        let draft = Draft::file(path.to_owned(), place_of(path), false);
        Box::new(std::iter::once(Ok(draft)))
    }
}

/// A path without what leads out of the out folder: a root, a drive, `.` and `..`.
fn place_of(path: &Path) -> PathBuf {
    use std::path::Component;
    let parts = path.components();
    parts
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Draft, place_of};
    use crate::stage::collate::Company;

    #[test]
    fn a_place_never_leads_out() {
        for (path, place) in [
            ("a/1.txt", "a/1.txt"),
            ("./a/./1.txt", "a/1.txt"),
            ("/a/1.txt", "a/1.txt"),
            ("../a/../../1.txt", "a/1.txt"),
            ("..", ""),
        ] {
            assert_eq!(place_of(Path::new(path)), Path::new(place), "{path}");
        }
    }

    #[test]
    fn pages_keep_company_in_a_call_or_in_a_folder() {
        let page = |path: &str, called| Draft::file(path.into(), place_of(path.as_ref()), called);
        for (one, other, company) in [
            (page("a/1", true), page("b/2", true), Company::Call),
            (page("a/1", false), page("a/2", false), Company::Neighbours),
            (page("a/1", false), page("b/2", false), Company::Strangers),
            (page("a/1", true), page("a/2", false), Company::Neighbours),
        ] {
            assert_eq!(other.company(&one), company, "{} {}", one.name, other.name);
        }
    }
}
