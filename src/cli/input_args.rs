//! What was typed about the pages to read; the same for every command that reads pages.
//! Invariant: what is rarely needed stands under a heading of its own, which only `qingyang help` shows.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use crate::pipeline::{Caution, Thresholds};

const FOLDERS: &str = "Folders and streams";
const EDITIONS: &str = "Editions";
const SETTINGS: &str = "Settings";

#[derive(Debug, Default, ClapArgs)]
pub struct InputArgs {
    /// Page texts or folders of them; - or none for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The pages' encoding, such as gb18030; else found out
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A language model made with `qingyang train`
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub model: Option<PathBuf>,
    /// How sure a join or a move of text must be: low, normal (the default), high, or
    /// as-printed, which moves nothing
    #[arg(
        long,
        value_name = "HOW",
        value_enum,
        hide_possible_values = true,
        hide_short_help = true
    )]
    pub caution: Option<CautionName>,
    /// The caution in figures, for the script that chooses them: accept, accept a move,
    /// margin, part, swap
    #[arg(
        long,
        value_name = "FIGURES",
        allow_hyphen_values = true,
        conflicts_with = "caution",
        hide = true
    )]
    pub thresholds: Option<Thresholds>,
    /// Read from standard input: names of files (list), or a page a line (jsonl)
    #[arg(long, value_name = "WHAT", value_enum, conflicts_with = "files",
        hide_possible_values = true, hide_short_help = true, help_heading = FOLDERS)]
    pub from: Option<Supply>,
    /// With `--from list`: names end with a zero byte, as `find -print0` writes them
    #[arg(short = '0', long, hide_short_help = true, help_heading = FOLDERS)]
    pub null: bool,
    /// In folders, read only files whose name or path matches; else texts (*.txt, *.md)
    #[arg(long, value_name = "GLOB", hide_short_help = true, help_heading = FOLDERS)]
    pub include: Vec<String>,
    /// In folders, leave out files and folders whose name or path matches
    #[arg(long, value_name = "GLOB", hide_short_help = true, help_heading = FOLDERS)]
    pub exclude: Vec<String>,
    /// How many pages to read at once; else one a processor. The result is the same
    #[arg(short, long, value_name = "N", hide_short_help = true, help_heading = FOLDERS,
        value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// The newspaper, where neither page nor file name says it
    #[arg(long, value_name = "NAME", hide_short_help = true, help_heading = EDITIONS)]
    pub publication: Option<String>,
    /// The day, such as 2010-12-25, where neither page nor file name says it
    #[arg(long, value_name = "DAY", hide_short_help = true, help_heading = EDITIONS)]
    pub date: Option<String>,
    /// The printed page, such as 2 or A02, where neither page nor file name says it
    #[arg(long, value_name = "PAGE", hide_short_help = true, help_heading = EDITIONS)]
    pub page: Option<String>,
    /// Read settings from this file; else from qingyang.toml beside or above the pages
    #[arg(long, value_name = "FILE", hide_short_help = true, help_heading = SETTINGS)]
    pub config: Option<PathBuf>,
    /// Read an editor's rulings on the page from this file; else from page.decisions.json
    /// beside page.txt
    #[arg(long, value_name = "FILE", hide_short_help = true, help_heading = SETTINGS)]
    pub decisions: Option<PathBuf>,
    /// Read no settings and no rulings from files beside the pages
    #[arg(
        long,
        conflicts_with = "config",
        hide_short_help = true,
        help_heading = SETTINGS
    )]
    pub isolated: bool,
    /// Keep pages apart: tie no story across pages
    #[arg(long, hide_short_help = true, help_heading = EDITIONS)]
    pub no_link: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CautionName {
    Low,
    #[default]
    Normal,
    High,
    AsPrinted,
}

impl From<CautionName> for Caution {
    fn from(name: CautionName) -> Self {
        match name {
            CautionName::Low => Self::Low,
            CautionName::Normal => Self::Normal,
            CautionName::High => Self::High,
            CautionName::AsPrinted => Self::AsPrinted,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Supply {
    List,
    Jsonl,
}
