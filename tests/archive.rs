//! Archives: a folder of pages becomes a folder of results, whole or not at all, and never over a page.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use common::program::{Folder, program, run};
use common::{fixtures, markdown};

/// Every file of a folder, by its path in it; the program's own notes too, but not their times.
fn tree(root: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(Path::new(root), "", &mut files);
    files
}

fn collect(folder: &Path, within: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("an entry has a name")
            .to_string_lossy();
        let within = format!("{within}/{name}");
        if path.is_dir() {
            collect(&path, &within, files);
        } else {
            files.insert(within, fs::read(&path).expect("a file can be read"));
        }
    }
}

/// The names of results in a tree.
fn names(tree: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let names = tree.keys().map(String::as_str);
    names
        .filter(|name| !name.starts_with("/.qingyang"))
        .collect()
}

/// An archive of `pages` pages, six a day; its path.
fn archive(folder: &Folder, pages: usize) -> String {
    for (at, page) in fixtures().iter().cycle().take(pages).enumerate() {
        let (day, number) = (at / 6, at % 6);
        let (month, day) = (1 + day / 28, 1 + day % 28);
        folder.file(
            &format!("in/2024-{month:02}-{day:02}/{:02}.txt", number + 1),
            &page.bytes,
        );
    }
    folder.path("in")
}

#[test]
fn the_tree_is_mirrored_a_file_a_page() {
    let folder = Folder::new("mirror");
    let page = &fixtures()[0].bytes;
    for name in ["in/a/01.txt", "in/a/b/02.TXT", "in/c.md", "in/notes.pdf"] {
        folder.file(name, page);
    }
    let out = folder.path("out");
    let done = run(&["-q", &folder.path("in"), "-o", &out], b"");
    assert_eq!(
        (done.code, done.out.as_str(), done.err.as_str()),
        (Some(0), "", "")
    );
    let tree = tree(&out);
    assert_eq!(names(&tree), ["/a/01.md", "/a/b/02.md", "/c.md"]);
    assert_eq!(tree["/a/01.md"], markdown(page).into_bytes());
}

