//! `qingyang check`, `explain`, `rules` and `--diff`, run as a program: exit codes, levels and baselines.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::home;
use snapbox::cmd::Command;
use snapbox::{assert_data_eq, file};

fn qingyang(arguments: &[&str]) -> Command {
    Command::new(env!("CARGO_BIN_EXE_qingyang"))
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .current_dir(home(""))
        .args(arguments)
}

/// Runs to the exit code that is expected; what was written to standard output.
fn run(arguments: &[&str], code: i32) -> String {
    let output = qingyang(arguments).output().expect("the program runs");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The same with a report of a line a finding.
fn concise(arguments: &[&str], code: i32) -> String {
    run(&[&["check", "--to", "concise"], arguments].concat(), code)
}

const SCAN: &str = "fixtures/pages/30-scan-errors/page.txt";
const CLEAN: &str = "fixtures/pages/24-one-paragraph/page.txt";

/// A path that is gone when the test ends.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("qingyang-{}-{name}", std::process::id())))
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("temporary paths are text")
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What is left of it is the system's to clear.
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn the_exit_code_says_what_was_found_whatever_the_format() {
    for format in ["full", "concise", "json", "jsonl", "sarif", "github"] {
        run(&["check", "--to", format, SCAN], 1);
        run(&["check", "--to", format, "--ignore", "A410", CLEAN], 0);
        run(&["check", "--to", format, "missing.txt", SCAN], 2);
    }
    run(&["check", "--statistics", SCAN], 1);
    run(&["check", "--fail-on", "error", SCAN], 0);
    run(&["check", "--fail-on", "never", SCAN], 0);
    run(
        &["check", "--fail-on", "note", "--ignore", "A410", CLEAN],
        1,
    );
    run(&["check", "--deny", "I510", "--fail-on", "error", SCAN], 1);
}

#[test]
fn levels_are_set_by_rule() {
    let concise = |arguments: &[&str], code| concise(&[&[SCAN], arguments].concat(), code);
    assert_eq!(
        concise(&["--select", "i510, Impossible-Date"], 1)
            .lines()
            .count(),
        2
    );
    assert_eq!(concise(&["--select", "I", "--ignore", "I5"], 0), "");
    assert!(!concise(&[], 1).contains("I560"));
    assert!(concise(&["--warn", "I560"], 1).contains("I560"));
    assert!(concise(&["--level", "note"], 1).contains("I560"));
    let json = run(
        &[
            "check", "--to", "jsonl", "--deny", "I510", "--select", "I510", SCAN,
        ],
        1,
    );
    assert!(json.contains("\"level\":\"error\""), "{json}");
    for unknown in ["X999", "no-such-rule", ""] {
        run(&["check", "--select", unknown, SCAN], 2);
    }
}

#[test]
fn settings_set_levels_and_the_command_line_stands_over_them() {
    let settings = Temporary::new("qingyang.toml");
    let check = |text: &str, more: &[&str], code| {
        fs::write(&settings.0, text).expect("a temporary file can be written");
        let arguments = ["--config", settings.path(), SCAN];
        concise(&[&arguments, more].concat(), code)
    };
    let ignored = check("[rules]\nignore = ['I5']\nwarn = ['I560']\n", &[], 1);
    assert!(
        ignored.contains("I560") && !ignored.contains("I510"),
        "{ignored}"
    );
    let typed = check("[rules]\nignore = ['I5']\n", &["--warn", "I510"], 1);
    assert!(typed.contains("I510"), "{typed}");
    check("[rules]\ndeny = ['X999']\n", &[], 2);
    check("[rules]\nforbid = ['I510']\n", &[], 2);
}

#[test]
fn a_baseline_hides_what_is_known() {
    let known = Temporary::new("known.baseline");
    run(&["check", "--write-baseline", known.path(), SCAN], 0);
    assert_eq!(concise(&["--baseline", known.path(), SCAN], 0), "");
    let text = fs::read_to_string(&known.0).expect("the baseline was written");
    assert!(text.starts_with("qingyang-baseline 2\n"));

    // One finding less is known: one is new.
    let shorter: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("I510"))
        .collect();
    fs::write(&known.0, shorter.join("\n")).expect("the baseline can be written");
    let new = concise(&["--baseline", known.path(), SCAN], 1);
    assert_eq!(new.lines().count(), 1, "{new}");
    assert!(new.contains("I510"), "{new}");

    fs::write(&known.0, "no baseline").expect("the file can be written");
    run(&["check", "--baseline", known.path(), SCAN], 2);
}

#[test]
fn known_findings_are_known_again_when_lines_move() {
    let (page, known) = (Temporary::new("page.txt"), Temporary::new("moved.baseline"));
    let text = fs::read_to_string(home(SCAN)).expect("the fixture can be read");
    fs::write(&page.0, &text).expect("a temporary file can be written");
    run(&["check", "--write-baseline", known.path(), page.path()], 0);
    fs::write(&page.0, text.replace('\n', "\n\n")).expect("a temporary file can be written");
    run(&["check", "--baseline", known.path(), page.path()], 0);
}

