//! Each folder of `fixtures/editions` is an edition, its pages `01.txt`, `02.txt` …, and what its stories must become:
//! `expected.md`, `expected.json`, `findings.txt`.
//!
//! `UPDATE=1 cargo test --test stories` writes what they become now; read the difference before you keep it.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::{
    EditionFixture, difference, edition_of, findings, fixture_editions, inspected_edition, render,
};
use qingyang::render::Format;

/// How many editions there are, and pages in all.
const FOLDERS: usize = 12;
const PAGES: usize = 26;

#[test]
fn every_story_is_told_as_expected() {
    let editions = fixture_editions();
    let pages = editions.iter().map(|edition| edition.pages.len());
    assert_eq!((editions.len(), pages.sum()), (FOLDERS, PAGES));
    let differences: String = editions.iter().map(check).collect();
    assert!(
        differences.is_empty(),
        "UPDATE=1 would accept this:\n{differences}"
    );
}

/// The difference between what an edition should become and what it becomes.
fn check(fixture: &EditionFixture) -> String {
    let pages = || fixture.pages.iter().map(Vec::as_slice);
    let read = edition_of(pages());
    let outputs = [
        ("expected.md", render(Format::Markdown, &read)),
        ("expected.json", render(Format::Json, &read)),
        ("findings.txt", findings(&inspected_edition(pages()))),
    ];
    let differences = outputs.map(|(name, output)| difference(&fixture.folder.join(name), &output));
    differences.concat()
}

#[test]
fn stories_do_not_depend_on_the_order_of_pages() {
    let told = |pages: Vec<&[u8]>| {
        let edition = edition_of(pages);
        let stories = edition.articles.iter().map(|article| {
            let body = article.body.iter().map(|item| item.text.as_str());
            body.collect::<Vec<_>>().join("\n")
        });
        let mut stories: Vec<String> = stories.collect();
        stories.sort();
        stories
    };
    for edition in fixture_editions() {
        let pages: Vec<&[u8]> = edition.pages.iter().map(Vec::as_slice).collect();
        let mut turned = pages.clone();
        turned.reverse();
        assert_eq!(told(pages), told(turned), "{}", edition.folder.display());
    }
}
