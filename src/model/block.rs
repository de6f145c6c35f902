//! A paragraph, headline or other unit as the page shows it, before anything is decided about it.
//! Invariant: blocks keep the page's order and part its lines; a line may be carved into several blocks, never shared.

use super::{Emphasis, Join, Mark, Role, Span, Text};

/// How the lines of a block were set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// A line of the dump is a paragraph or a cut piece of one.
    Whole,
    /// Lines of a printed column, each about `width` characters; `indented` when paragraphs begin with blank cells.
    Column {
        /// Characters a line.
        width: u8,
        /// Whether the column indents its paragraphs.
        indented: bool,
    },
}

/// A unit of the page.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its text; lines that a column broke are already one.
    pub text: Text,
    /// The heading or quotation mark before its first line.
    pub mark: Mark,
    /// Emphasis over the whole of it.
    pub emphasis: Emphasis,
    /// Blank cells before its first line.
    pub indent: u8,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
    /// How it was set.
    pub setting: Setting,
    /// Whether it was carved off the block before it.
    pub carved: bool,
    /// How many printed lines it was set in.
    pub lines: usize,
    /// Characters of its last printed line.
    pub last_line: usize,
    /// Where pieces of it were joined.
    pub joins: Vec<Join>,
    /// Its length in characters.
    pub length: usize,
    /// What it is, if the newspaper's own house knows it or an editor has ruled it.
    pub known: Option<Role>,
    /// Whether an article begins with it, if an editor has ruled that.
    pub start: Option<Start>,
    /// What it is; [`Role::Paragraph`] until it has been labelled.
    pub role: Role,
    /// The best other role, and by how many points it lost.
    pub runner_up: Option<(Role, i32)>,
}

impl Block {
    /// What it reads.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// What it was taken for, as it is kept when the block is gone; nothing if it holds no text.
    #[must_use]
    pub fn labelled(&self) -> Option<Labelled> {
        let (first, last) = (self.text.first()?, self.text.last()?);
        Some(Labelled {
            stretch: Span {
                end: last.end,
                ..first
            },
            role: self.role,
            runner_up: self.runner_up,
        })
    }
}

/// What is known of an article's beginning at a block, whatever its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// An editor has ruled.
    Ruled {
        /// Whether an article begins.
        begins: bool,
        /// The ruling as a finding names it.
        words: String,
    },
    /// An article begins that no headline marks: its text stood in another story.
    Parted,
}

/// What a stretch of the page was taken for, before anything was joined or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labelled {
    /// Where it stands, from its first line to its last.
    pub stretch: Span,
    /// What it is.
    pub role: Role,
    /// The best other role, and by how many points it lost.
    pub runner_up: Option<(Role, i32)>,
}
