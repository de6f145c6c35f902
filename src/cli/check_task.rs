//! What a check will do: the arguments, checked.
//! Invariant: nothing has been opened yet.

use std::path::PathBuf;

use anyhow::{Error, anyhow, bail};
use toml::Spanned;

use super::check_args::CheckArgs;
use super::input::InputTask;
use super::locale;
use super::meant::meant;
use super::settings::Settings;
use crate::model::Level;
use crate::render::report::ReportFormat;
use crate::rule::{self, Language, Levels, RULES, Rule};

/// Pages to check.
pub struct CheckTask {
    /// Where from.
    pub input: InputTask,
    /// The report's format.
    pub format: ReportFormat,
    /// The language of messages.
    pub language: Language,
    /// The level of each rule.
    pub levels: Levels,
    /// The least level that is reported; none if nothing is.
    pub least: Option<Level>,
    /// The least level that fails; none if nothing does.
    pub fail_on: Option<Level>,
    /// Where known findings stand.
    pub baseline: Option<PathBuf>,
    /// Where to write the findings as known ones.
    pub write_baseline: Option<PathBuf>,
}

impl CheckArgs {
    /// Checks what was typed.
    pub fn into_task(mut self) -> anyhow::Result<CheckTask> {
        let (settings, _) = self.input.settle()?;
        let levels = levels(&self, &settings)?;
        let format = if self.statistics {
            ReportFormat::Statistics
        } else {
            self.to.into()
        };
        let input = InputTask {
            inspect: true,
            ..self.input.into_task(&settings)?
        };
        Ok(CheckTask {
            input,
            format,
            language: self.lang.map_or_else(locale::language, Language::from),
            levels,
            least: self.level.level(),
            fail_on: self.fail_on.level(),
            baseline: self.baseline,
            write_baseline: self.write_baseline,
        })
    }
}

/// The levels of the settings, and over them what was typed.
fn levels(args: &CheckArgs, settings: &Settings) -> anyhow::Result<Levels> {
    let mut levels = Levels::default();
    let keys = &settings.keys.rules;
    let lists = [
        &keys.select,
        &keys.ignore,
        &keys.note,
        &keys.warn,
        &keys.deny,
    ];
    for name in lists.into_iter().flatten() {
        known(name.get_ref()).map_err(|fault| settings.fault(name.span(), &fault.to_string()))?;
    }
    set(
        &mut levels,
        lists.map(|names| names.iter().map(Spanned::get_ref).collect()),
    );
    let lists = [
        &args.select,
        &args.ignore,
        &args.note,
        &args.warn,
        &args.deny,
    ];
    lists
        .into_iter()
        .flatten()
        .try_for_each(|name| known(name))?;
    set(&mut levels, lists.map(|names| names.iter().collect()));
    Ok(levels)
}

/// What is selected, then what is left out, then the levels, the sternest last.
fn set(levels: &mut Levels, [select, ignore, note, warn, deny]: [Vec<&String>; 5]) {
    if !select.is_empty() {
        levels.select(&select);
    }
    for (names, level) in [
        (ignore, None),
        (note, Some(Level::Note)),
        (warn, Some(Level::Warning)),
        (deny, Some(Level::Error)),
    ] {
        for name in names {
            levels.set(name, level);
        }
    }
}

fn known(name: &str) -> anyhow::Result<()> {
    match rule::named(name).next() {
        Some(_) => Ok(()),
        None => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> Error {
    let meant = if name.contains(|mark: char| mark.is_ascii_digit()) {
        let codes = RULES.iter().map(|rule| rule.code);
        meant(name, codes)
    } else {
        let names = RULES.iter().flat_map(|rule| [rule.name, rule.chinese_name]);
        meant(name, names)
    };
    let hint = if meant.is_empty() {
        "; see `qingyang rules`"
    } else {
        &meant
    };
    anyhow!("{name}: no rule has this code or name{hint}")
}

/// The one rule of a code or name.
pub fn the_rule(name: &str) -> anyhow::Result<&'static Rule> {
    let mut named = rule::named(name);
    match (named.next(), named.next()) {
        (Some(rule), None) => Ok(rule),
        (Some(_), Some(_)) => {
            let codes: Vec<&str> = rule::named(name).map(|rule| rule.code).collect();
            bail!(
                "{name}: more than one rule; name one of {}",
                codes.join(", ")
            )
        }
        _ => Err(unknown(name)),
    }
}
