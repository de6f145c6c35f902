//! Each folder of `fixtures/pages` is a page and what it must become: `expected.md`, `expected.json`, `findings.txt`.
//!
//! `UPDATE=1 cargo test --test pages` writes what the pages become now; read the difference before you keep it.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fs;
use std::path::Path;

use common::{Fixture, edition, findings, fixtures, inspected, render};
use qingyang::render::Format;
use similar::TextDiff;

/// How many pages there are; a folder without a page would otherwise go unnoticed.
const FOLDERS: usize = 23;

#[test]
fn every_page_becomes_what_is_expected() {
    let pages = fixtures();
    assert_eq!(pages.len(), FOLDERS, "folders with a page.txt");
    let update = std::env::var_os("UPDATE").is_some();
    let differences: String = pages.iter().map(|page| check(page, update)).collect();
    assert!(
        differences.is_empty(),
        "UPDATE=1 would accept this:\n{differences}"
    );
}

/// The difference between what a page should become and what it becomes; with `update`, none is left.
fn check(page: &Fixture, update: bool) -> String {
    let read = edition(&page.bytes);
    let outputs = [
        ("expected.md", render(Format::Markdown, &read)),
        ("expected.json", render(Format::Json, &read)),
        ("findings.txt", findings(&inspected(&page.bytes))),
    ];
    let mut differences = String::new();
    for (name, output) in outputs {
        let path = page.folder.join(name);
        if update {
            fs::write(&path, output).expect("fixtures can be written");
        } else {
            differences += &difference(&path, &output);
        }
    }
    differences
}

fn difference(path: &Path, output: &str) -> String {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == output {
        return String::new();
    }
    let name = path.display();
    TextDiff::from_lines(expected.as_str(), output)
        .unified_diff()
        .context_radius(2)
        .header(&format!("{name} (expected)"), &format!("{name} (now)"))
        .to_string()
}
