//! `qingyang why`, run as a program: what it says of lines of the fixtures stands in `tests/cmd/why-*.txt`;
//! `SNAPSHOTS=overwrite cargo test --test why` writes it anew.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::home;
use common::program::{Folder, program};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

/// Runs on the fixtures; exit code, standard output and standard error.
fn why(arguments: &[&str]) -> (Option<i32>, String, String) {
    let run = program(&[&["why"], arguments].concat())
        .current_dir(home("fixtures"))
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (run.status.code(), text(run.stdout), text(run.stderr))
}

#[test]
fn a_line_is_told_in_plain_sentences() {
    for (lines, expected) in [
        // A blank line, a headline, a tail that was joined, its head that was moved, and a sentence that stands alone.
        (
            &[
                "pages/12-columns-swapped/page.txt:2",
                "pages/12-columns-swapped/page.txt:17",
                "pages/12-columns-swapped/page.txt:5",
                "pages/12-columns-swapped/page.txt:7",
                "pages/12-columns-swapped/page.txt:25",
            ][..],
            file!["cmd/why-moved.txt"],
        ),
        // A seam that was left open, from both sides and from its rival.
        (
            &[
                "pages/14-contested/page.txt:3",
                "pages/14-contested/page.txt:5",
                "pages/14-contested/page.txt:7",
            ],
            file!["cmd/why-contested.txt"],
        ),
        // A line in the middle of a column, one that was carved into two blocks, furniture, and a rule of the dump.
        (
            &[
                "pages/02-line-indent/page.txt:2",
                "pages/02-line-indent/page.txt:13",
                "pages/01-block-morning/page.txt:32",
                "pages/01-block-morning/page.txt:29",
                "pages/11-latin/page.txt:43",
            ],
            file!["cmd/why-lines.txt"],
        ),
        // What an editor has ruled: a join, a break, a role, and where an article begins.
        (
            &[
                "pages/15-rulings/page.txt:3",
                "pages/15-rulings/page.txt:7",
                "pages/15-rulings/page.txt:13",
                "pages/15-rulings/page.txt:17",
            ],
            file!["cmd/why-ruled.txt"],
        ),
        // With the other pages of its edition.
        (
            &["editions/01-pair/02.txt:11", "editions/01-pair/01.txt"],
            file!["cmd/why-edition.txt"],
        ),
        (
            &["editions/01-pair/02.txt:11", "editions/01-pair"],
            file!["cmd/why-edition.txt"],
        ),
    ] {
        let (code, out, err) = why(lines);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{lines:?}");
        assert_data_eq!(out, expected);
    }
}

#[test]
fn a_proof_has_nothing_to_explain() {
    let folder = Folder::new("why-proof");
    let proof = std::fs::read(home("fixtures/pages/12-columns-swapped/expected.md"));
    let page = folder.file("page.md", &proof.expect("the fixture has a proof"));
    let (code, out, _) = why(&[&format!("{page}:5")]);
    assert_eq!(code, Some(0));
    assert!(out.contains("by its marks alone"), "{out}");
    assert!(out.contains("article p1a1"), "{out}");
}

#[test]
fn a_line_that_is_not_there_is_one_line_with_a_hint() {
    let page = "pages/12-columns-swapped/page.txt";
    for (lines, said) in [
        (vec![format!("{page}:26")], "name one from 1 to 25"),
        (vec![format!("{page}:0")], "lines count from 1"),
        (vec![format!("{page}:x")], "x is no line; write"),
        (vec![page.to_owned()], "names no line; write"),
        (vec!["gone.txt:1".to_owned()], "there is no such file"),
        (
            vec!["--from".to_owned(), "list".to_owned(), format!("{page}:1")],
            "--from",
        ),
    ] {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (code, out, err) = why(&lines);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{lines:?}");
        assert!(err.contains(said), "{lines:?}: {err}");
        if !said.starts_with('-') {
            assert_eq!(err.lines().count(), 1, "{err}");
        }
    }
    // The others are answered all the same.
    let (code, out, err) = why(&[&format!("{page}:26"), &format!("{page}:2")]);
    assert_eq!((code, err.lines().count()), (Some(2), 1));
    assert!(out.contains(":2: is blank"), "{out}");
}

#[test]
fn the_same_is_told_as_json() {
    let (code, out, err) = why(&["--to", "json", "pages/12-columns-swapped/page.txt:7"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let json: Value = serde_json::from_str(&out).expect("a line of JSON");
    let block = &json["blocks"][0];
    assert_eq!((&json["line"], &json["text"]), (&7.into(), &"民。".into()));
    assert_eq!(block["role"], "paragraph");
    assert_eq!(block["article"], "p1a1");
    assert_eq!(block["asHead"][0]["verdict"], "joined");
    assert_eq!(json["findings"][1]["code"], "J340");
}
