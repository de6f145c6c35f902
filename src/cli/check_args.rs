//! What was typed about a check.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::args::LanguageName;
use super::input_args::InputArgs;
use crate::model::Level;
use crate::render::report::ReportFormat;

#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The report's format: full (default), concise, json, jsonl, sarif or github
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ReportName::Full,
        hide_default_value = true, hide_possible_values = true)]
    pub to: ReportName,
    /// Count how often each rule was broken instead
    #[arg(long, conflicts_with = "to")]
    pub statistics: bool,
    /// Report findings from this level: note, warning (default) or error
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelName::Warning,
        hide_default_value = true, hide_possible_values = true)]
    pub level: LevelName,
    /// Exit with 1 for findings from this level: note, warning (default), error or never
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelName::Warning,
        hide_default_value = true, hide_possible_values = true)]
    pub fail_on: LevelName,
    /// Only these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// These rules are notes
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub note: Vec<String>,
    /// These rules are warnings
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub warn: Vec<String>,
    /// These rules are errors
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Count only what this file does not know
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub baseline: Option<PathBuf>,
    /// Write all that is found to this file, as known
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// The language of messages, zh or en; else the locale's
    #[arg(long, value_name = "LANG", value_enum, hide_possible_values = true)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportName {
    Full,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
}

impl From<ReportName> for ReportFormat {
    fn from(name: ReportName) -> Self {
        match name {
            ReportName::Full => Self::Full,
            ReportName::Concise => Self::Concise,
            ReportName::Json => Self::Json,
            ReportName::Jsonl => Self::Jsonl,
            ReportName::Sarif => Self::Sarif,
            ReportName::Github => Self::Github,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LevelName {
    Note,
    Warning,
    Error,
    Never,
}

impl LevelName {
    /// The level; none for never.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Note => Some(Level::Note),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
            Self::Never => None,
        }
    }
}
