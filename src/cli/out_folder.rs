//! The folder that results go to.
//! Invariant: a result is there whole or not at all; nothing is written outside of the folder, through links either; and
//! no page stands in it, so that none can be written over.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Error, anyhow, bail};
use tempfile::{Builder, TempDir};

use super::intake::{Content, Draft};

/// What the program keeps for itself in the folder; hidden, so never a page.
const OWN: &str = ".qingyang";

/// What begins the names of folders for results that are not whole yet.
const PARTS: &str = "part-";

/// The folder.
pub struct OutFolder {
    /// Its real path.
    root: PathBuf,
    /// Results that are not whole yet; gone when the job ends.
    parts: TempDir,
    count: AtomicU64,
}

/// A result that is whole, and not in its place yet.
pub struct Written(PathBuf);

impl OutFolder {
    /// Makes the folder if it is not there. With `resume`, what a killed job left unfinished is cleared away.
    pub fn open(root: &Path, resume: bool) -> anyhow::Result<Self> {
        let own = root.join(OWN);
        fs::create_dir_all(&own).map_err(|error| unwritten(root, &error))?;
        if resume {
            clear(&own).with_context(|| own.display().to_string())?;
        }
        let parts = Builder::new().prefix(PARTS).tempdir_in(&own);
        Ok(Self {
            root: real(root),
            parts: parts.map_err(|error| unwritten(&own, &error))?,
            count: AtomicU64::new(0),
        })
    }

    /// Where the program keeps what it has done.
    pub fn journal(&self) -> PathBuf {
        self.root.join(OWN).join("done")
    }

    /// A result by its name in the folder.
    pub fn path(&self, name: &Path) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a result where nobody looks.
    pub fn write(&self, bytes: &[u8]) -> anyhow::Result<Written> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let path = self.parts.path().join(number.to_string());
        match fs::write(&path, bytes) {
            Ok(()) => Ok(Written(path)),
            Err(error) => Err(unwritten(&path, &error)),
        }
    }

    /// Puts a result in its place.
    pub fn place(&self, result: &Written, name: &Path) -> anyhow::Result<()> {
        let path = self.path(name);
        let above = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(above).map_err(|error| unwritten(above, &error))?;
        if !real(above).starts_with(&self.root) {
            bail!(
                "{}: a link leads out of the out folder; remove it",
                above.display()
            );
        }
        fs::rename(&result.0, &path).map_err(|error| unwritten(&path, &error))
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Error {
    anyhow!("{}: cannot be written: {error}", path.display())
}

/// Refuses an out folder in which a page stands. `before` is the folder of the page that was looked at before this one.
pub fn refuse_page(root: &Path, draft: &Draft, before: &mut Option<PathBuf>) -> anyhow::Result<()> {
    let Content::File(path) = &draft.content else {
        return Ok(());
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    // One look a folder; a link is looked at for itself.
    let seen = before.as_deref() == Some(folder);
    let inside = (!seen && real(folder).starts_with(root))
        || (path.is_symlink() && real(path).starts_with(root));
    if inside {
        bail!(
            "-o {}: the page {} stands in it and might be written over; name a folder of its own",
            root.display(),
            path.display()
        );
    }
    *before = Some(folder.to_owned());
    Ok(())
}

/// The path without links, as far as it is there.
pub fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in path.ancestors() {
        if let Ok(mut real) = above.canonicalize() {
            let rest = path.strip_prefix(above).unwrap_or(Path::new(""));
            for part in rest.components() {
                match part {
                    Component::ParentDir => drop(real.pop()),
                    part => real.push(part),
                }
            }
            return real;
        }
    }
    path
}

fn clear(own: &Path) -> io::Result<()> {
    for entry in fs::read_dir(own)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(PARTS.as_bytes()) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
