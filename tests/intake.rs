//! What archives and streams hold beside pages: pipes, dead links, odd names, broken lines. The rest always goes on.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use common::program::{Folder, run};

const PAGE: &str = "# 渠成\n\n渠水已经流到了田头，今年的麦子有了指望，村里人都说这条渠修得及时。\n";

/// The lines that begin with the program's name, without it.
fn said(err: &str) -> Vec<&str> {
    err.lines()
        .filter_map(|line| line.strip_prefix("qingyang: "))
        .collect()
}

#[cfg(unix)]
#[test]
fn a_folder_may_hold_what_never_ends_or_is_not_there() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("special");
    folder.file("in/1.txt", PAGE.as_bytes());
    folder.file("in/9.txt", PAGE.as_bytes());
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path("in/2.txt"))
        .status();
    assert!(made.expect("mkfifo can be run").success());
    for (target, name) in [
        ("/dev/zero", "in/3.txt"),
        ("nowhere", "in/4.txt"),
        ("..", "in/5"),
        // Neither is missed: an editor's lock, and what would be no page.
        ("nowhere", "in/.#9.txt"),
        ("nowhere", "in/6.jpg"),
    ] {
        symlink(target, folder.path(name)).expect("a link");
    }
    let input = folder.path("in");
    let out = folder.path("out");
    let listed = ["1.txt", "2.txt", "9.txt"].map(|name| format!("{input}/{name}"));
    let done = run(&["-o", &out, &input], b"");
    assert_eq!(done.code, Some(2));
    let [pipe, device, dead, link, sum] = said(&done.err)[..] else {
        panic!("{}", done.err)
    };
    assert!(pipe.contains("in/2.txt: is no file"), "{pipe}");
    assert!(device.contains("in/3.txt: is no file"), "{device}");
    assert!(
        dead.contains("in/4.txt: ") && dead.ends_with("left out"),
        "{dead}"
    );
    assert!(link.contains("in/5: is a link to"), "{link}");
    assert!(
        sum.contains("2 of 6 pages") && sum.ends_with("failed: 4"),
        "{sum}"
    );

    let done = run(
        &["-q", "--to", "jsonl", "--from", "list"],
        listed.join("\n").as_bytes(),
    );
    assert_eq!((done.code, done.out.lines().count()), (Some(2), 2));
    assert!(done.err.contains("in/2.txt: is no file"), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn names_may_hold_any_bytes() {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    let folder = Folder::new("odd-names");
    let input = folder.path("in");
    let headless = "没有标题的一段话，只是为了让它说点什么。\n";
    for name in [&b"1\n\x1B[31m.txt"[..], b"2\xFF.txt", b"2\xFE.txt"] {
        fs::create_dir_all(&input).expect("a folder");
        fs::write(Path::new(&input).join(OsStr::from_bytes(name)), headless).expect("a page");
    }
    let out = folder.path("out");
    for kept in ["", ", kept: 1"] {
        let done = run(&["--resume", "-o", &out, &input], b"");
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert!(!done.err.contains('\u{1B}'), "{}", done.err);
        assert!(done.err.ends_with(&format!("{kept}\n")), "{}", done.err);
        let names = fs::read_dir(&out).expect("the results are there");
        assert_eq!(names.count(), 4, "three pages and the notes");
        if kept.is_empty() {
            assert!(done.err.contains("1␊␛[31m.txt:1:1: A410"), "{}", done.err);
        }
    }
}

#[test]
fn a_page_or_day_may_be_stated_in_any_spelling() {
    let line = |fields: &str| format!("\u{FEFF}{{\"text\": {PAGE:?}, {fields}}}\r\n");
    for (fields, page, day) in [
        (r#""printPage": "第二版""#, "2", None),
        (r#""printPage": 2"#, "2", None),
        (r#""printPage": "ａ０２版""#, "A02", None),
        (r#""printPage": "封面""#, "封面", None),
        (
            r#""printPage": "二版", "datePublished": "2024年8月28日""#,
            "2",
            Some("2024-08-28"),
        ),
    ] {
        let done = run(
            &["-q", "--from", "jsonl", "--to", "jsonl"],
            line(fields).as_bytes(),
        );
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{fields}");
        let article: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
        assert_eq!(article["printPage"], page, "{fields}");
        assert_eq!(article["datePublished"].as_str(), day, "{fields}");
    }
    let bad = line(r#""datePublished": "2024-02-30""#);
    let done = run(&["-q", "--from", "jsonl"], bad.as_bytes());
    assert_eq!(done.code, Some(2));
    assert!(
        done.err.contains("line 1: \"datePublished\" is 2024-02-30"),
        "{}",
        done.err
    );
}
