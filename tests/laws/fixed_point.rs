//! Fixed point: reading a proof gives the same proof byte for byte, and loses nothing of it.

use super::common::{edition, edition_of, fixture_editions, markdown, render};
use super::{Verdict, conservation, on_fixtures, on_generated, same};
use qingyang::model::Part;
use qingyang::render::{self, Format};

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
        let parts = edition
            .pages
            .iter()
            .map(|page| Part::Page(page.source.page));
        for part in parts.chain([Part::Whole]) {
            let mut proof = Vec::new();
            render::write_part(Format::Markdown, &edition, part, &mut proof).unwrap();
            let proof = String::from_utf8(proof).unwrap();
            let again = markdown(proof.as_bytes());
            if let Err(broken) = same("a proof of the proof", &proof, &again) {
                panic!("{}: {broken}", fixture.folder.display());
            }
        }
    }
}

/// Whether the proof of a page is its own proof.
pub fn law(page: &str) -> Verdict {
    let proof = markdown(page.as_bytes());
    let again = edition(proof.as_bytes());
    same(
        "a proof of the proof",
        &proof,
        &render(Format::Markdown, &again),
    )?;
    conservation::holds(&again)
}
