//! overrule: how much an editor has ruled that findings matter at one place.
//! Invariant: a finding is only taken out, or given another level, by a ruling that names its rule and its place; a ruling
//! that fits nothing is a finding itself. Deliberately absent: levels of whole rules, which the user sets for all pages.

use crate::lang::character::compared;
use crate::model::{Edition, Finding, Level, Order, Page, Span};
use crate::rule;

/// Gives findings the levels that were ruled; `all` tells whether all has been looked for, so that a ruling without a
/// finding is one too many.
pub fn overrule(edition: &mut Edition, all: bool) {
    let alone = edition.pages.len() == 1;
    for page in &mut edition.pages {
        let rulings = std::mem::take(&mut page.rulings);
        for ruling in &rulings {
            let Order::Level {
                at, codes, level, ..
            } = &ruling.order
            else {
                continue;
            };
            let places = at.as_ref().map(|words| places(page, words));
            let unmet = match places.as_deref() {
                None | Some([_]) => {
                    let place = places.iter().flatten().next().copied();
                    let met = set(&mut page.findings, codes, place, *level);
                    // What a page alone cannot show is no fault of the ruling.
                    let shown = all && !(alone && codes.iter().all(|code| code.starts_with('E')));
                    (!met && shown).then_some((Vec::new(), 0))
                }
                Some(places) => Some((places.to_vec(), places.len())),
            };
            // A proof was read as it stands; its rulings have been carried out.
            if let Some((places, count)) = unmet.filter(|_| !page.labels.is_empty()) {
                let found = rule::finding("J350", places).with("count", count);
                page.findings.push(found.with("ruling", ruling.words()));
            }
        }
        page.rulings = rulings;
    }
}

/// Sets the level of the findings of some rules at a place, or of all on the page; whether there are any.
fn set(
    findings: &mut Vec<Finding>,
    codes: &[&'static str],
    place: Option<Span>,
    level: Option<Level>,
) -> bool {
    let mut met = false;
    findings.retain_mut(|finding| {
        let here = place.is_none_or(|place| {
            let first = finding.spans.first();
            first.is_some_and(|span| stands_in(*span, place))
        });
        if !here || !codes.contains(&finding.code) {
            return true;
        }
        met = true;
        finding.ruled = true;
        finding.level = level.unwrap_or(finding.level);
        level.is_some()
    });
    met
}

/// Whether a finding stands at a place; one between two characters stands at both.
fn stands_in(span: Span, place: Span) -> bool {
    span.meets(place) || (span.is_empty() && (place.start..=place.end).contains(&span.start))
}

/// Where the page reads some words.
fn places(page: &Page, words: &str) -> Vec<Span> {
    let wanted: Vec<char> = words.chars().filter_map(compared).collect();
    let marks = page.source.text().char_indices();
    let marks: Vec<(usize, usize, char)> = marks
        .filter_map(|(at, mark)| Some((at, at + mark.len_utf8(), compared(mark)?)))
        .collect();
    let stretches = marks.windows(wanted.len().max(1));
    let found = stretches.filter(|stretch| {
        let marks = stretch.iter().map(|&(_, _, mark)| mark);
        marks.eq(wanted.iter().copied())
    });
    found
        .filter_map(|stretch| {
            let (&(start, ..), &(_, end, _)) = (stretch.first()?, stretch.last()?);
            Some(Span::new(page.source.page, start, end))
        })
        .collect()
}