#[test]
fn known_findings_are_known_again_when_their_line_is_mended_elsewhere() {
    let (page, known) = (
        Temporary::new("mended.txt"),
        Temporary::new("mended.baseline"),
    );
    let text = fs::read_to_string(home(SCAN)).expect("the fixture can be read");
    fs::write(&page.0, &text).expect("a temporary file can be written");
    run(&["check", "--write-baseline", known.path(), page.path()], 0);
    let mended = text.replace("往住走在", "往往走在");
    assert_ne!(mended, text);
    fs::write(&page.0, mended).expect("a temporary file can be written");
    run(&["check", "--baseline", known.path(), page.path()], 0);
    // The same mistake once more is new.
    let again = text.replacen(
        "网络布局局进",
        "网络布局局进一步优化，今年全县网络布局局进",
        1,
    );
    let again = again.replace("11月31日通车", "11月31日通车，11月31日通水");
    fs::write(&page.0, again).expect("a temporary file can be written");
    let new = concise(&["--baseline", known.path(), page.path()], 1);
    assert!(new.contains("I550"), "{new}");
}

#[test]
fn a_baseline_is_good_from_every_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let inner = folder.path().join("28");
    fs::create_dir(&inner).expect("a folder can be made");
    fs::copy(home(SCAN), inner.join("02.txt")).expect("the fixture can be copied");
    let check = |here: &PathBuf, arguments: &[&str], code| {
        let command = qingyang(arguments).current_dir(here);
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    };
    let outer = folder.path().to_owned();
    check(&outer, &["check", "--write-baseline", "known.txt", "28"], 0);
    check(
        &outer,
        &["check", "--baseline", "known.txt", "28/02.txt"],
        0,
    );
    check(
        &outer,
        &["check", "--baseline", "known.txt", "./28/02.txt"],
        0,
    );
    check(
        &inner,
        &["check", "--baseline", "../known.txt", "02.txt"],
        0,
    );
    let page = inner.join("02.txt");
    let page = page.to_str().expect("temporary paths are text");
    check(&inner, &["check", "--baseline", "../known.txt", page], 0);
}

#[test]
fn no_page_is_written_over_by_a_baseline() {
    let page = Temporary::new("kept.txt");
    fs::copy(home(SCAN), &page.0).expect("the fixture can be copied");
    run(&["check", "--write-baseline", page.path(), page.path()], 2);
    assert_eq!(fs::read(&page.0).ok(), fs::read(home(SCAN)).ok());
}

#[test]
fn nothing_reaches_a_terminal_that_it_would_obey() {
    let page = Temporary::new("e\u{1B}[31mvil\n.txt");
    fs::copy(home(SCAN), &page.0).expect("the fixture can be copied");
    for format in ["full", "concise"] {
        let report = run(&["check", "--to", format, page.path()], 1);
        assert!(report.contains("e␛[31mvil␊.txt:"), "{report}");
        assert!(!report.contains('\u{1B}'), "{report}");
    }
    let error = qingyang(&[page.path()])
        .output()
        .expect("the program runs")
        .stderr;
    let error = String::from_utf8(error).expect("errors are UTF-8");
    assert!(!error.is_empty() && !error.contains('\u{1B}'), "{error}");
}

#[test]
fn nothing_but_the_report_is_written() {
    let before = fs::read(home(SCAN)).expect("the fixture can be read");
    run(&["check", SCAN], 1);
    assert_eq!(fs::read(home(SCAN)).ok(), Some(before));
}

#[test]
fn the_rule_book_can_be_asked() {
    let page = fs::read_to_string(home("fixtures/rules/J310-contested-join.md")).expect("a rule");
    for name in ["J310", "j310", "contested-join", "接合有争议"] {
        assert_eq!(run(&["explain", name], 0), page);
    }
    for name in ["J999", "J3"] {
        assert_eq!(run(&["explain", name], 2), "");
    }
    for (typed, hint) in [
        ("I501", "was I510 meant?"),
        ("i511", "was I510 meant?"),
        ("contested-jion", "was contested-join meant?"),
        ("Doubled-Charcter", "was doubled-character meant?"),
        ("接合争议", "was 接合有争议 meant?"),
        ("J3", "J300, J310"),
        ("zzz", "see `qingyang rules`"),
    ] {
        let output = qingyang(&["explain", typed])
            .output()
            .expect("the program runs");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            error.contains(hint) && error.lines().count() == 1,
            "{error}"
        );
    }
    assert_data_eq!(run(&["rules"], 0), file!["cmd/rules.txt"]);
    let rules: serde_json::Value =
        serde_json::from_str(&run(&["rules", "--to", "json"], 0)).expect("JSON");
    assert_eq!(
        rules.as_array().map(Vec::len),
        Some(run(&["rules"], 0).lines().count())
    );
    assert!(run(&["rules", "--lang", "zh"], 0).contains("接合有争议"));
}

#[test]
fn the_diff_shows_what_cleaning_changes() {
    assert_data_eq!(run(&["--diff", CLEAN], 0), file!["cmd/diff.txt"]);
}

#[test]
fn it_says_what_check_can_do() {
    assert_data_eq!(run(&["check", "--help"], 0), file!["cmd/check-help.txt"]);
}
