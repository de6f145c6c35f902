//! `page.decisions.json`, run as a program: where it is read from, what is said of it, and what it does to `check` and
//! `--resume`.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use common::program::{Folder, Run, run};
use common::{fixtures, home};
use serde_json::Value;

const PAGE: &str = "## 渡口新桥今天通车\n\n桥长四百二十米，能过三十吨的粮食车。\n\n两岸群众往来方便多了，渡船也歇了。\n";

const JOIN: &str = r#"{"join": [{"tail": "三十吨的粮食车。", "head": "两岸群众"}]}"#;

/// Whether the two paragraphs are one.
fn is_joined(run: &Run) -> bool {
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.contains("粮食车。两岸群众")
}

#[test]
fn rulings_are_read_from_beside_the_page_or_from_the_file_that_is_named() {
    let folder = Folder::new("decisions");
    let page = folder.file("a/01.txt", PAGE.as_bytes());
    assert!(
        !is_joined(&run(&[&page], b"")),
        "an absent file is no error"
    );
    let other = folder.file("other.json", JOIN.as_bytes());
    assert!(is_joined(&run(&["--decisions", &other, &page], b"")));
    assert!(is_joined(&run(&["--decisions", &other], PAGE.as_bytes())));
    let isolated = ["--isolated", "--decisions", &other, &page];
    assert!(is_joined(&run(&isolated, b"")), "what is typed is read");

    let beside = folder.file("a/01.decisions.json", format!("\u{FEFF}{JOIN}").as_bytes());
    let read = run(&[&page], b"");
    assert!(is_joined(&read));
    assert_eq!(read.err, "", "a ruling that holds is a note");
    assert!(is_joined(&run(&[&folder.path("a")], b"")));
    assert!(!is_joined(&run(&["--isolated", &page], b"")));
    assert_eq!(
        fs::read_to_string(beside).expect("it is there").len(),
        JOIN.len() + 3
    );
}

#[test]
fn a_decisions_file_is_never_a_page() {
    let folder = Folder::new("decisions-no-page");
    let page = folder.file("a/01.txt", PAGE.as_bytes());
    let decisions = folder.file("a/01.decisions.json", JOIN.as_bytes());
    let listed = format!("{decisions}\n{page}\n");
    for (arguments, input) in [
        (&["--include", "*", &folder.path("a")][..], ""),
        (&[&decisions, &page], ""),
        (&["--from", "list"], &listed),
    ] {
        let read = run(arguments, input.as_bytes());
        assert!(is_joined(&read), "{arguments:?}");
        assert!(!read.out.contains("tail"), "{arguments:?}: {}", read.out);
    }
    let alone = run(&[&decisions], b"");
    assert_eq!((alone.code, alone.out.as_str()), (Some(2), ""));
    assert!(
        alone.err.contains("is no page; name its page"),
        "{}",
        alone.err
    );
}

#[test]
fn what_is_wrong_with_the_file_is_one_line_and_other_pages_go_on() {
    let folder = Folder::new("decisions-wrong");
    let page = folder.file("01.txt", PAGE.as_bytes());
    let other = folder.file("02.txt", PAGE.as_bytes());
    for (text, said) in [
        (
            "{\"joins\": []}",
            "01.decisions.json:1: no key of a ruling is called joins; was join meant?",
        ),
        ("{", "01.decisions.json:1: "),
        ("\u{0}", "01.decisions.json:1: "),
        (
            r#"{"role": [{"at": "渡口", "role": "title"}]}"#,
            "01.decisions.json: role 1: no role is called title",
        ),
        (
            r#"{"join": [{"tail": "粮食车。", "head": "两岸群众"}], "break": [{"head": "两岸"}]}"#,
            "01.decisions.json: break head “两岸” contradicts join “粮食车。” “两岸群众”; keep one of them",
        ),
        (
            r#"{"role": [{"at": "两岸", "role": "deck"}, {"at": "两岸群", "role": "caption"}]}"#,
            "01.decisions.json: caption “两岸群” contradicts deck “两岸”",
        ),
        (
            r#"{"join": [{"tail": "粮食车。", "head": "两岸"}, {"tail": "渡船也歇了。", "head": "桥长"}]}"#,
            "01.decisions.json: join “渡船也歇了。” “桥长” contradicts join “粮食车。” “两岸”",
        ),
        (
            r#"{"join": [{"tail": "粮食车。", "head": "桥长"}]}"#,
            "01.decisions.json: join “粮食车。” “桥长” joins a text to itself",
        ),
        (
            r#"{"start": [{"at": "两岸"}], "join": [{"tail": "粮食车。", "head": "两岸"}]}"#,
            "01.decisions.json: start “两岸” contradicts join",
        ),
    ] {
        folder.file("01.decisions.json", text.as_bytes());
        let read = run(&["-q", &page, &other], b"");
        assert_eq!(read.code, Some(2), "{text}");
        assert_eq!(read.err.lines().count(), 1, "{text}: {}", read.err);
        assert!(read.err.contains(said), "{text}: {}", read.err);
        assert!(read.out.contains("桥长四百二十米"), "{text}");
    }
    let several = run(&["--decisions", "d.json", &page, &other], b"");
    assert!(several.err.contains("is for one page"), "{}", several.err);
    let gone = run(&["--decisions", &folder.path("gone.json"), &other], b"");
    assert_eq!(gone.code, Some(2));
    assert!(gone.err.contains("there is no such file"), "{}", gone.err);
}

