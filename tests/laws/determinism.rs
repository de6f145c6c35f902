//! Determinism: the same bytes give the same bytes, and a page tells the same whatever is read beside it.

use qingyang::model::Article;
use qingyang::render::Format;

use super::common::{edition, edition_of, fixtures, read_at, render};
use super::{Verdict, on_fixtures, on_generated, same};

#[test]
fn holds_on_fixtures() {
    on_fixtures(law);
}

#[test]
fn holds_on_generated_pages() {
    on_generated(law);
}

/// The same bytes twice, and the same page at another place of its edition.
fn law(page: &str) -> Verdict {
    let bytes = page.as_bytes();
    let json = || render(Format::Json, &edition(bytes));
    same("the same bytes twice", &json(), &json())?;
    let told = |at: u32| -> Vec<String> {
        let reading = read_at(at, bytes).expect("the page is text");
        reading.articles.iter().map(tell).collect()
    };
    same(
        "the page at another place",
        &told(0).join("\n"),
        &told(7).join("\n"),
    )
}

#[test]
fn a_page_tells_the_same_alone_and_among_others() {
    let pages = fixtures();
    let together = edition_of(pages.iter().map(|page| page.bytes.as_slice()));
    for (page, index) in pages.iter().zip(0u32..) {
        let alone: Vec<String> = edition(&page.bytes).articles.iter().map(tell).collect();
        // A story that runs over pages is told once; the others are told as if their page stood alone.
        let among = together
            .articles
            .iter()
            .filter(|article| article.pages == [index]);
        for article in among.map(tell) {
            assert!(
                alone.contains(&article),
                "{}: not told alone:\n{article}",
                page.name()
            );
        }
    }
}

/// Everything that an article reads, with the place of each piece on its page.
fn tell(article: &Article) -> String {
    let texts = article.texts().map(|text| {
        let spans: Vec<(u32, u32)> = text
            .spans()
            .iter()
            .map(|span| (span.start, span.end))
            .collect();
        format!("{} {spans:?}\n", text.as_str())
    });
    let kinds: Vec<_> = article.body.iter().map(|item| item.kind).collect();
    format!(
        "{}{kinds:?} {:?} {:?}",
        texts.collect::<String>(),
        article.authors,
        article.missing
    )
}
