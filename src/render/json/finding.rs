//! The findings of a page as the contract has them.
//! Invariant: the message is the rule's own, in English, so that the same bytes give the same bytes.

use serde::Serialize;

use super::{PageId, SpanView, span_view};
use crate::model::{Article, Edition, Finding, Page, Part, Span, Text};
use crate::rule::{self, Language};

/// A finding as the contract has it.
#[derive(Serialize)]
pub struct FindingView {
    code: &'static str,
    level: &'static str,
    message: String,
    page: PageId,
    spans: Vec<SpanView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// The findings of a page that belong to a part.
pub fn findings(edition: &Edition, page: &Page, part: Part) -> impl Iterator<Item = FindingView> {
    let lone = matches!(part, Part::Article(_)).then(|| {
        let texts = edition.articles_of(part).flat_map(Article::texts);
        texts.flat_map(Text::spans).collect::<Vec<Span>>()
    });
    let told = move |finding: &&Finding| {
        let place = finding.spans.first();
        lone.as_ref().is_none_or(|spans| {
            place.is_some_and(|place| spans.iter().any(|span| span.meets(*place)))
        })
    };
    page.findings
        .iter()
        .filter(told)
        .map(move |finding| finding_view(edition, page, finding))
}

pub fn finding_view(edition: &Edition, page: &Page, finding: &Finding) -> FindingView {
    let at = finding.spans.first().map(|span| span.start as usize);
    FindingView {
        code: finding.code,
        level: rule::level_word(finding.level),
        // The same bytes on every machine, whatever language its user reads.
        message: rule::message(finding, &edition.pages, Language::English),
        page: PageId(page.source.page),
        spans: finding
            .spans
            .iter()
            .map(|&span| span_view(edition, span))
            .collect(),
        line: at.map(|at| page.source.line_of(at)),
        column: at.map(|at| page.source.column_of(at)),
    }
}
