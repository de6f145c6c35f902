//! What has been done in an out folder, so that a job that was killed goes on where it was.
//! Invariant: an edition is noted only when all its results are in place; a note counts only while every result is there
//! and no older than its pages and the rulings on them. The same job writes the same notes, whether it was killed or not.
//!
//! ```text
//! {"settings": "…"}                                      the first line: what the results were made with
//! {"pages": ["a/01.txt", "a/02.txt"], "results": […]}    an edition a line; "decisions": […] where there are rulings
//! ```

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use super::decisions::Decisions;
use super::out_folder::OutFolder;

/// The journal of a job.
pub struct Journal {
    path: PathBuf,
    file: File,
    decisions: Decisions,
}

/// The pages that were done before. Hashes of their keys: the keys would fill the memory of a large archive.
#[derive(Default)]
pub struct Done(HashSet<u64>);

impl Done {
    /// Whether a page's results are in place and newer than it.
    pub fn holds(&self, page: &str) -> bool {
        self.0.contains(&hash(page))
    }
}

#[derive(Serialize, Deserialize)]
struct Settings {
    settings: String,
}

/// An edition that is done.
#[derive(Serialize, Deserialize)]
struct Note {
    pages: Vec<String>,
    results: Vec<PathBuf>,
    /// The files with rulings on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<PathBuf>,
}

impl Journal {
    /// Begins a journal, or with `resume` goes on with the one that is there.
    pub fn open(
        out: &OutFolder,
        settings: &str,
        decisions: &Decisions,
        resume: bool,
    ) -> anyhow::Result<(Self, Done)> {
        let path = out.journal();
        let begun = resume && path.exists();
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .write(true)
            .truncate(!begun)
            .open(&path)
            .with_context(|| path.display().to_string())?;
        let done = if begun {
            let (done, whole) = read(&file, out, settings, decisions)
                .with_context(|| path.display().to_string())?;
            // What a killed job wrote in part is no note.
            file.set_len(whole)?;
            file.seek(SeekFrom::Start(whole))?;
            done
        } else {
            Done::default()
        };
        let decisions = decisions.clone();
        let mut journal = Self {
            path,
            file,
            decisions,
        };
        if journal.file.stream_position()? == 0 {
            let settings = settings.to_owned();
            journal.line(&Settings { settings })?;
        }
        Ok((journal, done))
    }

    /// Notes an edition whose results are in place. One with a name that is no text is not noted, and made again.
    pub fn note(&mut self, pages: Vec<String>, results: Vec<PathBuf>) -> anyhow::Result<()> {
        let told = |name: &String| !name.contains(char::REPLACEMENT_CHARACTER);
        if !pages.iter().all(told) || results.iter().any(|name| name.to_str().is_none()) {
            return Ok(());
        }
        let decisions = rulings(&pages, &self.decisions);
        self.line(&Note {
            pages,
            results,
            decisions,
        })
    }

    fn line(&mut self, line: &impl Serialize) -> anyhow::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        let written = self.file.write_all(&bytes);
        written.with_context(|| self.path.display().to_string())
    }
}

/// The pages that are done, and how many bytes of whole lines there are.
fn read(
    file: &File,
    out: &OutFolder,
    settings: &str,
    decisions: &Decisions,
) -> anyhow::Result<(Done, u64)> {
    let mut lines = BufReader::new(file);
    let (mut line, mut whole, mut done) = (String::new(), 0, HashSet::new());
    while lines.read_line(&mut line)? > 0 && line.ends_with('\n') {
        if whole == 0 {
            let first: Settings = serde_json::from_str(&line)?;
            if first.settings != settings {
                bail!(
                    "results were made with other settings ({}); leave out --resume or name another folder",
                    first.settings
                );
            }
        } else {
            let note: Note = serde_json::from_str(&line)?;
            let held = holds(&note, out, decisions);
            // What was noted last of a page counts.
            for page in note.pages.iter().map(|page| hash(page)) {
                if held {
                    done.insert(page);
                } else {
                    done.remove(&page);
                }
            }
        }
        whole += line.len() as u64;
        line.clear();
    }
    Ok((Done(done), whole))
}

/// The files with rulings on pages.
fn rulings(pages: &[String], decisions: &Decisions) -> Vec<PathBuf> {
    let pages = pages.iter().map(Path::new);
    pages.filter_map(|page| decisions.of(page)).collect()
}

/// Whether the results of an edition are there and no older than its pages and the rulings on them. A page without a file
/// has no age.
fn holds(note: &Note, out: &OutFolder, decisions: &Decisions) -> bool {
    let times: Option<Vec<SystemTime>> = note
        .results
        .iter()
        .map(|name| changed(&out.path(name)))
        .collect();
    let Some(times) = times else { return false };
    let oldest = times.into_iter().min();
    let newer = |file: &Path| match (changed(file), oldest) {
        (Some(file), Some(oldest)) => file <= oldest,
        (_, oldest) => oldest.is_some(),
    };
    let pages = note.pages.iter().map(Path::new);
    let rulings = note.decisions.iter().map(PathBuf::as_path);
    // Rulings may have been added, or taken away.
    let same = note.decisions == self::rulings(&note.pages, decisions);
    same && pages.chain(rulings).all(newer)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

fn hash(name: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(name)
}
