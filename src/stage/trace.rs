//! trace: whether the jump lines of an edition lead somewhere.
//! Invariant: changes nothing, and says nothing about a page that was read alone: its other pages may well be there.
//! Deliberately absent: tying stories together; `link` does that, and what it has tied is no question here.

use std::collections::BTreeMap;

use crate::model::{Article, Edition, Finding, Jump};
use crate::rule;

/// So many lines are named where one of them may be the other half.
const MOST: usize = 3;

/// A half of a story whose other half is not tied to it.
struct Half<'e> {
    /// The index of its page in the edition.
    page: usize,
    jump: &'e Jump,
}

/// Follows every jump that has not been resolved; findings with the index of their page.
#[must_use]
pub fn trace(edition: &Edition) -> Vec<(usize, Finding)> {
    let printed: Vec<Option<String>> = edition
        .pages
        .iter()
        .map(|page| page.facts.print_page.as_deref().map(plain))
        .collect();
    if printed.iter().flatten().count() < 2 {
        return Vec::new();
    }
    let tails = halves(edition, |article| article.from.as_ref());
    let heads = halves(edition, |article| article.on.as_ref());
    let mut findings = Vec::new();
    for (own, others, code) in [(&tails, &heads, "E610"), (&heads, &tails, "E620")] {
        let answers = answers(others);
        for half in own {
            let wanted = plain(&half.jump.page);
            if wanted.is_empty() {
                continue;
            }
            let place = half.jump.marker.first().into_iter().collect();
            let found = |code| rule::finding(code, place).with("page", half.jump.page.as_str());
            let there = printed
                .iter()
                .position(|page| page.as_deref() == Some(&wanted));
            let here = printed.get(half.page).cloned().flatten();
            let (Some(there), Some(here)) = (there, here) else {
                if printed.iter().all(Option::is_some) {
                    findings.push((half.page, found("E640")));
                }
                continue;
            };
            let candidates = candidates(edition, &answers, there, here);
            if candidates.is_empty() {
                findings.push((half.page, found(code)));
            } else {
                // Whatever was clear has been tied.
                findings.push((half.page, found("E630").with("lines", candidates)));
            }
        }
    }
    findings
}

/// The halves on each page that name each page: where their lines begin.
type Answers = BTreeMap<(usize, String), Vec<u32>>;

fn answers(halves: &[Half<'_>]) -> Answers {
    let mut answers = Answers::new();
    for half in halves {
        let starts = half.jump.marker.first().map(|span| span.start);
        let found = answers
            .entry((half.page, plain(&half.jump.page)))
            .or_default();
        found.extend(starts);
    }
    answers
}

/// The lines of the halves on page `page` that name the page `named`, or have lost its number; the first ones of many.
fn candidates(edition: &Edition, answers: &Answers, page: usize, named: String) -> String {
    let of = |name: String| answers.get(&(page, name)).into_iter().flatten();
    let starts = of(named).chain(of(String::new())).take(MOST + 1);
    let source = edition.pages.get(page).map(|page| &page.source);
    let lines = source.map(|source| starts.map(|&start| source.line_of(start as usize)));
    let mut lines: Vec<usize> = lines.into_iter().flatten().collect();
    lines.sort_unstable();
    let more = if lines.len() > MOST { ", …" } else { "" };
    let lines = lines.iter().take(MOST).map(usize::to_string);
    lines.collect::<Vec<_>>().join(", ") + more
}

/// The halves whose jump line has not been resolved.
fn halves(edition: &Edition, jump: fn(&Article) -> Option<&Jump>) -> Vec<Half<'_>> {
    let page = |index: u32| {
        edition
            .pages
            .iter()
            .position(|page| page.source.page == index)
    };
    let open = edition.articles.iter().filter_map(|article| {
        let jump = jump(article).filter(|jump| !jump.resolved)?;
        let page = jump.marker.first().and_then(|span| page(span.page))?;
        Some(Half { page, jump })
    });
    open.collect()
}

/// A printed page's name without what papers write in two ways: `A01` and `A1`, `01` and `1`.
fn plain(page: &str) -> String {
    let letters = page.trim_end_matches(|mark: char| mark.is_ascii_digit());
    let digits = page.strip_prefix(letters).unwrap_or_default();
    format!(
        "{}{}",
        letters.to_uppercase(),
        digits.trim_start_matches('0')
    )
}
