//! The one place that knows the order of the stages.
//! Invariant: a page always parses; only bytes that are no text are refused. Deliberately absent: files and formats.

use std::fmt;

use encoding_rs::Encoding;

use crate::lang::house::House;
use crate::lang::ngram::Model;
use crate::model::{Article, Block, Edition, Finding, Page, PageFacts, Ruling, Span};
use crate::stage::{
    attribute, decode, divide, gather, heed, inspect, label, link, mend, overrule, recognise,
    reread, split, trace,
};

pub use crate::joinery::{Caution, Thresholds};

/// One page as it comes in.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its index in the edition, from 0.
    pub page: u32,
    /// Its name, for findings and the output.
    pub name: &'a str,
    /// What the file holds.
    pub bytes: &'a [u8],
    /// What an editor has ruled about it.
    pub rulings: &'a [Ruling],
}

/// Why a page was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The bytes are no page.
    Bytes(decode::Refusal),
    /// The rulings contradict each other.
    Rulings(heed::Conflict),
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(refusal) => refusal.fmt(out),
            Self::Rulings(conflict) => conflict.fmt(out),
        }
    }
}

/// What a caller may settle for all pages.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The encoding, if it is not to be found out.
    pub encoding: Option<&'static Encoding>,
    /// The language model.
    pub model: &'a Model,
    /// How sure a join or a move must be.
    pub caution: Caution,
    /// Whether the finished page is read once more for what an editor should look at.
    pub inspect: bool,
    /// What the newspaper's own house knows.
    pub house: &'a House,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            encoding: None,
            model: Model::builtin(),
            caution: Caution::default(),
            inspect: false,
            house: House::none(),
        }
    }
}

/// A page, read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The page.
    pub page: Page,
    /// Its articles, in page order.
    pub articles: Vec<Article>,
}

/// Reads one page.
///
/// # Errors
/// Bytes that hold no text, or text whose encoding cannot be decided; rulings that contradict each other.
pub fn read(input: Input<'_>, options: &Options<'_>) -> Result<Reading, Refusal> {
    let model = options.model;
    let (source, mut findings) =
        decode::decode(input.page, input.name, input.bytes, options.encoding, model)
            .map_err(Refusal::Bytes)?;
    let (mut page, mut articles) = match reread::reread(source) {
        Ok(proof) => proof,
        Err(source) => {
            let (lines, mut withheld, seen) = split::split(&source);
            withheld.extend(lines.iter().flat_map(|line| line.withheld.iter().copied()));
            findings.extend(seen);
            let lines = recognise::recognise(lines, options.house);
            let blocks = gather::gather(lines, model);
            let heeded = heed::heed(&source, blocks, input.rulings).map_err(Refusal::Rulings)?;
            findings.extend(heeded.findings);
            let (blocks, seen) = label::label(heeded.blocks, model);
            findings.extend(seen);
            let labels = blocks.iter().filter_map(Block::labelled).collect();
            let (blocks, seams, seen) =
                mend::mend(&source, blocks, model, options.caution, &heeded.pins);
            findings.extend(seen);
            let (articles, furniture, seen) = divide::divide(blocks);
            findings.extend(seen);
            let facts = PageFacts::default();
            (
                Page {
                    source,
                    record: None,
                    facts,
                    furniture,
                    withheld,
                    labels,
                    seams,
                    rulings: Vec::new(),
                    findings: Vec::new(),
                },
                articles,
            )
        }
    };
    findings.extend(attribute::attribute(&mut page, &mut articles));
    if options.inspect {
        findings.extend(inspect::inspect(&page, &articles, model));
    }
    findings.sort_by_key(in_page_order);
    page.findings = findings;
    page.rulings = input.rulings.to_vec();
    Ok(Reading { page, articles })
}

/// Binds the pages of one edition, in page order, and ties the stories that are told on several.
#[must_use]
pub fn bind(readings: Vec<Reading>, options: &Options<'_>) -> Edition {
    bind_from(0, readings, options)
}

/// Binds the pages of one edition, in page order, and numbers them from `first`.
#[must_use]
pub fn bind_from(first: u32, readings: Vec<Reading>, options: &Options<'_>) -> Edition {
    let numbered = readings.into_iter().zip(first..).map(|(reading, number)| {
        let Reading {
            mut page,
            mut articles,
        } = reading;
        page.move_to(number);
        for article in &mut articles {
            article.move_to(number);
        }
        (page, articles)
    });
    let mut edition = link::link(numbered.collect(), options.model);
    for (page, finding) in trace::trace(&edition) {
        if let Some(page) = edition.pages.get_mut(page) {
            page.findings.push(finding);
        }
    }
    overrule::overrule(&mut edition, options.inspect);
    for page in &mut edition.pages {
        page.findings.sort_by_key(in_page_order);
    }
    edition
}

fn in_page_order(finding: &Finding) -> (Option<Span>, &'static str) {
    (finding.spans.first().copied(), finding.code)
}
