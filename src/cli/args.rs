//! What was typed. `job` says what will be done.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::render::Format;

const EXAMPLES: &str = "\
Examples:
  qingyang page.txt > page.md               a clean proof of one page
  cat page.txt | qingyang --to json         the same as JSON, with every span
  qingyang --to jsonl p01.txt p02.txt       one article a line
  qingyang --encoding gb18030 old.txt       when the encoding cannot be found out

What the tool was unsure of goes to standard error, a line each. Exit code 2: a file could not be read.";

/// 清样: the clean proof of a newspaper page, from the raw text of its scan.
#[derive(Debug, Parser)]
#[command(name = "qingyang", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, ClapArgs)]
pub struct ReadArgs {
    /// Page texts; standard input when none is given, or for `-`
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = FormatName::Markdown)]
    pub to: FormatName,
    /// The pages' encoding, such as gb18030 or big5; found out by itself
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A language model of your own, made with `qingyang train`
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Only errors on standard error
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Train a language model on clean text of your own newspaper
    Train(TrainArgs),
    /// Print the JSON Schema of --to json
    Schema,
}

#[derive(Debug, ClapArgs)]
pub struct TrainArgs {
    /// UTF-8 texts, a paragraph a line
    #[arg(value_name = "TEXT", required = true)]
    pub texts: Vec<PathBuf>,
    /// The model file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Drop pairs of characters counted less often
    #[arg(long, value_name = "COUNT", default_value_t = 2)]
    pub min_pairs: u32,
    /// Drop triples of characters counted less often
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    pub min_triples: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    #[value(alias = "md")]
    Markdown,
    Json,
    Jsonl,
    #[value(alias = "txt")]
    Text,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Markdown => Self::Markdown,
            FormatName::Json => Self::Json,
            FormatName::Jsonl => Self::Jsonl,
            FormatName::Text => Self::Text,
        }
    }
}
