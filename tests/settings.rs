//! `qingyang.toml`, and what the program says of itself.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::program::{Folder, program, run};

const TEXT: &str = "渠水已经流到了田头，今年的麦子有了指望，村里人都说这条渠修得及时。";

const HOUSE: &str = r#"
publication = "青川日报"
to = "json"
per = "edition"

[[standing-head]]
regex = "^深读·.{1,8}$"
matches = ["深读·麦田"]
leaves = ["深读书香"]

[[byline]]
regex = "^撰稿人 .{2,4}$"
matches = ["撰稿人 林晓"]
leaves = ["撰稿人很多"]

[[furniture]]
regex = "^下载青川客户端$"
matches = ["下载青川客户端"]
leaves = ["下载青川客户端的人多了起来。"]
"#;

/// A page whose house lines nobody else would know.
fn page() -> String {
    format!("深读·麦田\n\n# 渠成水到\n\n撰稿人 林晓\n\n{TEXT}\n\n下载青川客户端\n\n{TEXT}\n")
}

#[test]
fn the_file_beside_or_above_the_pages_is_read() {
    let folder = Folder::new("settings");
    let file = folder.file("a/qingyang.toml", HOUSE.as_bytes());
    let path = folder.file("a/b/c/01.txt", page().as_bytes());
    let known = |out: &str| {
        let json: serde_json::Value = serde_json::from_str(out).expect("the file sets JSON");
        let article = &json["articles"][0];
        assert_eq!(json["pages"][0]["publication"], "青川日报");
        assert_eq!(article["articleSection"], "深读·麦田");
        assert_eq!(article["byline"], "撰稿人 林晓");
        assert_eq!(json["pages"][0]["furniture"][0]["text"], "下载青川客户端");
    };
    let beside = run(&["-q", &path], b"");
    assert_eq!((beside.code, beside.err.as_str()), (Some(0), ""));
    known(&beside.out);
    known(&run(&["-q", &folder.path("a")], b"").out);
    known(&run(&["-q", "--config", &file], page().as_bytes()).out);

    let named = program(&["-q", "01.txt"])
        .current_dir(folder.path("a/b/c"))
        .output()
        .expect("the program runs");
    known(&String::from_utf8(named.stdout).expect("JSON is UTF-8"));

    let typed = run(&["-q", "--to", "markdown", &path], b"");
    assert!(
        typed.out.starts_with("<!-- 清样 -->"),
        "the command line is over the file"
    );
    let isolated = run(&["-q", "--isolated", &path], b"");
    assert!(isolated.out.starts_with("<!-- 清样 -->"));
    assert!(isolated.out.contains("下载青川客户端"), "no furniture");
}

#[test]
fn what_is_wrong_in_the_file_is_said_with_its_line() {
    let folder = Folder::new("wrong-settings");
    let file = folder.path("qingyang.toml");
    for (text, said) in [
        (
            "\nencodin = 'gb18030'",
            "qingyang.toml:2: no setting is called encodin; was encoding meant?",
        ),
        (
            "encoding = 'gb19999'",
            "qingyang.toml:1: encoding: no encoding is called gb19999; try utf-8",
        ),
        (
            "jobs = 4",
            "no setting is called jobs; write one of publication, encoding,",
        ),
        ("to = 'pdf'", "qingyang.toml:1: to: pdf is none of markdown"),
        ("a = ", "qingyang.toml:1: "),
        (
            "[[byline]]\nregex = '^撰稿人'\nmatches = ['撰稿人 林晓']\nleaves = ['撰稿人很多']",
            "qingyang.toml:1: byline ^撰稿人: must leave 撰稿人很多 alone",
        ),
        (
            "[[byline]]\nregex = '('\nmatches = ['(']\nleaves = ['x']",
            "byline (: no regex",
        ),
    ] {
        folder.file("qingyang.toml", text.as_bytes());
        for command in [&["--config", &file][..], &[&folder.path("01.txt")]] {
            let refused = run(command, b"");
            assert_eq!(
                (refused.code, refused.out.as_str()),
                (Some(2), ""),
                "{text}"
            );
            assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
            assert!(refused.err.contains(said), "{text}: {}", refused.err);
        }
    }
    let gone = run(&["--config", &folder.path("gone.toml")], b"");
    assert!(gone.err.contains("there is no such file"), "{}", gone.err);
}

#[test]
fn config_prints_every_value_and_where_it_comes_from() {
    let folder = Folder::new("config");
    let file = folder.file("qingyang.toml", HOUSE.as_bytes());
    let config = run(
        &["config", "--encoding", "big5", &folder.path("01.txt")],
        b"",
    );
    assert_eq!((config.code, config.err.as_str()), (Some(0), ""));
    for line in [
        format!("publication = \"青川日报\"  # {file}:2"),
        "encoding = \"big5\"  # command line".to_owned(),
        format!("to = \"json\"  # {file}:3"),
        format!("per = \"edition\"  # {file}:4"),
        "# model: the one in the program".to_owned(),
        format!("# standing-head: patterns: 1, {file}:6"),
    ] {
        assert!(
            config.out.lines().any(|said| said == line),
            "{line}\n{}",
            config.out
        );
    }
    // What it prints is a file that settles the same.
    let again = folder.file("again.toml", config.out.as_bytes());
    let again = run(&["config", "--config", &again], b"");
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(
        again.out.contains("publication = \"青川日报\""),
        "{}",
        again.out
    );
}

#[test]
fn completions_and_the_manual_page_name_every_option() {
    let options = [
        "--to",
        "--output",
        "--resume",
        "--from",
        "--no-link",
        "--isolated",
        "--jobs",
    ];
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell], b"");
        assert_eq!((script.code, script.err.as_str()), (Some(0), ""));
        for option in options {
            let name = option.trim_start_matches("--");
            assert!(script.out.contains(name), "{shell} {option}");
        }
    }
    let manual = run(&["man"], b"");
    assert_eq!((manual.code, manual.err.as_str()), (Some(0), ""));
    assert!(
        manual.out.starts_with(".ie") || manual.out.contains(".TH"),
        "{}",
        manual.out
    );
    for option in options {
        let name = option.trim_start_matches("--").replace('-', "\\-");
        assert!(manual.out.contains(&name), "{option}");
    }
}

#[test]
fn what_a_file_sets_for_files_is_no_mistake_in_a_stream() {
    let folder = Folder::new("stream-settings");
    let file = folder.file(
        "qingyang.toml",
        "publication = ' '\nencoding = 'gb18030'\n".as_bytes(),
    );
    let line = serde_json::json!({"text": TEXT}).to_string();
    let arguments = ["-q", "--from", "jsonl", "--to", "jsonl", "--config", &file];
    let done = run(&arguments, line.as_bytes());
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains(TEXT), "{}", done.out);
    assert!(done.out.contains("\"publication\":null"), "{}", done.out);
}