#[test]
fn results_that_are_older_than_the_rulings_are_made_anew() {
    let folder = Folder::new("decisions-resume");
    folder.file("in/01.txt", PAGE.as_bytes());
    folder.file("in/02.txt", PAGE.as_bytes());
    let (pages, out) = (folder.path("in"), folder.path("out"));
    let resume = |kept: &str| {
        // A file system may count time in hundredths of a second.
        sleep(Duration::from_millis(30));
        let done = run(&[&pages, "-o", &out, "--no-link", "--resume"], b"");
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert!(done.err.contains(kept), "{kept}: {}", done.err);
        let result = fs::read_to_string(folder.path("out/01.md")).expect("a result is there");
        result.contains("粮食车。两岸群众")
    };
    assert!(!resume("2 of 2 pages read"));
    assert!(!resume("kept: 2"));
    let decisions = folder.file("in/01.decisions.json", JOIN.as_bytes());
    assert!(resume("kept: 1"), "rulings were added");
    assert!(resume("kept: 2"));
    folder.file("in/01.decisions.json", b"{}");
    assert!(!resume("kept: 1"), "rulings were changed");
    folder.file("in/01.decisions.json", JOIN.as_bytes());
    assert!(resume("kept: 1"));
    fs::remove_file(decisions).expect("it can be taken away");
    assert!(!resume("kept: 1"), "rulings were taken away");
}

#[test]
fn levels_for_one_place_outrank_those_of_the_call() {
    let folder = Folder::new("decisions-levels");
    let text = "## 清淤\n\n石桥渠渠底的淤泥今年秋天一共清了三十一公里，前前后后用了二十三天，下游三个村的人都来看\n\n## 包段\n\n\
                本报松坪4月9日电 渠水通了以后，水利站要把每一段渠道包到人头，哪一段淤了找哪一段的人，谁也不许往渠里倒垃圾，\n";
    let page = folder.file("01.txt", text.as_bytes());
    let check = |more: &[&str]| {
        let arguments = [&["check", "--to", "concise", "--select", "J330,J350"], more].concat();
        let done = run(&[&arguments[..], &[page.as_str()]].concat(), b"");
        (done.code, done.out.lines().count(), done.out)
    };
    assert_eq!(check(&[]).1, 2);
    folder.file(
        "01.decisions.json",
        r#"{"ignore": [{"rule": "orphan-tail", "at": "三个村的 人都来看"}]}"#.as_bytes(),
    );
    let (code, lines, out) = check(&[]);
    assert_eq!((code, lines), (Some(1), 1), "{out}");
    assert!(out.contains(":7:"), "{out}");
    assert_eq!(
        check(&["--deny", "J330"]).1,
        1,
        "the place outranks the rule"
    );
    folder.file(
        "01.decisions.json",
        r#"{"note": [{"rule": "J330"}], "warn": [{"rule": "A410", "at": "渠水通了"}]}"#.as_bytes(),
    );
    let (code, lines, out) = check(&[]);
    assert_eq!(
        (code, lines),
        (Some(1), 1),
        "the rule without a finding: {out}"
    );
    assert!(
        out.contains("J350") && out.contains("warn A410 “渠水通了”"),
        "{out}"
    );
    folder.file(
        "01.decisions.json",
        r#"{"note": [{"rule": "J330"}]}"#.as_bytes(),
    );
    assert_eq!(check(&[]).0, Some(0));
    folder.file(
        "01.decisions.json",
        r#"{"deny": [{"rule": "J330", "at": "渠水通了以后"}]}"#.as_bytes(),
    );
    assert_eq!(check(&["--fail-on", "error"]).0, Some(1));
}

#[test]
fn seams_show_what_was_ruled() {
    let page = home("fixtures/pages/15-rulings/page.txt");
    let page = page.to_string_lossy();
    let read = run(&["-q", "--to", "json", "--seams", &page], b"");
    let json: Value = serde_json::from_str(&read.out).expect("output is JSON");
    let seams = json["seams"].as_array().expect("seams are listed");
    let ruled = |seam: &&Value| {
        let signs = seam["evidence"].as_array().expect("evidence is listed");
        signs.iter().any(|seen| seen["sign"] == "ruled")
    };
    let ruled: Vec<&Value> = seams.iter().filter(ruled).collect();
    let of = |verdict: &str| {
        ruled
            .iter()
            .filter(|seam| seam["verdict"] == verdict)
            .count()
    };
    assert_eq!(of("joined"), 1);
    assert!(of("vetoed") > 1);
    assert_eq!(of("joined") + of("vetoed"), ruled.len());
    let found = json["findings"].as_array().expect("findings are listed");
    assert_eq!(
        found.iter().filter(|found| found["code"] == "J360").count(),
        5
    );
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let schema = run(&["schema", "--decisions"], b"").out;
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    let of_fixtures = fixtures()
        .into_iter()
        .filter_map(|page| fs::read_to_string(page.folder.join("page.decisions.json")).ok());
    let samples: Vec<String> = of_fixtures
        .chain([JOIN.to_owned(), "{}".to_owned()])
        .collect();
    assert!(samples.len() > 2);
    for text in samples {
        let json = serde_json::from_str(&text).expect("rulings are JSON");
        assert!(validator.is_valid(&json), "{text}");
        common::rulings(&text);
    }
    for text in [
        r#"{"joins": []}"#,
        r#"{"break": [{}]}"#,
        r#"{"role": [{"at": "a", "role": "title"}]}"#,
        r#"{"start": [{"at": " "}]}"#,
        r#"{"ignore": [{"at": "a"}]}"#,
    ] {
        let json = serde_json::from_str(text).expect("JSON");
        assert!(!validator.is_valid(&json), "{text}");
        let refused = qingyang::cli::decisions::parse(text, "d.json");
        assert!(refused.is_err(), "{text}");
    }
}
