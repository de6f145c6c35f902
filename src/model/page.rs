//! One page, read: what belongs to it and to no article, and what was noticed.
//! Invariant: each non-blank character of its source is in one article text, one piece of furniture, or one withheld mark.

use super::{Finding, Labelled, Ruling, Seam, Source, Span, Text};

/// What a piece of furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FurnitureKind {
    /// 报眉: page number, date, section.
    Folio,
    /// 报头: the paper's name and imprint.
    Masthead,
    /// 本版责编.
    Editors,
    /// 扫码查看.
    QrPrompt,
    /// A link to a picture that the dump cut out.
    Image,
    /// A note about the page: sources, legal counsel, contact.
    Notice,
    /// Anything else.
    Other,
}

/// A piece of furniture.
#[derive(Debug, Clone)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its words.
    pub text: Text,
}

/// Marks of the dump that are no text, each under the name of what it marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Number signs before or behind a heading.
    Heading(Span),
    /// Asterisks around emphasised text.
    Emphasis(Span),
    /// A quotation mark before a line.
    Quote(Span),
    /// A table's bar or a rule's asterisks.
    Rule(Span),
}

impl Withheld {
    /// Where it stood.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Heading(span) | Self::Emphasis(span) | Self::Quote(span) | Self::Rule(span) => {
                span
            }
        }
    }
}

/// What the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// The newspaper's name.
    pub publication: Option<String>,
    /// The day, as `2010-12-25`.
    pub date: Option<String>,
    /// The printed page, such as `2` or `A02`.
    pub print_page: Option<String>,
    /// 版名, such as 要闻·综合.
    pub print_section: Option<String>,
}

impl PageFacts {
    /// Takes from `other` what is not known yet.
    pub fn complete(&mut self, other: &Self) {
        let complete = |known: &mut Option<String>, other: &Option<String>| {
            if known.is_none() {
                known.clone_from(other);
            }
        };
        complete(&mut self.publication, &other.publication);
        complete(&mut self.date, &other.date);
        complete(&mut self.print_page, &other.print_page);
        complete(&mut self.print_section, &other.print_section);
    }
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its text as it came in.
    pub source: Source,
    /// What else came with it, as the text of a JSON object: handed through, never read.
    pub record: Option<String>,
    /// What it says of itself.
    pub facts: PageFacts,
    /// What belongs to no article, in page order.
    pub furniture: Vec<Furniture>,
    /// Marks that are no text.
    pub withheld: Vec<Withheld>,
    /// What each block was taken for, as printed; empty if the page was read by its marks alone.
    pub labels: Vec<Labelled>,
    /// Every seam that was looked at.
    pub seams: Vec<Seam>,
    /// What an editor has ruled about it.
    pub rulings: Vec<Ruling>,
    /// What was noticed, in page order.
    pub findings: Vec<Finding>,
}

impl Page {
    /// The page of an index among those of its edition.
    #[must_use]
    pub fn find(pages: &[Self], index: u32) -> Option<&Self> {
        // Pages stand at their index unless some were left out by hand.
        let expected = pages.get(index as usize);
        expected
            .filter(|page| page.source.page == index)
            .or_else(|| pages.iter().find(|page| page.source.page == index))
    }
}