#[test]
fn an_edition_or_an_article_may_have_a_file_of_its_own() {
    let folder = Folder::new("per");
    let text = "渠水已经流到了田头，今年的麦子有了指望，村里人都说这条渠修得及时。";
    let page = |headline: &str| format!("# {headline}\n\n{text}\n\n# 再看/一眼\n\n{text}\n");
    folder.file("in/20240828-01.txt", page("渠成").as_bytes());
    folder.file("in/20240828-02.txt", page("麦熟").as_bytes());
    let input = folder.path("in");
    for (per, to, expected) in [
        (
            "page",
            "json",
            &["/20240828-01.json", "/20240828-02.json"][..],
        ),
        ("edition", "json", &["/20240828-01.json"]),
        (
            "article",
            "markdown",
            &[
                "/20240828-01/01-渠成.md",
                "/20240828-01/02-再看-一眼.md",
                "/20240828-02/01-麦熟.md",
                "/20240828-02/02-再看-一眼.md",
            ],
        ),
    ] {
        let out = folder.path(per);
        let done = run(&["-q", "--to", to, "--per", per, "-o", &out, &input], b"");
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
        let tree = tree(&out);
        assert_eq!(names(&tree), expected);
        if to == "json" {
            for name in names(&tree) {
                let json: serde_json::Value = serde_json::from_slice(&tree[name]).expect("JSON");
                let pages = json["pages"].as_array().expect("pages").len();
                assert_eq!(pages, if per == "page" { 1 } else { 2 }, "{name}");
                assert_eq!(
                    json["articles"].as_array().map(Vec::len),
                    Some(2 * pages),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn bad_pages_are_said_and_counted_and_the_rest_goes_on() {
    let folder = Folder::new("bad-pages");
    let input = archive(&folder, 30);
    folder.file("in/2024-01-02/02.txt", b"\0\xFF");
    fs::File::create(folder.path("in/2024-01-02/03.txt"))
        .and_then(|file| file.set_len(5 << 30))
        .expect("a file may have a hole");
    let out = folder.path("out");
    let done = run(&["-o", &out, &input, &folder.path("gone.txt")], b"");
    assert_eq!(done.code, Some(2));
    let said: Vec<&str> = done
        .err
        .lines()
        .filter(|line| line.starts_with("qingyang: "))
        .collect();
    let [binary, large, gone, sum] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert!(
        binary.contains("02.txt: byte 0") && large.contains("03.txt: 5368709120 bytes"),
        "{said:?}"
    );
    assert!(gone.contains("gone.txt: there is no such file"), "{said:?}");
    assert!(
        sum.contains("28 of 31 pages read") && sum.ends_with(", failed: 3"),
        "{said:?}"
    );
    assert_eq!(names(&tree(&out)).len(), 28);
}

#[test]
fn the_tree_is_the_same_with_any_number_of_jobs() {
    let folder = Folder::new("same-tree");
    let input = archive(&folder, 100);
    let trees = ["1", "2", "8"].map(|jobs| {
        let out = folder.path(jobs);
        let done = run(&["-q", "--to", "json", "-j", jobs, "-o", &out, &input], b"");
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
        tree(&out)
    });
    assert_eq!(names(&trees[0]).len(), 100);
    assert!(trees[0] == trees[1] && trees[1] == trees[2]);
}

#[test]
fn a_killed_job_leaves_nothing_half_written_and_is_resumed() {
    let folder = Folder::new("killed");
    let input = archive(&folder, 600);
    let (whole, killed) = (folder.path("whole"), folder.path("killed"));
    let done = run(&["-q", "-o", &whole, &input], b"");
    assert_eq!(done.code, Some(0));
    let whole = tree(&whole);
    let arguments = ["-q", "-o", &killed, "--resume", &input];
    let mut cut_short = 0;
    for wait in [40, 60, 80] {
        let mut child = program(&arguments)
            .stdin(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().expect("the program can be killed");
        let status = child.wait().expect("the program ends");
        cut_short += usize::from(status.code().is_none());
        let begun = Path::new(&killed).exists();
        let results = if begun {
            tree(&killed)
        } else {
            BTreeMap::new()
        };
        for name in names(&results) {
            assert_eq!(results[name], whole[name], "{name} after {wait} ms");
        }
    }
    assert!(cut_short > 0, "no run was killed before its end");
    assert_eq!(run(&arguments, b"").code, Some(0));
    assert!(tree(&killed) == whole);
}

#[test]
fn newer_results_are_kept_and_older_ones_made_again() {
    let folder = Folder::new("newer");
    let input = archive(&folder, 18);
    let out = folder.path("out");
    let resume = ["--resume", "-o", &out, &input];
    assert_eq!(run(&resume, b"").code, Some(0));
    let written = |name: &str| {
        let path = format!("{out}/{name}");
        fs::metadata(path)
            .and_then(|file| file.modified())
            .expect("the result is there")
    };
    let (kept, stale) = ("2024-01-01/01.md", "2024-01-02/02.md");
    let before = [kept, stale].map(written);
    let later = SystemTime::now() + Duration::from_secs(2);
    let page = folder.path("in/2024-01-02/02.txt");
    fs::File::options()
        .write(true)
        .open(&page)
        .and_then(|file| file.set_modified(later))
        .expect("the page's time can be set");
    fs::remove_file(format!("{out}/2024-01-03/01.md")).expect("the result is there");
    let again = run(&resume, b"");
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.err.contains(", kept: "), "{}", again.err);
    assert_eq!(written(kept), before[0], "kept");
    assert!(written(stale) > before[1], "made again");
    written("2024-01-03/01.md");
    let other = run(&["--to", "json", "--resume", "-o", &out, &input], b"");
    assert_eq!(other.code, Some(2));
    assert!(other.err.contains("other settings"), "{}", other.err);
}

#[test]
fn no_result_is_ever_written_over_a_page() {
    let folder = Folder::new("over");
    let page = fixtures()[0].bytes.clone();
    let inside = folder.file("in/01.md", &page);
    folder.file("in/deep/02.txt", &page);
    let input = folder.path("in");
    let before = tree(&input);
    let deep = folder.path("in/deep");
    for (out, pages) in [
        (&input, &input),
        (&folder.path(""), &input),
        (&format!("{input}/deep/.."), &input),
        (&input, &inside),
        (&input, &deep),
    ] {
        let refused = run(&["-o", out, pages], b"");
        assert_eq!(refused.code, Some(2), "{out} {pages}");
        assert!(
            refused.err.contains("name a folder of its own"),
            "{}",
            refused.err
        );
        let listed = run(&["-o", out, "--from", "list"], pages.as_bytes());
        assert_eq!(listed.code, Some(2), "{out} {pages}");
        assert!(tree(&input) == before, "{out} {pages}");
    }
    // An out folder in the archive is no page, and is left out when it is there already.
    let within = folder.path("in/out");
    for _ in 0..2 {
        assert_eq!(run(&["-q", "-o", &within, &input], b"").code, Some(0));
        assert_eq!(names(&tree(&within)), ["/01.md", "/deep/02.md"]);
    }
}

#[cfg(unix)]
#[test]
fn links_lead_no_result_out_of_the_folder_and_no_page_into_it() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("links");
    let page = fixtures()[0].bytes.clone();
    folder.file("in/a/01.txt", &page);
    folder.file("in/a/01.md", &page);
    let before = tree(&folder.path("in"));
    fs::create_dir_all(folder.path("out")).expect("a folder");
    // The result of a/01.txt would be a/01.md of the archive itself.
    symlink(folder.path("in/a"), folder.path("out/a")).expect("a link");
    let out = folder.path("out");
    let refused = run(&["-q", "-o", &out, &folder.path("in")], b"");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("leads out of the out folder"),
        "{}",
        refused.err
    );
    assert!(tree(&folder.path("in")) == before);

    // A page that is a link to a result.
    fs::remove_file(folder.path("out/a")).expect("the link is there");
    let result = folder.file("out/z.md", &page);
    symlink(&result, folder.path("in/z.txt")).expect("a link");
    let refused = run(&["-q", "-o", &out, &folder.path("in")], b"");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("name a folder of its own"),
        "{}",
        refused.err
    );
    assert_eq!(fs::read(&result).ok(), Some(page));
}

#[test]
fn two_pages_never_share_a_result() {
    let folder = Folder::new("share");
    let pages = fixtures();
    folder.file("in/a.txt", &pages[0].bytes);
    folder.file("in/a.md", &pages[1].bytes);
    let out = folder.path("out");
    let done = run(&["-q", "--to", "text", "-o", &out, &folder.path("in")], b"");
    assert_eq!(done.code, Some(2));
    assert!(
        done.err.contains("the result of another page"),
        "{}",
        done.err
    );
    assert_eq!(names(&tree(&out)), ["/a.txt"]);
}

#[test]
fn lines_of_json_are_named_by_their_ids() {
    let folder = Folder::new("ids");
    let line = |id: &str| {
        format!(
            "{}\n",
            serde_json::json!({"id": id, "text": "渠成\n\n渠水到了田头。"})
        )
    };
    let lines = ["甲/1", "../../etc/passwd", "甲/1"].map(line).concat();
    let out = folder.path("out");
    let done = run(&["-q", "--from", "jsonl", "-o", &out], lines.as_bytes());
    assert_eq!(done.code, Some(2), "an id stands for one page");
    assert_eq!(names(&tree(&out)), ["/etc/passwd.md", "/甲/1.md"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_job_ends_cleanly_and_is_resumed() {
    let folder = Folder::new("interrupted");
    let input = archive(&folder, 600);
    let out = folder.path("out");
    let arguments = ["-q", "-o", &out, "--resume", &input];
    let child = program(&arguments)
        .stdin(Stdio::null())
        .spawn()
        .expect("the program starts");
    // It listens before it makes the folder.
    while !Path::new(&out).exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(killed.expect("kill can be run").success());
    let ended = child.wait_with_output().expect("the program ends");
    assert_eq!(ended.status.code(), Some(2));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(said.contains("interrupted"), "{said}");
    let left: Vec<String> = tree(&out)
        .into_keys()
        .filter(|name| name.contains("/part-"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(run(&arguments, b"").code, Some(0));
    assert_eq!(names(&tree(&out)).len(), 600);
}
