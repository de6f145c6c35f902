//! The command line, run as a program: streams, exit codes, encodings and models.
//!
//! What it prints about itself stands in `tests/cmd`; `SNAPSHOTS=overwrite cargo test --test cli` writes it anew.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fs;
use std::io::Read;

use common::program::{Folder, program, run};
use common::{Fixture, fixtures, markdown};
use encoding_rs::{BIG5, Encoding, GB18030};
use snapbox::{assert_data_eq, file};

/// The fixture page with the most Chinese text that an encoding holds in full.
fn page_in(encoding: &'static Encoding) -> (Fixture, Vec<u8>) {
    let encoded = fixtures().into_iter().filter_map(|page| {
        let text = page.text();
        let (bytes, _, lossy) = encoding.encode(&text);
        (!lossy).then(|| (page, bytes.into_owned()))
    });
    encoded
        .max_by_key(|(_, bytes)| bytes.len())
        .expect("an encoding holds some page")
}

fn any_page() -> Fixture {
    fixtures().remove(0)
}

#[test]
fn it_says_what_it_is() {
    for (arguments, expected) in [
        (&["--help"][..], file!["cmd/help.txt"]),
        (&["train", "--help"], file!["cmd/train-help.txt"]),
        (&["help"], file!["cmd/help-all.txt"]),
    ] {
        let run = run(arguments, b"");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert_data_eq!(run.out, expected);
    }
    let version = run(&["--version"], b"");
    assert_eq!(version.code, Some(0));
    assert_eq!(
        version.out,
        concat!("qingyang ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn it_prints_its_schema() {
    let run = run(&["schema"], b"");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let schema: serde_json::Value = serde_json::from_str(&run.out).expect("the schema is JSON");
    assert!(schema.get("$schema").is_some());
}

#[test]
fn a_wrong_argument_is_explained() {
    for arguments in [
        &["--to", "docx"][..],
        &["--colour"],
        &["train"],
        &["-", "-"],
    ] {
        let run = run(arguments, b"");
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_bad_file_is_one_line_and_the_others_go_on() {
    let folder = Folder::new("bad-file");
    let page = any_page();
    let good = folder.file("page.txt", &page.bytes);
    let missing = folder.path("missing.txt");
    let binary = folder.file("scan.txt", b"\x89PNG\0");
    let run = run(&["-q", &missing, &good, &binary], b"");
    assert_eq!(run.code, Some(2));
    assert_eq!(run.out, markdown(&page.bytes));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.err);
    assert!(
        lines.iter().all(|line| line.starts_with("qingyang: ")),
        "{}",
        run.err
    );
    assert!(lines.concat().contains("missing.txt"), "{}", run.err);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let bad = [&b"page"[..], &[0, 1, 2, 3], &[0xFF, 0xFE, 0xFD][..]].concat();
    let run = run(&[], &bad);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(
        run.err.contains("byte 4") && run.err.contains("--encoding"),
        "{}",
        run.err
    );
}

#[test]
fn an_unknown_encoding_is_refused_with_those_that_are_known() {
    let run = run(&["--encoding", "klingon"], b"");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.contains("klingon") && run.err.contains("gb18030"),
        "{}",
        run.err
    );
}

#[test]
fn encodings_decide_nothing() {
    let utf8 =
        |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a page of the house is UTF-8");
    for encoding in [GB18030, BIG5] {
        let (page, bytes) = page_in(encoding);
        let expected = markdown(utf8(&page.bytes).as_bytes());
        for arguments in [&["-q"][..], &["-q", "--encoding", encoding.name()]] {
            let run = run(arguments, &bytes);
            assert_eq!(
                run.code,
                Some(0),
                "{} {arguments:?}: {}",
                encoding.name(),
                run.err
            );
            assert_eq!(run.out, expected, "{} {arguments:?}", encoding.name());
        }
    }
    let page = any_page();
    let text = utf8(&page.bytes);
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(order).collect()
    };
    for (name, bytes) in [
        ("UTF-8 with a mark", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16LE", wide(u16::to_le_bytes)),
        ("UTF-16BE", wide(u16::to_be_bytes)),
        ("CR", text.replace('\n', "\r").into_bytes()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
    ] {
        let run = run(&["-q"], &bytes);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{name}");
        assert_eq!(run.out, markdown(&page.bytes), "{name}");
    }
}

#[test]
fn one_bad_byte_is_reported_and_the_page_stays_what_it_is() {
    let mut bytes = any_page().bytes;
    let at = bytes.len() / 2;
    let at = (at..bytes.len())
        .find(|&at| bytes[at] == b'\n')
        .expect("a page has lines");
    bytes.insert(at, 0xFF);
    let run = run(&["--to", "json"], &bytes);
    assert_eq!(run.code, Some(0));
    assert!(
        run.out.contains("\"encoding\":\"UTF-8\"") || run.out.contains("\"encoding\": \"UTF-8\"")
    );
    let reports: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.contains(" D110 "))
        .collect();
    assert_eq!(reports.len(), 1, "{}", run.err);
    assert!(reports[0].starts_with("-:"), "{}", run.err);
}

#[test]
fn messages_speak_the_readers_language() {
    let page = "（上接第　版）的正文在这里，说到后来才说完。".as_bytes();
    for (arguments, said) in [
        (&[][..], "names no page"),
        (&["--lang", "en"], "names no page"),
        (&["--lang", "zh"], "没有写明版次"),
    ] {
        let run = run(arguments, page);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
    let json = run(&["-q", "--to", "json", "--lang", "zh"], page);
    assert!(
        json.out.contains("names no page"),
        "JSON is the same in every language"
    );
}

#[test]
fn standard_input_needs_no_name() {
    let page = any_page();
    for arguments in [&["-q"][..], &["-q", "-"]] {
        let run = run(arguments, &page.bytes);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert_eq!(run.out, markdown(&page.bytes));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than a pipe holds, so that the program is still writing when its reader goes.
    let page = any_page().bytes.repeat(200);
    let folder = Folder::new("pipe");
    let path = folder.file("page.txt", &page);
    let mut child = program(&["-q", &path]).spawn().expect("the program starts");
    let mut out = child.stdout.take().expect("standard output is a pipe");
    out.read_exact(&mut [0; 10]).expect("the program writes");
    drop(out);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_model_takes_its_words_from_a_list_and_a_bad_list_is_one_line() {
    let folder = Folder::new("words");
    let text = folder.file("text.txt", include_bytes!("laws/saw.txt"));
    let list = folder.file("words.txt", "的 9 uj\n水渠 2 n\n".as_bytes());
    let (own, usual) = (folder.path("own.ngram"), folder.path("usual.ngram"));
    let made = run(&["train", &text, "--words", &list, "-o", &own], b"");
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    assert_eq!(run(&["train", &text, "-o", &usual], b"").code, Some(0));
    let size = |path: &str| fs::metadata(path).map_or(0, |file| file.len());
    assert!(
        size(&own) + 1_000_000 < size(&usual),
        "the model has other words than those it was given"
    );

    let bad = folder.file("bad.txt", "的 9 uj\n水渠\n".as_bytes());
    let run = run(&["train", &text, "--words", &bad, "-o", &own], b"");
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.contains("bad.txt: line 2"), "{}", run.err);
}

#[test]
fn a_model_can_be_trained_and_used() {
    let folder = Folder::new("model");
    let text = folder.file("text.txt", include_bytes!("laws/saw.txt"));
    let (model, again) = (folder.path("own.ngram"), folder.path("again.ngram"));
    for path in [&model, &again] {
        let run = run(&["train", &text, "-o", path], b"");
        assert_eq!(
            (run.code, run.err.as_str(), run.out.as_str()),
            (Some(0), "", "")
        );
    }
    let bytes = fs::read(&model).expect("the model was written");
    assert_eq!(
        Some(&bytes),
        fs::read(&again).ok().as_ref(),
        "training is deterministic"
    );

    let used = run(&["-q", "--model", &model], &any_page().bytes);
    assert_eq!((used.code, used.err.as_str()), (Some(0), ""));
    assert!(!used.out.is_empty());

    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 1;
    let damages = [
        ("empty", Vec::new()),
        ("cut", bytes[..bytes.len() - 1].to_vec()),
        ("longer", [&bytes[..], &[0]].concat()),
        ("flipped", flipped),
        ("another file", b"no model at all".to_vec()),
    ];
    for (name, damaged) in damages {
        let path = folder.file("damaged.ngram", &damaged);
        let run = run(&["--model", &path], b"");
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{name}");
        assert_eq!(run.err.lines().count(), 1, "{name}: {}", run.err);
        assert!(run.err.contains("damaged.ngram"), "{name}: {}", run.err);
    }
}

#[test]
fn training_never_writes_over_its_text() {
    let folder = Folder::new("overwrite");
    let path = folder.file("text.txt", "清样\n".as_bytes());
    let run = run(&["train", &path, "-o", &path], b"");
    assert_eq!(run.code, Some(2));
    assert_eq!(fs::read(&path).ok(), Some("清样\n".as_bytes().to_vec()));
}

#[test]
fn input_files_stay_as_they_are() {
    let folder = Folder::new("unchanged");
    let pages = fixtures();
    let paths: Vec<String> = pages
        .iter()
        .map(|page| folder.file(&page.name(), &page.bytes))
        .collect();
    for format in ["markdown", "json", "jsonl", "text"] {
        let mut arguments = vec!["-q", "--to", format];
        arguments.extend(paths.iter().map(String::as_str));
        assert_eq!(run(&arguments, b"").code, Some(0), "{format}");
    }
    for (page, path) in pages.iter().zip(&paths) {
        assert_eq!(fs::read(path).ok().as_ref(), Some(&page.bytes), "{path}");
    }
    let files = fs::read_dir(folder.path(""))
        .expect("the folder can be listed")
        .count();
    assert_eq!(files, pages.len(), "nothing is written beside the pages");
}
