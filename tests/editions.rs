//! Many pages: files, folders, lists and lines of JSON, and which of them are bound to one edition.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::program::{Folder, run};
use serde_json::Value;

/// A page with a folio and one article; `folio` may be empty.
fn page(folio: &str, headline: &str) -> String {
    let text = "渠水已经流到了田头，今年的麦子有了指望，村里人都说这条渠修得及时。";
    format!("{folio}\n\n# {headline}\n\n{text}\n")
}

/// The names of each edition's pages, by the page numbers that start again at 1: `a b | c`.
fn editions(arguments: &[&str], input: &[u8]) -> String {
    let mut typed = vec!["-q", "--to", "jsonl"];
    typed.extend(arguments);
    let run = run(&typed, input);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
    let mut names = String::new();
    for line in run.out.lines() {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        let source = line["source"].as_str().expect("a page has a name");
        let name = source.rsplit('/').next().unwrap_or_default();
        if !names.is_empty() {
            let begins = line["id"] == "p1a1";
            names.push_str(if begins { " | " } else { " " });
        }
        names.push_str(name.trim_end_matches(".txt"));
    }
    names
}

#[test]
fn pages_of_a_folder_that_share_paper_and_day_are_an_edition() {
    let folder = Folder::new("editions");
    for (name, folio) in [
        // By the folio, in printed order.
        ("folio/a.txt", "青川日报 2025年8月30日 星期六 第2版 要闻"),
        ("folio/b.txt", "青川日报 2025年8月30日 星期六 第1版 要闻"),
        ("folio/c.txt", "青川日报 2025年8月31日 星期日 第1版 要闻"),
        // By the name, where the page says nothing.
        ("name/20240828-01.txt", ""),
        ("name/20240828-02.txt", ""),
        ("name/20240829-01.txt", ""),
        // By the page numbers of names.
        ("number/01.txt", ""),
        ("number/02.txt", ""),
        // By nothing.
        ("nothing/eins.txt", ""),
        ("nothing/zwei.txt", ""),
    ] {
        folder.file(name, page(folio, name).as_bytes());
    }
    for (inside, bound) in [
        ("folio", "b a | c"),
        ("name", "20240828-01 20240828-02 | 20240829-01"),
        ("number", "01 02"),
        ("nothing", "eins | zwei"),
    ] {
        assert_eq!(editions(&[&folder.path(inside)], b""), bound);
    }
    let named = [
        folder.path("nothing/zwei.txt"),
        folder.path("nothing/eins.txt"),
    ];
    let [one, other] = named.each_ref().map(String::as_str);
    assert_eq!(
        editions(&[one, other], b""),
        "zwei eins",
        "named in one call"
    );
    assert_eq!(editions(&["--no-link", one, other], b""), "zwei | eins");
    let whole = editions(&["--date", "2020-01-01", &folder.path("nothing")], b"");
    assert_eq!(whole, "eins zwei", "the day was given");
}

#[test]
fn a_folder_is_walked_in_order_without_what_is_hidden() {
    let folder = Folder::new("walk");
    for name in [
        "b/02.txt",
        "b/01.TXT",
        "a.md",
        ".hidden.txt",
        ".git/01.txt",
        "scan.jpg",
        "b/draft/03.txt",
        "z.ocr",
    ] {
        folder.file(name, page("", "标题").as_bytes());
    }
    let root = folder.path("");
    for (arguments, bound) in [
        (&[][..], "a.md | 01.TXT 02 | 03"),
        (&["--exclude", "draft"], "a.md | 01.TXT 02"),
        (&["--exclude", "b"], "a.md"),
        (&["--include", "*.ocr"], "z.ocr"),
        (&["--include", "b/*", "--exclude", "*1*"], "02"),
    ] {
        let arguments = [arguments, &[root.as_str()]].concat();
        assert_eq!(editions(&arguments, b""), bound, "{arguments:?}");
    }
}

