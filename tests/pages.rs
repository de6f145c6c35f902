//! Each folder of `fixtures/pages` is a page and what it must become: `expected.md`, `expected.json`, `findings.txt`.
//! What an editor has ruled about it stands in `page.decisions.json`.
//!
//! `UPDATE=1 cargo test --test pages` writes what the pages become now; read the difference before you keep it.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::{Fixture, difference, findings, fixtures, render};
use qingyang::render::Format;

/// How many pages there are; a folder without a page would otherwise go unnoticed.
const FOLDERS: usize = 35;

#[test]
fn every_page_becomes_what_is_expected() {
    let pages = fixtures();
    assert_eq!(pages.len(), FOLDERS, "folders with a page.txt");
    let differences: String = pages.iter().map(check).collect();
    assert!(
        differences.is_empty(),
        "UPDATE=1 would accept this:\n{differences}"
    );
}

/// The difference between what a page should become and what it becomes.
fn check(page: &Fixture) -> String {
    let read = page.edition();
    let outputs = [
        ("expected.md", render(Format::Markdown, &read)),
        ("expected.json", render(Format::Json, &read)),
        ("findings.txt", findings(&page.inspected())),
    ];
    let differences = outputs.map(|(name, output)| difference(&page.folder.join(name), &output));
    differences.concat()
}
