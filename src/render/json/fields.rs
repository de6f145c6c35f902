//! The fields of an article that are no part of its body: where they stood, its jump lines, and what is printed where it
//! goes on on another page.
//! Invariant: each character of them is under one field; a field that is printed again where the story goes on has the
//! spans of both places.

use serde::Serialize;

use super::{SpanView, spans};
use crate::model::{Article, Continuation, Edition, Jump, Page, Text};

/// Spans of the fields that are no part of the body; a field that is not printed has no key.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldSpans {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    article_section: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kicker: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headline: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decks: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    byline: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    continued_from: Vec<SpanView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    continued_on: Vec<SpanView>,
}

impl FieldSpans {
    pub fn of(edition: &Edition, article: &Article) -> Self {
        let stood = |own: &Option<Text>, again: fn(&Continuation) -> &Option<Text>| {
            let again = article.continuations.iter().flat_map(again);
            spans(edition, own.iter().chain(again))
        };
        let decks = article.continuations.iter().flat_map(|place| &place.decks);
        let from = article.continuations.iter().flat_map(|place| &place.from);
        let on = article.continuations.iter().flat_map(|place| &place.on);
        Self {
            article_section: stood(&article.section, |place| &place.section),
            kicker: stood(&article.kicker, |place| &place.kicker),
            headline: stood(&article.headline, |place| &place.headline),
            decks: spans(edition, article.decks.iter().chain(decks)),
            byline: stood(&article.byline, |place| &place.byline),
            continued_from: spans(edition, article.from.iter().chain(from).map(marker)),
            continued_on: spans(edition, on.chain(&article.on).map(marker)),
        }
    }
}

fn marker(jump: &Jump) -> &Text {
    &jump.marker
}

/// The line that a story comes from: an open beginning before a tie inside it.
pub fn told_from(article: &Article) -> Option<&Jump> {
    let mut tied = article.continuations.iter().flat_map(|place| &place.from);
    article.from.as_ref().or_else(|| tied.next())
}

/// The line that a story goes on by: an open end before a tie inside it.
pub fn told_on(article: &Article) -> Option<&Jump> {
    let mut tied = article.continuations.iter().flat_map(|place| &place.on);
    article.on.as_ref().or_else(|| tied.next())
}

/// A jump line as the contract has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JumpView<'e> {
    print_page: Option<&'e str>,
    marker: &'e str,
    resolved: bool,
}

impl<'e> JumpView<'e> {
    pub fn of(jump: &'e Jump) -> Self {
        let print_page = Some(jump.page.as_str()).filter(|page| !page.is_empty());
        Self {
            print_page,
            marker: jump.marker.as_str(),
            resolved: jump.resolved,
        }
    }
}

/// What is printed where a story goes on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContinuationView<'e> {
    print_page: Option<&'e str>,
    continued_on: Option<JumpView<'e>>,
    continued_from: Option<JumpView<'e>>,
    article_section: Option<&'e str>,
    kicker: Option<&'e str>,
    headline: Option<&'e str>,
    decks: Vec<&'e str>,
    byline: Option<&'e str>,
}

impl<'e> ContinuationView<'e> {
    pub fn of(edition: &'e Edition, place: &'e Continuation) -> Self {
        let text = |field: &'e Option<Text>| field.as_ref().map(Text::as_str);
        let page = Page::find(&edition.pages, place.page);
        Self {
            print_page: page.and_then(|page| page.facts.print_page.as_deref()),
            continued_on: place.on.as_ref().map(JumpView::of),
            continued_from: place.from.as_ref().map(JumpView::of),
            article_section: text(&place.section),
            kicker: text(&place.kicker),
            headline: text(&place.headline),
            decks: place.decks.iter().map(Text::as_str).collect(),
            byline: text(&place.byline),
        }
    }
}
