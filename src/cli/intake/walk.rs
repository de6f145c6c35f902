//! The pages of a folder.
//! Invariant: sorted by name, a folder's own pages before its folders, so that pages of one folder follow each other;
//! hidden files, decisions files and the out folder are never pages.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Error, anyhow};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::Draft;
use crate::cli::decisions::is_decisions;

/// What is read in folders when the user does not say.
const PAGES: &[&str] = &["*.txt", "*.text", "*.md", "*.markdown"];

/// Which files of a folder are pages.
pub struct Choice {
    include: GlobSet,
    exclude: GlobSet,
    /// A folder that is left out, by its real path.
    out: Option<PathBuf>,
}

impl Choice {
    /// Files that match `include` (all texts when there is none) and do not match `exclude`.
    pub fn new(include: &[String], exclude: &[String]) -> anyhow::Result<Self> {
        let texts = || PAGES.iter().map(|&glob| glob.to_owned()).collect();
        let include = if include.is_empty() {
            texts()
        } else {
            include.to_vec()
        };
        Ok(Self {
            include: globs("--include", &include)?,
            exclude: globs("--exclude", exclude)?,
            out: None,
        })
    }

    /// Leaves out the folder that results go to.
    pub fn leave_out(&mut self, out: &Path) {
        self.out = Some(out.to_owned());
    }

    fn takes(&self, within: &Path) -> bool {
        let text = !is_decisions(within);
        text && matches(&self.include, within) && !matches(&self.exclude, within)
    }

    /// Whether a file or folder is left out with all that is in it.
    fn skips(&self, entry: &DirEntry, within: &Path) -> bool {
        let is_out = || {
            let folder = self.out.is_some() && entry.file_type().is_dir();
            folder && entry.path().canonicalize().ok() == self.out
        };
        entry.depth() > 0
            && (is_hidden(entry.file_name()) || matches(&self.exclude, within) || is_out())
    }

    /// Whether what cannot be walked is missed: not what is left out anyway, nor a link that leads nowhere and whose
    /// name is no page's.
    fn misses(&self, error: &walkdir::Error, root: &Path) -> bool {
        let Some(path) = error.path().filter(|_| error.depth() > 0) else {
            return true;
        };
        let within = path.strip_prefix(root).unwrap_or(path);
        let leads_nowhere = error.loop_ancestor().is_none() && path.is_symlink();
        !within.file_name().is_some_and(is_hidden)
            && !matches(&self.exclude, within)
            && (!leads_nowhere || self.takes(within))
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// Whether a name or its path from the folder's root matches.
fn matches(globs: &GlobSet, within: &Path) -> bool {
    let name = within.file_name();
    globs.is_match(within) || name.is_some_and(|name| globs.is_match(Path::new(name)))
}

fn globs(option: &str, globs: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(one_glob(glob).with_context(|| format!("{option} {glob}: is no pattern"))?);
    }
    set.build().with_context(|| option.to_owned())
}

fn one_glob(glob: &str) -> Result<Glob, globset::Error> {
    // Archives come from systems where A.TXT and a.txt are one kind of file.
    GlobBuilder::new(glob)
        .case_insensitive(true)
        .literal_separator(true)
        .build()
}

/// The pages of a folder; their results belong below `place`.
pub fn pages<'c>(
    root: &Path,
    place: PathBuf,
    choice: &'c Choice,
) -> impl Iterator<Item = Result<Draft, Error>> + use<'c> {
    let root = root.to_owned();
    let base = root.clone();
    let within = move |entry: &DirEntry| -> PathBuf {
        let path = entry.path().strip_prefix(&base);
        path.unwrap_or(entry.path()).to_owned()
    };
    let inner = within.clone();
    WalkDir::new(&root)
        .follow_links(true)
        .sort_by(files_first)
        .into_iter()
        .filter_entry(move |entry| !choice.skips(entry, &inner(entry)))
        .filter_map(move |entry| match entry {
            Err(error) => choice.misses(&error, &root).then(|| Err(refused(&error))),
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => {
                let within = within(&entry);
                let draft = || Draft::file(entry.path().to_owned(), place.join(&within), false);
                choice.takes(&within).then(|| Ok(draft()))
            }
        })
}

fn files_first(one: &DirEntry, other: &DirEntry) -> Ordering {
    let key = |entry: &DirEntry| entry.file_type().is_dir();
    key(one)
        .cmp(&key(other))
        .then_with(|| one.file_name().cmp(other.file_name()))
}

fn refused(error: &walkdir::Error) -> Error {
    let name = error
        .path()
        .map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => anyhow!(
            "{name}: is a link to {}, in which it stands; left out",
            ancestor.display()
        ),
        (None, Some(seen)) => anyhow!("{name}: {seen}; left out"),
        (None, None) => anyhow!("{name}: {error}; left out"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Choice;

    #[test]
    fn globs_choose_by_name_or_by_path() {
        let choice = |include: &[&str], exclude: &[&str]| {
            let owned = |globs: &[&str]| -> Vec<String> {
                globs.iter().map(|&glob| glob.to_owned()).collect()
            };
            Choice::new(&owned(include), &owned(exclude)).unwrap_or_else(|error| panic!("{error}"))
        };
        for (include, exclude, path, taken) in [
            (&[][..], &[][..], "2024/01.txt", true),
            (&[], &[], "2024/01.TXT", true),
            (&[], &[], "2024/01.jpg", false),
            (&["*.ocr"], &[], "2024/01.ocr", true),
            (&["*.ocr"], &[], "2024/01.txt", false),
            (&["2024/*"], &[], "2024/01", true),
            (&["2024/*"], &[], "2024/08/01", false),
            (&["2024/**"], &[], "2024/08/01", true),
            (&[], &["*-draft.txt"], "2024/01-draft.txt", false),
            (&[], &["2023/**"], "2023/01.txt", false),
            (&["*"], &[], "2024/01.decisions.json", false),
        ] {
            let chosen = choice(include, exclude).takes(Path::new(path));
            assert_eq!(chosen, taken, "{include:?} {exclude:?} {path}");
        }
        assert!(Choice::new(&["[".to_owned()], &[]).is_err());
    }
}
