//! The house: which room may use which, who may touch the world, and the size and opening of each file.
//! The table is that of `src/lib.rs`.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::home;

/// Each room and the rooms that it may use, itself aside; the files beside the rooms stand under their own names.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("rule", &["model"]),
    ("lang", &["model"]),
    ("joinery", &["model", "lang"]),
    ("stage", &["model", "rule", "lang", "joinery"]),
    ("pipeline", &["model", "lang", "joinery", "stage"]),
    ("render", &["model", "rule"]),
    (
        "cli",
        &[
            "model", "rule", "lang", "joinery", "stage", "pipeline", "render",
        ],
    ),
];

/// What only the command line may touch.
const WORLD: &[&str] = &[
    "std::fs",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::process",
    "std::thread",
    "std::env::",
    "std::time",
    "std::net",
    "clap::",
    "anyhow",
    "println!",
    "print!",
];

/// More than this is two things.
const LONGEST: usize = 400;

/// A source file: its path from `src/`, and its lines up to its unit tests.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The room that it stands in, or its own name.
    fn room(&self) -> &str {
        let room = self.path.split('/').next().unwrap_or_default();
        room.trim_end_matches(".rs")
    }

    /// The path that leads from the file's module to the crate: as many steps as the module is deep.
    fn up_to_crate(&self) -> String {
        let depth = self.path.matches('/').count() + usize::from(!self.path.ends_with("/mod.rs"));
        "super::".repeat(depth)
    }

    /// The file without comments and unit tests.
    fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]\nmod tests").next();
        let lines = code
            .unwrap_or_default()
            .lines()
            .map(|line| line.split("//").next());
        lines.flatten().flat_map(|line| [line, "\n"]).collect()
    }

    /// The names right behind each `prefix` in the code.
    fn names_behind<'c>(code: &'c str, prefix: &str) -> Vec<&'c str> {
        let name = |rest: &'c str| {
            let end = rest.find(|mark: char| !mark.is_ascii_alphanumeric() && mark != '_');
            rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
        };
        code.split(prefix).skip(1).map(name).collect()
    }
}

fn files() -> Vec<File> {
    let root = home("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let read = files.into_iter().map(|path| File {
        text: fs::read_to_string(&path).expect("a source file can be read"),
        path: relative(&path, &root),
    });
    read.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).expect("the file stands in src");
    path.to_string_lossy().replace('\\', "/")
}

/// Fails with all complaints about all files.
fn each_file(complaints: impl Fn(&File) -> Vec<String>) {
    let all: Vec<String> = files()
        .iter()
        .flat_map(|file| {
            complaints(file)
                .into_iter()
                .map(|said| format!("{}: {said}", file.path))
        })
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn imports_run_one_way() {
    each_file(|file| {
        let code = file.code();
        let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| *room == file.room()) else {
            return Vec::new();
        };
        let used = File::names_behind(&code, "crate::").into_iter();
        let used = used.chain(File::names_behind(&code, &file.up_to_crate()));
        used.filter(|used| {
            ROOMS.iter().any(|(name, _)| name == used) && used != room && !allowed.contains(used)
        })
        .map(|used| format!("{room} may not use {used}"))
        .collect()
    });
}

#[test]
fn a_use_of_the_crate_names_one_room() {
    each_file(|file| {
        let grouped = file.code().contains("use crate::{");
        grouped
            .then(|| "write one `use` a room".to_owned())
            .into_iter()
            .collect()
    });
}

#[test]
fn no_stage_calls_another() {
    let stages: Vec<String> = files()
        .iter()
        .filter_map(|file| stage_of(&file.path))
        .collect();
    each_file(|file| {
        let Some(own) = stage_of(&file.path) else {
            return Vec::new();
        };
        let code = file.code();
        let mut used = File::names_behind(&code, "crate::stage::");
        // One step short of the crate is the room.
        let to_crate = file.up_to_crate();
        let to_room = to_crate.strip_prefix("super::").unwrap_or_default();
        used.extend(File::names_behind(&code, to_room));
        used.retain(|used| *used != own && stages.iter().any(|stage| stage == used));
        used.iter()
            .map(|used| format!("{own} may not use {used}"))
            .collect()
    });
}

/// The stage that a file belongs to.
fn stage_of(path: &str) -> Option<String> {
    let name = path
        .strip_prefix("stage/")?
        .split('/')
        .next()?
        .trim_end_matches(".rs");
    (name != "mod").then(|| name.to_owned())
}

#[test]
fn only_the_command_line_touches_the_world() {
    each_file(|file| {
        if matches!(file.room(), "cli" | "main") {
            return Vec::new();
        }
        let code = file.code();
        let touched = WORLD.iter().filter(|world| code.contains(**world));
        touched
            .map(|world| format!("{world} belongs to cli/"))
            .collect()
    });
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    each_file(|file| {
        let mut said = Vec::new();
        if !file.text.starts_with("//!") {
            said.push("opens without `//!`".to_owned());
        }
        let lines = file.text.lines().count();
        if lines > LONGEST {
            said.push(format!("has {lines} lines, of {LONGEST} at most"));
        }
        said
    });
}

#[test]
fn every_room_is_in_the_table() {
    let known =
        |room: &str| matches!(room, "lib" | "main") || ROOMS.iter().any(|(name, _)| *name == room);
    each_file(|file| {
        let unknown = (!known(file.room())).then(|| format!("{} is no room", file.room()));
        unknown.into_iter().collect()
    });
}
