//! The JSON contract: pages, articles and findings, every piece with its spans (schema.json beside this file).
//! Invariant: UTF-8 unescaped; keys in a fixed order; what is not known is null. Left out are only a credit of what is no
//! caption, the spans of a field that is not printed, and the line of a finding that has no place.
//! Deliberately absent: serialisable model types. The views here are the contract, the model is free to change.

mod fields;
pub(super) mod finding;

use std::collections::BTreeMap;
use std::io::{Error, Result, Write as _};

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use fields::{ContinuationView, FieldSpans, JumpView, told_from, told_on};
use finding::{FindingView, findings};

use super::Out;
use super::seams::{self, SeamView};
use crate::model::{
    Article, Author, Edition, Furniture, FurnitureKind, Item, ItemKind, Join, Missing, Page, Part,
    Span, Text,
};

/// The version of the contract; it follows semver.
pub const SCHEMA_VERSION: &str = "1.1.0";

/// Writes a part of an edition as one JSON object and a line end.
///
/// # Errors
/// Whatever the writer says.
pub fn write(edition: &Edition, part: Part, out: &mut Out<'_>) -> Result<()> {
    write_view(&edition_view(edition, part), out)
}

/// Writes a part of an edition as [`write`] does, with every seam that was weighed.
///
/// # Errors
/// Whatever the writer says.
pub fn write_with_seams(edition: &Edition, part: Part, out: &mut Out<'_>) -> Result<()> {
    let pages = edition.pages_of(part);
    let view = EditionView {
        seams: Some(pages.flat_map(|page| seams::seams(edition, page)).collect()),
        ..edition_view(edition, part)
    };
    write_view(&view, out)
}

fn write_view(view: &EditionView<'_>, out: &mut Out<'_>) -> Result<()> {
    serde_json::to_writer(&mut *out, view).map_err(Error::from)?;
    out.write_all(b"\n")
}

fn edition_view(edition: &Edition, part: Part) -> EditionView<'_> {
    let mut told: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for article in &edition.articles {
        for &page in &article.pages {
            told.entry(page).or_default().push(&article.id);
        }
    }
    EditionView {
        schema_name: "qingyang",
        schema_version: SCHEMA_VERSION,
        pages: edition
            .pages_of(part)
            .map(|page| {
                let told_here = told.remove(&page.source.page).unwrap_or_default();
                page_view(edition, page, told_here, part)
            })
            .collect(),
        articles: edition
            .articles_of(part)
            .map(|article| article_view(edition, article))
            .collect(),
        findings: edition
            .pages_of(part)
            .flat_map(|page| findings(edition, page, part))
            .collect(),
        seams: None,
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EditionView<'e> {
    schema_name: &'static str,
    schema_version: &'static str,
    pages: Vec<PageView<'e>>,
    articles: Vec<ArticleView<'e>>,
    findings: Vec<FindingView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seams: Option<Vec<SeamView>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageView<'e> {
    id: PageId,
    source: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_record: Option<&'e RawValue>,
    encoding: &'e str,
    publication: Option<&'e str>,
    date_published: Option<&'e str>,
    print_page: Option<&'e str>,
    print_section: Option<&'e str>,
    articles: Vec<&'e str>,
    furniture: Vec<FurnitureView<'e>>,
}

#[derive(Serialize)]
struct FurnitureView<'e> {
    kind: &'static str,
    text: &'e str,
    spans: Vec<SpanView>,
}

/// An article as the contract has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView<'e> {
    id: &'e str,
    print_pages: Vec<&'e str>,
    article_section: Option<&'e str>,
    kicker: Option<&'e str>,
    headline: Option<&'e str>,
    decks: Vec<&'e str>,
    byline: Option<&'e str>,
    authors: Vec<AuthorView<'e>>,
    dateline: Option<&'e str>,
    located: Option<&'e str>,
    representation_type: &'static str,
    missing: Vec<&'static str>,
    continued_from: Option<JumpView<'e>>,
    continued_on: Option<JumpView<'e>>,
    /// Only in a story that is tied together from several pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    continuations: Vec<ContinuationView<'e>>,
    body: Vec<ItemView<'e>>,
    spans: FieldSpans,
}

#[derive(Serialize)]
struct AuthorView<'e> {
    name: &'e str,
    role: Option<&'e str>,
}

#[derive(Serialize)]
struct ItemView<'e> {
    r#type: &'static str,
    text: &'e str,
    /// Captions have the key, null without a credit; other items have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[expect(
        clippy::option_option,
        reason = "the contract knows a missing key and a null"
    )]
    credit: Option<Option<&'e str>>,
    spans: Vec<SpanView>,
    joins: Vec<JoinView>,
}

#[derive(Serialize)]
struct JoinView {
    at: usize,
    score: i32,
}

/// A span as the contract has it.
#[derive(Serialize, Clone, Copy)]
pub(super) struct SpanView {
    page: PageId,
    start: u32,
    end: u32,
    line: usize,
}

