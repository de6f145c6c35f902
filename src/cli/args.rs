//! What was typed, as clap parses it.
//! Invariant: the help fits a screen of 80 by 24. Deliberately absent: what will be done, which `job` says.

use std::path::PathBuf;

use clap_complete::Shell;

use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub use super::check_args::CheckArgs;
pub use super::input_args::InputArgs;
use crate::render::Format;
use crate::rule::Language;

/// One blank line a section, so that all of it fits the screen.
const HELP: &str = "\
{about}

{usage-heading} {usage}
{positionals}

Options:
{options}

Commands:
{subcommands}{after-help}";

const LINES: &str = "The line, as page.txt:127; the edition's other pages may follow";

const NOTES: &str = "\
Findings go to standard error.
Exit code 1: check found something; 2: something could not be done.";

/// 清样: the clean proof of a newspaper page, from the raw text of its scan
#[derive(Debug, Parser)]
#[command(
    name = "qingyang",
    version,
    override_usage = "qingyang [OPTIONS] [FILE]...",
    help_template = HELP,
    after_help = NOTES,
    max_term_width = 80,
    disable_help_flag = true,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub read: ReadArgs,
    /// Print help
    #[arg(short, long, action = ArgAction::HelpShort, global = true)]
    pub help: Option<bool>,
}

#[derive(Debug, ClapArgs)]
pub struct ReadArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// What to write: markdown (default), json, jsonl or text
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub to: Option<FormatName>,
    #[command(flatten)]
    pub output: OutputArgs,
    /// Write what cleaning changes, as a unified diff
    #[arg(long, conflicts_with_all = ["to", "output"], hide_short_help = true)]
    pub diff: bool,
    /// The language of messages, zh or en; else the locale's
    #[arg(
        long,
        value_name = "LANG",
        value_enum,
        hide_possible_values = true,
        hide_short_help = true
    )]
    pub lang: Option<LanguageName>,
    /// With --to json: every seam that was weighed, and why
    #[arg(long, hide_short_help = true)]
    pub seams: bool,
    /// Only errors on standard error
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, ClapArgs)]
pub struct OutputArgs {
    /// A folder to write to, a file a page
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// With -o: what has a file of its own, a page (default), an edition or an article
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        hide_possible_values = true,
        hide_short_help = true
    )]
    pub per: Option<Per>,
    /// With -o: keep results that are there and newer than their pages
    #[arg(long, hide_short_help = true)]
    pub resume: bool,
}

/// What has a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Per {
    #[default]
    Page,
    Edition,
    Article,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what an editor should look at; write nothing
    Check(Box<CheckArgs>),
    /// Tell what was decided about a line, and why
    #[command(mut_arg("files", |lines| lines.value_name("FILE:LINE").help(LINES).required(true)))]
    Why(Box<WhyArgs>),
    /// Print what a rule is about, such as J310
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Train a language model on clean text of your own newspaper
    Train(TrainArgs),
    /// Print the JSON Schema of --to json
    #[command(hide = true)]
    Schema(SchemaArgs),
    /// Print the settings of a call, and where each comes from
    #[command(hide = true)]
    Config(Box<ConfigArgs>),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
    /// Print all options and commands; of a command, if it is named
    Help(HelpArgs),
}

#[derive(Debug, ClapArgs)]
pub struct WhyArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The answer's format: text (default) or json
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = WhyFormatName::Text,
        hide_default_value = true, hide_possible_values = true)]
    pub to: WhyFormatName,
}

#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// That of the decisions file instead
    #[arg(long)]
    pub decisions: bool,
}

#[derive(Debug, ClapArgs)]
pub struct ExplainArgs {
    /// A rule's code or name
    #[arg(value_name = "RULE")]
    pub rule: String,
}

#[derive(Debug, ClapArgs)]
pub struct RulesArgs {
    /// The list's format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RulesFormatName::Text)]
    pub to: RulesFormatName,
    /// The language of names, zh or en; else the locale's
    #[arg(long, value_name = "LANG", value_enum, hide_possible_values = true)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, ClapArgs)]
pub struct TrainArgs {
    /// UTF-8 texts, a paragraph a line
    #[arg(value_name = "TEXT", required = true)]
    pub texts: Vec<PathBuf>,
    /// The model file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// A list of words with counts and parts of speech; else that of the model in the binary
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
    /// Drop character pairs counted less often
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_bigram: u32,
    /// Drop character triples counted less often
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub min_trigram: u32,
}

#[derive(Debug, ClapArgs)]
pub struct ConfigArgs {
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

#[derive(Debug, ClapArgs)]
pub struct HelpArgs {
    /// The command; the main job when none is given
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FormatName {
    #[default]
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhyFormatName {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormatName {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    En,
    Zh,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::En => Self::English,
            LanguageName::Zh => Self::Chinese,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Args;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_help_fits_a_screen() {
        let help = Args::command().render_help().to_string();
        let lines: Vec<&str> = help.lines().collect();
        // A line is left for the prompt.
        assert!(lines.len() < 24, "{} lines", lines.len());
        for line in lines {
            let cells: usize = line
                .chars()
                .map(|mark| if mark.is_ascii() { 1 } else { 2 })
                .sum();
            assert!(cells <= 80, "{cells} cells: {line}");
        }
    }
}
