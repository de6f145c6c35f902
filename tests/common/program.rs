//! Runs of the program, and folders for them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run left behind.
pub struct Run {
    /// Its exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs the program on bytes for standard input.
pub fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // A program that reads no input may end first.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// The program, its streams pipes.
pub fn program(arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_qingyang"));
    program
        .args(arguments)
        .env_remove("COLUMNS")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    program
}

/// A folder that is gone when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder; `test` tells it from those of other tests.
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qingyang-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }

    /// Writes a file; its path.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        let above = Path::new(&path)
            .parent()
            .expect("a file stands in a folder");
        fs::create_dir_all(above).expect("a temporary folder can be made");
        fs::write(&path, bytes).expect("a temporary file can be written");
        path
    }

    /// A path in it, of something that need not be there.
    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of it is the system's to clear.
        let _ = fs::remove_dir_all(&self.0);
    }
}