#[test]
fn names_come_in_a_list() {
    let folder = Folder::new("list");
    let paths = ["a/01.txt", "a/02.txt", "b/03.txt"]
        .map(|name| folder.file(name, page("", "标题").as_bytes()));
    let lines = paths.join("\r\n") + "\n\n";
    assert_eq!(
        editions(&["--from", "list"], lines.as_bytes()),
        "01 02 | 03"
    );
    let zeros = paths.join("\0");
    assert_eq!(
        editions(&["--from", "list", "-0"], zeros.as_bytes()),
        "01 02 | 03"
    );

    let missing = format!("{}\n{}\n", folder.path("gone.txt"), paths[0]);
    let run = run(&["-q", "--from", "list"], missing.as_bytes());
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.out.contains("标题"), "{}", run.out);
}

#[test]
fn lines_of_json_are_pages_and_their_fields_go_with_them() {
    let line = |id: &str, date: &str, page_number: &str| {
        let text = page("", id);
        let record = serde_json::json!({
            "id": id, "text": text, "printPage": page_number, "datePublished": date, "publication": "青川日报",
            "scan": {"dpi": 300},
        });
        format!("{record}\n")
    };
    let lines = [
        line("x/甲2", "2025-08-30", "2"),
        line("甲1", "20250830", "第一版"),
        line("乙1", "2025-08-31", "1"),
    ];
    let lines = lines.concat();
    assert_eq!(
        editions(&["--from", "jsonl"], lines.as_bytes()),
        "甲1 甲2 | 乙1"
    );

    let bad = format!("{lines}\n{{\"text\": 1}}\nno json\n");
    let run = run(&["-q", "--from", "jsonl", "--to", "jsonl"], bad.as_bytes());
    assert_eq!(run.code, Some(2));
    let said: Vec<&str> = run.err.lines().collect();
    assert_eq!(said.len(), 2, "{}", run.err);
    assert!(
        said[0].contains("line 5:") && said[1].contains("line 6:"),
        "{}",
        run.err
    );
    assert_eq!(run.out.lines().count(), 3);
    for line in run.out.lines() {
        let article: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(
            article["sourceRecord"],
            serde_json::json!({"scan": {"dpi": 300}})
        );
        assert_eq!(article["publication"], "青川日报");
    }
}

#[test]
fn one_json_document_holds_all_editions() {
    let folder = Folder::new("document");
    for name in ["20240828-02.txt", "20240829-01.txt"] {
        folder.file(name, page("", name).as_bytes());
    }
    let run = run(&["-q", "--to", "json", &folder.path("")], b"");
    let document: Value = serde_json::from_str(&run.out).expect("it is one document");
    let ids: Vec<&Value> = ["/pages/0/id", "/pages/1/id", "/articles/1/id"]
        .iter()
        .filter_map(|at| document.pointer(at))
        .collect();
    assert_eq!(ids, ["p1", "p2", "p2a1"]);
    let facts = ["/pages/0/datePublished", "/pages/0/printPage"].map(|at| document.pointer(at));
    assert_eq!(facts, [Some(&"2024-08-28".into()), Some(&"2".into())]);
}

#[test]
fn markdown_of_several_editions_is_one_proof() {
    let folder = Folder::new("proofs");
    for name in ["20240828-02.txt", "20240829-01.txt"] {
        folder.file(name, page("", name).as_bytes());
    }
    let first = run(&["-q", &folder.path("")], b"");
    assert_eq!(first.out.matches("清样").count(), 1, "{}", first.out);
    let again = run(&["-q"], first.out.as_bytes());
    assert_eq!(again.out, first.out);
}

#[test]
fn the_result_is_the_same_with_any_number_of_jobs() {
    let folder = Folder::new("jobs");
    let pages = common::fixtures();
    for (at, page) in pages.iter().cycle().take(150).enumerate() {
        folder.file(&format!("{:02}/{:03}.txt", at / 16, at), &page.bytes);
    }
    folder.file("05/bad.txt", b"\0\xFF");
    for format in ["jsonl", "json", "markdown"] {
        let runs =
            ["1", "2", "8"].map(|jobs| run(&["--to", format, "-j", jobs, &folder.path("")], b""));
        let [one, others @ ..] = &runs;
        assert_eq!(one.code, Some(2), "one page is bad");
        for other in others {
            assert!(other.out == one.out && other.err == one.err, "{format}");
        }
    }
}
