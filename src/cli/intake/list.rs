//! Names of files from standard input.
//! Invariant: a name's bytes are taken as they are; only its line end, or its zero byte, is no part of it.

use std::path::PathBuf;

use anyhow::{Context as _, Error};

use super::pieces;

/// The names, one a line, or each before a zero byte.
pub fn names(zero: bool) -> impl Iterator<Item = Result<PathBuf, Error>> {
    let end = if zero { 0 } else { b'\n' };
    let names = pieces::of_standard_input(end);
    names.filter_map(move |name| match name.context("-") {
        Ok(mut name) => {
            if !zero && name.last() == Some(&b'\r') {
                name.pop();
            }
            (!name.is_empty()).then(|| path(name))
        }
        Err(error) => Some(Err(error)),
    })
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere a name may be refused")]
fn path(name: Vec<u8>) -> Result<PathBuf, Error> {
    use std::os::unix::ffi::OsStringExt as _;
    Ok(std::ffi::OsString::from_vec(name).into())
}

#[cfg(not(unix))]
fn path(name: Vec<u8>) -> Result<PathBuf, Error> {
    let name = String::from_utf8(name).context("-: a name that is not UTF-8; rename the file")?;
    Ok(name.into())
}
