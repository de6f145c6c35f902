//! trace: whether the jump lines of an edition lead somewhere.
//! Invariant: changes nothing, and says nothing about a page that was read alone: its other pages may well be there.
//! Deliberately absent: tying stories together; `link` does that, and what it has tied is no question here.

use std::collections::BTreeMap;

use crate::model::{Article, Edition, Finding, Jump};
use crate::rule;

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
        let answers = count(others);
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
            let candidates = candidates(&answers, there, here);
            if candidates == 0 {
                findings.push((half.page, found(code)));
            } else {
                // Whatever was clear has been tied.
                findings.push((half.page, found("E630").with("count", candidates)));
            }
        }
    }
    findings
}

/// How many halves on each page name each page.
type Counts = BTreeMap<(usize, String), usize>;

fn count(halves: &[Half<'_>]) -> Counts {
    let mut counts = Counts::new();
    for half in halves {
        *counts
            .entry((half.page, plain(&half.jump.page)))
            .or_default() += 1;
    }
    counts
}

/// The halves on page `page` that name the page `named`, or have lost its number.
fn candidates(counts: &Counts, page: usize, named: String) -> usize {
    let of = |name: String| counts.get(&(page, name)).copied().unwrap_or_default();
    of(named) + of(String::new())
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
