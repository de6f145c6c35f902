//! Text that stands twice: a column read twice, or a language model that could not stop.
//! A column that is read twice repeats whole lines; a speech and the report on it share sentences, at other places of theirs.
//! Only Chinese characters count: rows of dots and of figures repeat themselves by nature. The last place of every run of eight characters is kept in a table of fixed size; while characters go on being the
//! same as so many places before, the run grows.

use super::galley::{Galley, is_chinese};
use crate::model::{Finding, Source};
use crate::rule;

/// Characters that are compared at once; fewer say little, more miss a column that was read with an error.
const SHINGLE: usize = 8;
/// A run that stands elsewhere on the page must be so long: quotations and refrains are shorter.
const ELSEWHERE: usize = 30;
/// A run that follows on itself must be so long, and come so often.
const AT_ONCE: usize = 12;
const TIMES: usize = 3;
/// The most places of the table, as a power of two: some columns of the longest page.
const LARGEST: u32 = 20;

/// Looks for runs that stood before.
pub fn search(galley: &Galley, source: &Source, findings: &mut Vec<Finding>) {
    let length = galley.marks.len();
    let (mut marks, mut reads) = (Vec::with_capacity(length), Vec::with_capacity(length));
    for (at, mark) in galley.marks.iter().enumerate() {
        if is_chinese(mark.reads) {
            marks.push(at);
            reads.push(mark.reads);
        }
    }
    let read = |at: usize| reads.get(at);
    let bits = (usize::BITS - marks.len().leading_zeros() + 1).clamp(8, LARGEST);
    let mut table = vec![u32::MAX; 1 << bits];
    let mut hash = 0u64;
    let mut run: Option<Run> = None;
    for at in 0..marks.len() {
        // Polynomial over the last eight characters: older ones have been shifted out.
        hash = (hash << 8).wrapping_add(read(at).map_or(0, |&mark| {
            u64::from(u32::from(mark)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56
        }));
        let goes_on = run
            .as_ref()
            .is_some_and(|run| read(at - run.distance) == read(at));
        if let Some(run) = run.as_mut().filter(|_| goes_on) {
            run.end = at + 1;
        } else if let Some(run) = run.take() {
            report(galley, source, &marks, &run, findings);
        }
        if at + 1 < SHINGLE {
            continue;
        }
        let slot = (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize;
        let Some(place) = table.get_mut(slot) else {
            continue;
        };
        let before = std::mem::replace(place, at as u32) as usize;
        if run.is_none()
            && before < at
            && (0..SHINGLE).all(|step| read(before - step) == read(at - step))
        {
            run = Some(Run {
                start: at + 1 - SHINGLE,
                end: at + 1,
                distance: at - before,
            });
        }
    }
    if let Some(run) = run {
        report(galley, source, &marks, &run, findings);
    }
}

/// Characters that are the same as those `distance` before them.
struct Run {
    start: usize,
    end: usize,
    distance: usize,
}

fn report(
    galley: &Galley,
    source: &Source,
    marks: &[usize],
    run: &Run,
    findings: &mut Vec<Finding>,
) {
    let length = run.end - run.start;
    let at_once = length >= AT_ONCE && length >= (TIMES - 1) * run.distance;
    let twice = || {
        let lines = Lines {
            galley,
            source,
            marks,
        };
        let (start, end) = (run.start - run.distance, run.end - run.distance);
        length >= ELSEWHERE && lines.hold(run.start, run.end) && lines.hold(start, end)
    };
    if !at_once && !twice() {
        return;
    }
    let here = |at: usize| marks.get(at).copied().unwrap_or_default();
    let spans = |from: usize, to: usize| galley.spans(here(from), here(to.saturating_sub(1)) + 1);
    let first = spans(run.start - run.distance, run.start - run.distance + 1);
    let mut found = rule::finding("I570", spans(run.start, run.end)).with("count", length);
    if let Some(&first) = first.first() {
        found = found.with("first", first);
        found.spans.push(first);
    }
    findings.push(found);
}

/// The printed lines that characters stand on.
struct Lines<'p> {
    galley: &'p Galley,
    source: &'p Source,
    marks: &'p [usize],
}

impl Lines<'_> {
    /// Whether the characters `from..to` are whole lines.
    fn hold(&self, from: usize, to: usize) -> bool {
        let starts = from == 0 || self.of(from - 1) != self.of(from);
        starts && (to == self.marks.len() || self.of(to - 1) != self.of(to))
    }

    fn of(&self, at: usize) -> usize {
        let mark = self.marks.get(at).copied().unwrap_or_default();
        let spans = self.galley.spans(mark, mark + 1);
        spans
            .first()
            .map_or(0, |span| self.source.line_of(span.start as usize))
    }
}
