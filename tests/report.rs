//! Reports: every format says the same findings, machines can read theirs, and the terminal's columns line up.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::{findings, fixtures, inspected, inspected_edition, report};
use qingyang::model::Edition;
use qingyang::render::report::ReportFormat;
use serde_json::Value;
use snapbox::{assert_data_eq, file};
use unicode_width::UnicodeWidthStr as _;

/// The schema of the standard (OASIS SARIF TC, 2.1.0), as it was published.
const SARIF: &str = include_str!("schemas/sarif-2.1.0.json");

fn all_pages() -> Edition {
    let pages = fixtures();
    inspected_edition(pages.iter().map(|page| page.bytes.as_slice()))
}

fn page(name: &str) -> Edition {
    let page = fixtures().into_iter().find(|page| page.name() == name);
    inspected(&page.expect("the page is there").bytes)
}

#[test]
fn sarif_is_valid() {
    // As published, the pattern of `language` has a bracket too many, which is no regular expression.
    let schema = SARIF.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    for edition in [all_pages(), Edition::default()] {
        let log = report(ReportFormat::Sarif, &edition);
        let log: Value = serde_json::from_str(&log).expect("SARIF is JSON");
        let faults: Vec<String> = validator
            .iter_errors(&log)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})));
}

#[test]
fn every_format_says_every_finding() {
    let edition = all_pages();
    let count = findings(&edition).lines().count();
    assert!(count > 100, "only {count} findings");
    let lines = |format| report(format, &edition).lines().count();
    assert_eq!(lines(ReportFormat::Concise), count);
    assert_eq!(lines(ReportFormat::Jsonl), count);
    assert_eq!(lines(ReportFormat::Github), count);
    let json: Value = serde_json::from_str(&report(ReportFormat::Json, &edition)).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(count));
    let log: Value = serde_json::from_str(&report(ReportFormat::Sarif, &edition)).expect("JSON");
    assert_eq!(
        log["runs"][0]["results"].as_array().map(Vec::len),
        Some(count)
    );
    let full = report(ReportFormat::Full, &edition);
    assert_eq!(
        full.lines().filter(|line| line.contains(" --> ")).count(),
        count
    );
    let statistics = report(ReportFormat::Statistics, &edition);
    let counted = statistics
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let counted: usize = counted
        .filter_map(|count| count.parse::<usize>().ok())
        .sum();
    assert_eq!(counted, count);
}

#[test]
fn the_full_report_reads_well() {
    let scan = report(ReportFormat::Full, &page("30-scan-errors"));
    assert_data_eq!(scan, file!["cmd/check-scan-errors.txt"]);
    let bytes = report(ReportFormat::Full, &page("31-damaged-bytes"));
    assert_data_eq!(bytes, file!["cmd/check-damaged-bytes.txt"]);
}

#[test]
fn no_line_of_the_full_report_is_wider_than_the_terminal() {
    let full = report(ReportFormat::Full, &all_pages());
    for line in full.lines().filter(|line| line.contains('|')) {
        assert!(line.width() <= 80, "{} cells: {line}", line.width());
    }
}

#[test]
fn workflow_commands_are_one_line_each() {
    for line in report(ReportFormat::Github, &all_pages()).lines() {
        let command = line
            .strip_prefix("::")
            .and_then(|line| line.split_once(' '));
        let (level, rest) = command.expect("a command begins the line");
        assert!(["notice", "warning", "error"].contains(&level), "{line}");
        assert!(rest.contains("::") && rest.starts_with("file="), "{line}");
    }
}
