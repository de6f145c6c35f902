//! Which pages will be read, and what holds for all of them: the arguments, checked.
//! Invariant: nothing has been opened yet.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use encoding_rs::Encoding;

use super::decisions::Decisions;
use super::input_args::{InputArgs, Supply};
use super::intake::Choice;
use super::settings::Settings;
use crate::lang::house::House;
use crate::lang::{file_name, folio};
use crate::model::PageFacts;
use crate::pipeline::Caution;

/// Pages to read.
pub struct InputTask {
    /// Where from.
    pub input: Input,
    /// Which files of a folder are pages.
    pub choice: Choice,
    /// The encoding, if it was named.
    pub encoding: Option<&'static Encoding>,
    /// The model's file, if it is not the built-in one.
    pub model: Option<PathBuf>,
    /// What the newspaper's own house knows.
    pub house: House,
    /// Where rulings stand.
    pub decisions: Decisions,
    /// How sure a join or a move must be.
    pub caution: Caution,
    /// What is known of pages that do not say it.
    pub facts: PageFacts,
    /// Whether pages are bound to editions.
    pub link: bool,
    /// Whether finished pages are read once more for what an editor should look at.
    pub inspect: bool,
    /// How many pages are read at once; `None` for one a processor.
    pub jobs: Option<usize>,
}

/// Where pages come from.
pub enum Input {
    /// Files and folders, `-` for standard input; at least one.
    Named(Vec<PathBuf>),
    /// Names of files on standard input.
    List {
        /// Whether they end with a zero byte.
        zero: bool,
    },
    /// Names of files that were read from standard input.
    Listed(Vec<PathBuf>),
    /// Lines of JSON on standard input.
    Records,
}

impl Input {
    /// Whether it is one page, as far as can be told without looking.
    pub fn is_one_file(&self) -> bool {
        matches!(self, Self::Named(paths) if matches!(paths.as_slice(), [path] if !path.is_dir()))
    }
}

impl InputArgs {
    /// Checks what [`InputArgs::settle`] has settled.
    pub fn into_task(self, settings: &Settings) -> anyhow::Result<InputTask> {
        if self.null && self.from != Some(Supply::List) {
            bail!("-0: belongs to --from list");
        }
        let input = match self.from {
            None => Input::Named(operands(self.files)?),
            Some(Supply::List) => Input::List { zero: self.null },
            Some(Supply::Jsonl) => Input::Records,
        };
        if self.page.is_some() && !input.is_one_file() {
            bail!("--page: is for one page; name one file");
        }
        if self.decisions.is_some() && !input.is_one_file() {
            bail!("--decisions: is for one page; name one file");
        }
        let encoding = self.encoding.map(|name| encoding_of(&name)).transpose();
        let encoding = encoding.context("--encoding")?;
        let facts = PageFacts {
            publication: self.publication.filter(|name| !name.trim().is_empty()),
            date: self.date.map(|day| day_of(&day)).transpose()?,
            print_page: self.page.map(|page| page_of(&page)).transpose()?,
            print_section: None,
        };
        Ok(InputTask {
            input,
            house: settings.house()?,
            decisions: match self.decisions {
                Some(file) => Decisions::File(file),
                None if self.isolated => Decisions::Nowhere,
                None => Decisions::Beside,
            },
            choice: Choice::new(&self.include, &self.exclude)?,
            encoding,
            model: self.model,
            caution: match self.thresholds {
                Some(thresholds) => Caution::InFigures(thresholds),
                None => self.caution.unwrap_or_default().into(),
            },
            facts,
            link: !self.no_link,
            inspect: false,
            jobs: self.jobs.map(usize::from),
        })
    }
}

fn operands(mut files: Vec<PathBuf>) -> anyhow::Result<Vec<PathBuf>> {
    if files.is_empty() {
        files.push(PathBuf::from("-"));
    }
    if files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        bail!("-: standard input can be read only once; name it once");
    }
    Ok(files)
}

/// The encoding of a name.
pub fn encoding_of(name: &str) -> anyhow::Result<&'static Encoding> {
    // Without the "replacement" encoding, which the standard has for refusing a text.
    Encoding::for_label_no_replacement(name.as_bytes()).with_context(|| {
        format!("no encoding is called {name}; try utf-8, gb18030, big5 or utf-16le")
    })
}

fn day_of(day: &str) -> anyhow::Result<String> {
    folio::written_day(day).with_context(|| format!("--date: {day} is no day; write 2010-12-25"))
}

fn page_of(page: &str) -> anyhow::Result<String> {
    file_name::page(page).with_context(|| format!("--page: {page} is no page; write 2 or A02"))
}
