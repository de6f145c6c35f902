//! `qingyang.toml`: what a newspaper's desk sets once, beside its archive.
//!
//! ```toml
//! publication = "青川日报"
//! encoding = "gb18030"
//! model = "own.ngram"               # paths are read from the file's folder
//! to = "json"
//!
//! [rules]                           # for `check`; also: select, note, warn
//! ignore = ["I530"]
//! deny = ["contested-join"]
//!
//! [[standing-head]]                 # and [[byline]], [[furniture]]
//! regex = "^深读·.{1,8}$"
//! matches = ["深读·麦田"]           # checked when the file is read
//! leaves = ["深读书香"]
//! ```
//!
//! Invariant: a key that is not known, or a pattern that breaks its promises, ends the program before any page is read.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};
use serde::Deserialize;
use toml::Spanned;

use super::meant::explain;
use super::report;
use crate::lang::house::House;
use crate::model::{FurnitureKind, Role};

/// The file's name.
pub const NAME: &str = "qingyang.toml";

/// What a file sets; where it stands, and how it goes on.
#[derive(Debug, Default)]
pub struct Settings {
    /// The file, if there is one.
    pub path: Option<PathBuf>,
    /// Its keys.
    pub keys: Keys,
    text: String,
}

/// The keys of a file, as they stand.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Keys {
    pub publication: Option<Spanned<String>>,
    pub encoding: Option<Spanned<String>>,
    pub model: Option<Spanned<String>>,
    pub caution: Option<Spanned<String>>,
    pub to: Option<Spanned<String>>,
    pub output: Option<Spanned<String>>,
    pub per: Option<Spanned<String>>,
    pub include: Option<Spanned<Vec<String>>>,
    pub exclude: Option<Spanned<Vec<String>>>,
    pub rules: RuleKeys,
    pub standing_head: Vec<Spanned<HousePattern>>,
    pub byline: Vec<Spanned<HousePattern>>,
    pub furniture: Vec<Spanned<HousePattern>>,
}

/// Which rules matter how much: codes, beginnings of codes, or names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RuleKeys {
    pub select: Vec<Spanned<String>>,
    pub ignore: Vec<Spanned<String>>,
    pub note: Vec<Spanned<String>>,
    pub warn: Vec<Spanned<String>>,
    pub deny: Vec<Spanned<String>>,
}

/// A pattern for lines of one role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HousePattern {
    regex: String,
    matches: Vec<String>,
    leaves: Vec<String>,
}

impl Settings {
    /// Reads the file that was named; else the nearest beside or above where the pages stand.
    pub fn load(named: Option<&Path>, pages: &Path) -> anyhow::Result<Self> {
        match named.map(Path::to_owned).or_else(|| nearest(pages)) {
            Some(path) => Self::read(path),
            None => Ok(Self::default()),
        }
    }

    fn read(path: PathBuf) -> anyhow::Result<Self> {
        let text = fs::read_to_string(&path).map_err(|error| report::refused(&path, error))?;
        let mut settings = Self {
            path: Some(path),
            keys: Keys::default(),
            text,
        };
        match toml::from_str(&settings.text) {
            Ok(keys) => settings.keys = keys,
            Err(error) => {
                let at = error.span().unwrap_or_default();
                return Err(settings.fault(at, &explain(error.message(), "setting")));
            }
        }
        Ok(settings)
    }

    /// Where a key stands: `qingyang.toml:3`.
    pub fn place(&self, at: Range<usize>) -> String {
        let path = self.path.as_deref().unwrap_or(Path::new(NAME));
        let before = self.text.get(..at.start).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        format!("{}:{line}", path.display())
    }

    /// What is wrong with a key.
    pub fn fault(&self, at: Range<usize>, said: &str) -> Error {
        anyhow!("{}: {said}", self.place(at))
    }

    /// A path that is read from the file's folder.
    pub fn beside(&self, path: &Path) -> PathBuf {
        let folder = self.path.as_deref().and_then(Path::parent);
        folder.unwrap_or(Path::new("")).join(path)
    }

    /// The patterns of the house.
    pub fn house(&self) -> anyhow::Result<House> {
        let mut house = House::default();
        let furniture = Role::Furniture(FurnitureKind::Other);
        for (role, name, patterns) in [
            (
                Role::StandingHead,
                "standing-head",
                &self.keys.standing_head,
            ),
            (Role::Byline, "byline", &self.keys.byline),
            (furniture, "furniture", &self.keys.furniture),
        ] {
            for pattern in patterns {
                let HousePattern {
                    regex,
                    matches,
                    leaves,
                } = pattern.get_ref();
                let kept = house.add(role, regex, matches, leaves);
                kept.map_err(|fault| {
                    self.fault(pattern.span(), &format!("{name} {regex}: {fault}"))
                })?;
            }
        }
        Ok(house)
    }
}

/// The nearest file, from a folder up.
fn nearest(pages: &Path) -> Option<PathBuf> {
    // The folder of a page that was named without one is the empty path.
    let here = Path::new(".");
    let folder = if pages.as_os_str().is_empty() {
        here
    } else {
        pages
    };
    let start = std::path::absolute(folder).ok()?;
    let found = start.ancestors().map(|folder| folder.join(NAME));
    let mut found = found.filter(|path| path.is_file());
    found.next()
}

#[cfg(test)]
mod tests {
    use super::{Keys, explain};

    #[test]
    fn an_unknown_key_comes_with_what_was_meant() {
        for (text, said) in [
            (
                "encodin = 'a'",
                "no setting is called encodin; was encoding meant?",
            ),
            ("publicaton = 'a'", "was publication meant?"),
            ("[[standing-head]]\nregexp = ''", "was regex meant?"),
            ("to = 5", "invalid type"),
            ("to = ", "; "),
        ] {
            let error = toml::from_str::<Keys>(text).err();
            let fault = error
                .map(|error| explain(error.message(), "setting"))
                .unwrap_or_default();
            assert!(
                fault.contains(said) || said == "; " && !fault.is_empty(),
                "{text}: {fault}"
            );
            assert!(!fault.contains('\n'), "{fault}");
        }
    }
}
