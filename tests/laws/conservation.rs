//! Conservation: each character that is not blank is in exactly one article text, piece of furniture or named mark.

use qingyang::model::{Article, Edition, Page, Span, Text};

use super::common::{edition, edition_of, fixture_editions};
use super::{Verdict, generate, on, on_fixtures, on_generated};

#[test]
fn holds_on_fixtures() {
    on_fixtures(law);
}

#[test]
fn holds_on_generated_pages() {
    on_generated(law);
}

#[test]
fn holds_on_editions() {
    for fixture in fixture_editions() {
        let edition = edition_of(fixture.pages.iter().map(Vec::as_slice));
        if let Err(broken) = holds(&edition) {
            panic!("{}: {broken}", fixture.folder.display());
        }
    }
}

#[test]
fn holds_on_generated_editions() {
    let three = (generate::page(), generate::page(), generate::page());
    on(128, three, |(one, two, three)| {
        holds(&edition_of([
            one.as_bytes(),
            two.as_bytes(),
            three.as_bytes(),
        ]))
    });
}

fn law(page: &str) -> Verdict {
    holds(&edition(page.as_bytes()))
}

/// Whether every page of an edition is conserved.
pub fn holds(edition: &Edition) -> Verdict {
    edition
        .pages
        .iter()
        .try_for_each(|page| conserved(edition, page))
}

fn conserved(edition: &Edition, page: &Page) -> Verdict {
    let text = page.source.text();
    let mut owners: Vec<Option<&str>> = vec![None; text.len()];
    for (owner, span) in places(edition, page) {
        let stretch = span.start as usize..span.end as usize;
        if text.get(stretch.clone()).is_none() {
            return Err(format!("{owner}: {span:?} is no stretch of the page"));
        }
        for byte in stretch {
            if let Some(first) = owners[byte].replace(owner) {
                let around = show(page, byte);
                return Err(format!(
                    "byte {byte} is in two places, {first} and {owner}: {around}"
                ));
            }
        }
    }
    let lost = text
        .char_indices()
        .find(|&(at, mark)| !mark.is_whitespace() && owners[at].is_none());
    lost.map_or(Ok(()), |(at, mark)| {
        Err(format!(
            "{mark:?} at byte {at} is nowhere: {}",
            show(page, at)
        ))
    })
}

/// Every stretch of the page that is somewhere, and where.
fn places<'e>(edition: &'e Edition, page: &'e Page) -> impl Iterator<Item = (&'static str, Span)> {
    let of = |owner, text: &'e Text| text.pieces().iter().map(move |piece| (owner, piece.span()));
    let articles = edition.articles.iter().flat_map(Article::texts);
    let furniture = page.furniture.iter().map(|piece| &piece.text);
    let marks = page.withheld.iter().map(|mark| ("a mark", mark.span()));
    articles
        .flat_map(move |text| of("an article", text))
        .chain(furniture.flat_map(move |text| of("furniture", text)))
        .chain(marks)
        .filter(|(_, span)| span.page == page.source.page)
}

/// The line that a byte stands in.
fn show(page: &Page, at: usize) -> String {
    let line = page.source.line(page.source.line_of(at) - 1);
    format!("{:?}", page.source.slice(line.start, line.end))
}
