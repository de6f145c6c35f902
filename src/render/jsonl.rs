//! JSON Lines: one article a line, in the shape of the contract, with the facts of the page where it begins.
//! Invariant: a line is a JSON object and holds no line end. Deliberately absent: findings and furniture, which belong to
//! no article.

use std::io::{Error, Result, Write as _};

use serde::Serialize;
use serde_json::value::RawValue;

use super::Out;
use super::json::{ArticleView, SCHEMA_VERSION, article_view, record};
use crate::model::{Edition, Page, Part};

/// An article with its page facts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'e> {
    schema_version: &'static str,
    source: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_record: Option<&'e RawValue>,
    encoding: &'e str,
    publication: Option<&'e str>,
    date_published: Option<&'e str>,
    print_page: Option<&'e str>,
    print_section: Option<&'e str>,
    #[serde(flatten)]
    article: ArticleView<'e>,
}

/// Writes the articles of a part as JSON Lines.
///
/// # Errors
/// Whatever the writer says.
pub fn write(edition: &Edition, part: Part, out: &mut Out<'_>) -> Result<()> {
    for article in edition.articles_of(part) {
        let first = article.pages.first();
        if let Some(page) = first.and_then(|&index| Page::find(&edition.pages, index)) {
            let line = line(page, article_view(edition, article));
            serde_json::to_writer(&mut *out, &line).map_err(Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

fn line<'e>(page: &'e Page, article: ArticleView<'e>) -> Line<'e> {
    Line {
        schema_version: SCHEMA_VERSION,
        source: &page.source.name,
        source_record: record(page),
        encoding: page.source.encoding,
        publication: page.facts.publication.as_deref(),
        date_published: page.facts.date.as_deref(),
        print_page: page.facts.print_page.as_deref(),
        print_section: page.facts.print_section.as_deref(),
        article,
    }
}
