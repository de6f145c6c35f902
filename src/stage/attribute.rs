//! attribute: what page and articles say of themselves: paper, day, printed page; authors, dateline, place.
//! Invariant: reads texts and changes none of them; what is not printed stays unknown.

use crate::lang::authors::{self, Dateline};
use crate::lang::folio;
use crate::model::{Article, Finding, FurnitureKind, ItemKind, Page};
use crate::rule;

/// Fills the facts of a page and the named fields of its articles.
#[must_use]
pub fn attribute(page: &mut Page, articles: &mut [Article]) -> Vec<Finding> {
    for item in &page.furniture {
        if matches!(item.kind, FurnitureKind::Folio | FurnitureKind::Masthead) {
            folio::read(item.text.as_str(), &mut page.facts);
        }
    }
    let mut findings = Vec::new();
    for article in articles {
        name_authors(article);
        report(article, &mut findings);
    }
    findings
}

fn name_authors(article: &mut Article) {
    let mut people = Vec::new();
    if let Some(byline) = &article.byline {
        people.extend(authors::people(byline.as_str()));
    }
    let first = article
        .body
        .iter()
        .find(|item| item.kind == ItemKind::Paragraph);
    if let Some(Dateline {
        length,
        place,
        people: named,
    }) = first.and_then(|item| authors::dateline(item.text.as_str()))
    {
        article.dateline = first
            .and_then(|item| item.text.as_str().get(..length))
            .map(str::to_owned);
        article.located = Some(place).filter(|place| !place.is_empty());
        people.extend(named);
    }
    for item in &article.body {
        people.extend(
            item.credit
                .iter()
                .flat_map(|credit| authors::people(credit.as_str())),
        );
    }
    for person in people {
        if !article.authors.contains(&person) {
            article.authors.push(person);
        }
    }
}

fn report(article: &Article, findings: &mut Vec<Finding>) {
    for jump in article.from.iter().chain(&article.on) {
        let place = jump.marker.first().into_iter().collect();
        if jump.page.is_empty() {
            findings.push(rule::finding("A420", place).with("marker", jump.marker.as_str()));
        } else {
            findings.push(rule::finding("A430", place).with("page", jump.page.as_str()));
        }
    }
    let has_text = article
        .body
        .iter()
        .any(|item| item.kind == ItemKind::Paragraph);
    if article.headline.is_none() && article.from.is_none() && has_text {
        let place = article
            .body
            .first()
            .and_then(|item| item.text.first())
            .into_iter()
            .collect();
        findings.push(rule::finding("A410", place));
    }
}