/// A page's name, `p1` for the first.
#[derive(Clone, Copy)]
pub(super) struct PageId(pub u32);

impl Serialize for PageId {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        // Most editions have no more pages, and every span names its own.
        const NAMES: [&str; 8] = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
        match NAMES.get(self.0 as usize) {
            Some(name) => serializer.serialize_str(name),
            None => serializer.collect_str(&format_args!("p{}", self.0 + 1)),
        }
    }
}

fn page_view<'e>(
    edition: &Edition,
    page: &'e Page,
    articles: Vec<&'e str>,
    part: Part,
) -> PageView<'e> {
    PageView {
        id: PageId(page.source.page),
        source: &page.source.name,
        source_record: record(page),
        encoding: page.source.encoding,
        publication: page.facts.publication.as_deref(),
        date_published: page.facts.date.as_deref(),
        print_page: page.facts.print_page.as_deref(),
        print_section: page.facts.print_section.as_deref(),
        articles,
        // What belongs to no article is not told with one.
        furniture: page
            .furniture
            .iter()
            .filter(|_| !matches!(part, Part::Article(_)))
            .map(|item| furniture_view(edition, item))
            .collect(),
    }
}

fn furniture_view<'e>(edition: &Edition, item: &'e Furniture) -> FurnitureView<'e> {
    let kind = match item.kind {
        FurnitureKind::Folio => "folio",
        FurnitureKind::Masthead => "masthead",
        FurnitureKind::Editors => "editors",
        FurnitureKind::QrPrompt => "qrPrompt",
        FurnitureKind::Image => "image",
        FurnitureKind::Notice => "notice",
        FurnitureKind::Other => "other",
    };
    FurnitureView {
        kind,
        text: item.text.as_str(),
        spans: spans(edition, [&item.text]),
    }
}

/// An article as the contract has it.
pub fn article_view<'e>(edition: &'e Edition, article: &'e Article) -> ArticleView<'e> {
    let text = |field: &'e Option<Text>| field.as_ref().map(Text::as_str);
    let pages = article
        .pages
        .iter()
        .filter_map(|&index| Page::find(&edition.pages, index));
    ArticleView {
        id: &article.id,
        print_pages: pages
            .filter_map(|page| page.facts.print_page.as_deref())
            .collect(),
        article_section: text(&article.section),
        kicker: text(&article.kicker),
        headline: text(&article.headline),
        decks: article.decks.iter().map(Text::as_str).collect(),
        byline: text(&article.byline),
        authors: article.authors.iter().map(author_view).collect(),
        dateline: article.dateline.as_deref(),
        located: article.located.as_deref(),
        representation_type: if article.missing.is_empty() {
            "full"
        } else {
            "partial"
        },
        missing: article
            .missing
            .iter()
            .map(|part| missing_name(*part))
            .collect(),
        continued_from: told_from(article).map(JumpView::of),
        continued_on: told_on(article).map(JumpView::of),
        continuations: article
            .continuations
            .iter()
            .map(|place| ContinuationView::of(edition, place))
            .collect(),
        body: article
            .body
            .iter()
            .map(|item| item_view(edition, item))
            .collect(),
        spans: FieldSpans::of(edition, article),
    }
}

fn missing_name(part: Missing) -> &'static str {
    match part {
        Missing::Start => "start",
        Missing::End => "end",
        Missing::Gap => "gap",
    }
}

fn author_view(author: &Author) -> AuthorView<'_> {
    AuthorView {
        name: &author.name,
        role: Some(author.role.as_str()).filter(|role| !role.is_empty()),
    }
}

fn item_view<'e>(edition: &Edition, item: &'e Item) -> ItemView<'e> {
    ItemView {
        r#type: match item.kind {
            ItemKind::Paragraph => "paragraph",
            ItemKind::Crosshead => "crosshead",
            ItemKind::Caption => "caption",
        },
        text: item.text.as_str(),
        credit: (item.kind == ItemKind::Caption).then(|| item.credit.as_ref().map(Text::as_str)),
        spans: spans(edition, std::iter::once(&item.text).chain(&item.credit)),
        joins: item
            .joins
            .iter()
            .map(|&Join { at, score }| JoinView { at, score })
            .collect(),
    }
}

/// The findings of a page; with a lone article only those that are about its text.
fn spans<'t>(edition: &Edition, texts: impl IntoIterator<Item = &'t Text>) -> Vec<SpanView> {
    texts
        .into_iter()
        .flat_map(Text::spans)
        .map(|span| span_view(edition, span))
        .collect()
}

/// A span with its line.
pub(super) fn span_view(edition: &Edition, span: Span) -> SpanView {
    let line = Page::find(&edition.pages, span.page)
        .map_or(1, |page| page.source.line_of(span.start as usize));
    SpanView {
        page: PageId(span.page),
        start: span.start,
        end: span.end,
        line,
    }
}

/// What else came with a page.
pub(super) fn record(page: &Page) -> Option<&RawValue> {
    let record = page.record.as_deref()?;
    serde_json::from_str(record).ok()
}
