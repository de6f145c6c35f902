//! How often each rule was broken, most often first.

use std::cmp::Reverse;
use std::io::{Result, Write};

use super::{Tally, Voice, name_of};
use crate::rule;

pub(super) fn finish(tally: &Tally, voice: &Voice, out: &mut dyn Write) -> Result<()> {
    let mut counts: Vec<(&str, usize)> = tally
        .rules
        .iter()
        .map(|(&code, &count)| (code, count))
        .collect();
    counts.sort_by_key(|&(code, count)| (Reverse(count), code));
    for (code, count) in counts {
        let name = rule::find(code).map_or("", |rule| name_of(rule, voice.language));
        writeln!(out, "{count:>6}  {code}  {name}")?;
    }
    Ok(())
}
