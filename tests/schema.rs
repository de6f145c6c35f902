//! The JSON of every page, alone and with all others, is what the printed schema says.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::{edition, edition_of, fixture_editions, fixtures, render};
use jsonschema::Validator;
use qingyang::model::Edition;
use qingyang::render::{Format, schema::SCHEMA};
use serde_json::Value;

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

fn assert_valid(validator: &Validator, name: &str, edition: &Edition) {
    let json: Value = serde_json::from_str(&render(Format::Json, edition)).expect("output is JSON");
    let faults = validator.iter_errors(&json);
    let faults: Vec<String> = faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
}

#[test]
fn every_page_is_valid() {
    let validator = validator();
    for page in fixtures() {
        assert_valid(&validator, &page.name(), &edition(&page.bytes));
    }
}

#[test]
fn every_page_is_valid_with_its_seams() {
    let validator = validator();
    let mut seams = 0;
    for page in fixtures() {
        let json = render(Format::JsonWithSeams, &edition(&page.bytes));
        let json: Value = serde_json::from_str(&json).expect("output is JSON");
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{}:\n{}", page.name(), faults.join("\n"));
        seams += json["seams"].as_array().expect("seams are listed").len();
    }
    assert!(seams > 20, "only {seams} seams");
}

#[test]
fn all_pages_in_one_call_are_valid() {
    let pages = fixtures();
    let together = edition_of(pages.iter().map(|page| page.bytes.as_slice()));
    assert_valid(&validator(), "all pages", &together);
}

#[test]
fn every_edition_is_valid() {
    let validator = validator();
    for fixture in fixture_editions() {
        let name = fixture.folder.display().to_string();
        let pages = fixture.pages.iter().map(Vec::as_slice);
        assert_valid(&validator, &name, &edition_of(pages));
    }
}

#[test]
fn no_page_and_an_empty_page_are_valid() {
    assert_valid(&validator(), "no page", &Edition::default());
    assert_valid(&validator(), "an empty page", &edition(b""));
}

#[test]
fn what_is_no_output_is_invalid() {
    let validator = validator();
    for wrong in [
        "{}",
        "[]",
        r#"{"schemaName": "qingyang", "schemaVersion": "1.0.0", "pages": [{}]}"#,
    ] {
        let json: Value = serde_json::from_str(wrong).expect("the sample is JSON");
        assert!(!validator.is_valid(&json), "{wrong}");
    }
}

#[test]
fn every_line_of_jsonl_is_json() {
    for page in fixtures() {
        let read = edition(&page.bytes);
        let lines = render(Format::Jsonl, &read);
        assert_eq!(
            lines.lines().count(),
            read.articles.len(),
            "{}",
            page.name()
        );
        for line in lines.lines() {
            serde_json::from_str::<Value>(line).expect("a line is JSON");
        }
    }
}
