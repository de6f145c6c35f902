//! The command line over the file over the defaults, and where each value comes from.
//! Invariant: every setting goes through one place, so that what `qingyang config` prints is what is done.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;
use toml::{Spanned, Value};

use super::args::{FormatName, Per, ReadArgs};
use super::input;
use super::input_args::{CautionName, InputArgs, Supply};
use super::settings::Settings;

/// The settled values, in the order of the file's documentation.
#[derive(Debug, Default)]
pub struct Truth(Vec<Row>);

#[derive(Debug)]
struct Row {
    name: &'static str,
    /// As it would stand in the file; nothing where nothing is set and nothing is the default.
    value: Option<Value>,
    origin: String,
}

impl Truth {
    /// The values as a file that would settle them alike, each with where it comes from.
    pub fn print(&self) -> String {
        let lines = self.0.iter().map(|row| {
            let Row {
                name,
                value,
                origin,
            } = row;
            match value {
                Some(value) => format!("{name} = {value}  # {origin}\n"),
                None => format!("# {name}: {origin}\n"),
            }
        });
        lines.collect()
    }

    /// Settles one value: what was typed stands, else what the file sets.
    fn settle<T, V: Clone + Into<Value>>(
        &mut self,
        name: &'static str,
        typed: &mut Option<T>,
        (settings, set): (&Settings, Option<&Spanned<V>>),
        read: impl Fn(&V) -> anyhow::Result<T>,
        show: impl Fn(&T) -> Value,
        default: Result<&str, &str>,
    ) -> anyhow::Result<()> {
        let origin = if typed.is_some() {
            "command line".to_owned()
        } else if let Some(set) = set {
            let value = read(set.get_ref());
            let fault = |error| settings.fault(set.span(), &format!("{name}: {error}"));
            *typed = Some(value.map_err(fault)?);
            settings.place(set.span())
        } else {
            String::new()
        };
        let (value, origin) = match (typed, default) {
            (Some(value), _) => (Some(show(value)), origin),
            (None, Ok(value)) => (Some(value.into()), "default".to_owned()),
            (None, Err(said)) => (None, said.to_owned()),
        };
        self.0.push(Row {
            name,
            value,
            origin,
        });
        Ok(())
    }
}

impl InputArgs {
    /// Completes what was typed by the file that belongs to the pages.
    pub fn settle(&mut self) -> anyhow::Result<(Settings, Truth)> {
        // What a file sets for pages in files is no mistake where there are none.
        if self.encoding.is_some() && self.from == Some(Supply::Jsonl) {
            bail!("--encoding: lines of JSON are UTF-8");
        }
        let settings = if self.isolated {
            Settings::default()
        } else {
            Settings::load(self.config.as_deref(), &self.folder())?
        };
        let (mut truth, keys) = (Truth::default(), &settings.keys);
        let text = |value: &String| Ok(value.clone());
        let shown = |value: &String| Value::from(value.as_str());
        truth.settle(
            "publication",
            &mut self.publication,
            (&settings, keys.publication.as_ref()),
            text,
            shown,
            Err("as page and file name say"),
        )?;
        truth.settle(
            "encoding",
            &mut self.encoding,
            (&settings, keys.encoding.as_ref()),
            |name| input::encoding_of(name).map(|_| name.clone()),
            shown,
            Err("found out, page by page"),
        )?;
        truth.settle(
            "model",
            &mut self.model,
            (&settings, keys.model.as_ref()),
            |path| Ok(settings.beside(Path::new(path))),
            |path| shown_path(path),
            Err("the one in the program"),
        )?;
        truth.settle(
            "caution",
            &mut self.caution,
            (&settings, keys.caution.as_ref()),
            |name| named::<CautionName>(name),
            name_of,
            Ok("normal"),
        )?;
        for (name, typed, set, default) in [
            (
                "include",
                &mut self.include,
                &keys.include,
                Err("texts (*.txt, *.md)"),
            ),
            (
                "exclude",
                &mut self.exclude,
                &keys.exclude,
                Err("nothing but hidden files"),
            ),
        ] {
            let mut globs = Some(std::mem::take(typed)).filter(|globs| !globs.is_empty());
            let list = |globs: &Vec<String>| Value::from(globs.clone());
            let read = |globs: &Vec<String>| Ok(globs.clone());
            truth.settle(
                name,
                &mut globs,
                (&settings, set.as_ref()),
                read,
                list,
                default,
            )?;
            *typed = globs.unwrap_or_default();
        }
        for (name, patterns) in [
            ("standing-head", &keys.standing_head),
            ("byline", &keys.byline),
            ("furniture", &keys.furniture),
        ] {
            let origin = match patterns.as_slice() {
                [] => "no pattern of the house".to_owned(),
                [first, ..] => format!(
                    "patterns: {}, {}",
                    patterns.len(),
                    settings.place(first.span())
                ),
            };
            let value = None;
            truth.0.push(Row {
                name,
                value,
                origin,
            });
        }
        Ok((settings, truth))
    }

    /// Where the first page stands, or a page from standard input might.
    fn folder(&self) -> PathBuf {
        match self.files.first() {
            Some(path) if path.is_dir() => path.clone(),
            Some(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            None => PathBuf::from("."),
        }
    }
}

impl ReadArgs {
    /// Completes what was typed by the file that belongs to the pages.
    pub fn settle(&mut self) -> anyhow::Result<(Settings, Truth)> {
        let (settings, mut truth) = self.input.settle()?;
        let keys = &settings.keys;
        truth.settle(
            "to",
            &mut self.to,
            (&settings, keys.to.as_ref()),
            |name| named::<FormatName>(name),
            name_of,
            Ok("markdown"),
        )?;
        truth.settle(
            "output",
            &mut self.output.output,
            (&settings, keys.output.as_ref()),
            |path| Ok(settings.beside(Path::new(path))),
            |path| shown_path(path),
            Err("standard output"),
        )?;
        truth.settle(
            "per",
            &mut self.output.per,
            (&settings, keys.per.as_ref()),
            |name| named::<Per>(name),
            name_of,
            Ok("page"),
        )?;
        Ok((settings, truth))
    }
}

impl ReadArgs {
    /// What results depend on beside the pages themselves, in words that are the same for the same results.
    pub fn made_with(&self, settings: &Settings, truth: &Truth) -> String {
        let values = truth.0.iter().filter(|row| row.name != "output");
        let values: Vec<String> = values
            .filter_map(|row| Some(format!("{} = {}", row.name, row.value.as_ref()?)))
            .collect();
        let InputArgs {
            date,
            page,
            no_link,
            ..
        } = &self.input;
        let keys = &settings.keys;
        let patterns = [&keys.standing_head, &keys.byline, &keys.furniture].map(|patterns| {
            let patterns = patterns.iter().map(Spanned::get_ref);
            patterns.collect::<Vec<_>>()
        });
        format!(
            "{}; {}; {date:?} {page:?} {no_link} {patterns:?}",
            env!("CARGO_PKG_VERSION"),
            values.join(", "),
        )
    }
}

fn shown_path(path: &Path) -> Value {
    path.display().to_string().into()
}

fn named<T: ValueEnum>(name: &str) -> anyhow::Result<T> {
    let known = T::value_variants().iter().filter_map(T::to_possible_value);
    let known: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
    T::from_str(name, false).map_err(|_| anyhow::anyhow!("{name} is none of {}", known.join(", ")))
}

fn name_of(value: &impl ValueEnum) -> Value {
    let name = value.to_possible_value();
    name.map_or_else(String::new, |name| name.get_name().to_owned())
        .into()
}
