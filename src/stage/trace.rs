//! trace: whether the jump lines of an edition lead somewhere.
//! Invariant: changes nothing, and says nothing about a page that was read alone: its other pages may well be there.
//! Deliberately absent: tying stories together; `link` does that, and what it has tied is no question here.

use std::collections::BTreeMap;

use crate::lang::page_numbers::PageNumbers;
use crate::model::{Article, Edition, Finding, Jump};
use crate::rule;

/// So many lines are named where one of them may be the other half.
const MOST: usize = 3;

/// A half of a story whose other half is not tied to it.
struct Half<'e> {
    /// The index of its page in the edition.
    page: usize,
    /// The index of the page that its line names, if that is there.
    there: Option<usize>,
    jump: &'e Jump,
}

/// Follows every jump that has not been resolved; findings with the index of their page.
#[must_use]
pub fn trace(edition: &Edition) -> Vec<(usize, Finding)> {
    if edition.pages.len() < 2 {
        return Vec::new();
    }
    let tails = halves(edition, |article| article.from.as_ref());
    let heads = halves(edition, |article| article.on.as_ref());
    let mut printed = edition.pages.iter().map(|page| &page.facts.print_page);
    let all_printed = printed.all(Option::is_some);
    let mut findings = Vec::new();
    for (own, others, code) in [(&tails, &heads, "E610"), (&heads, &tails, "E620")] {
        let answers = answers(others);
        for half in own.iter().filter(|half| !half.jump.page.is_empty()) {
            let place = half.jump.marker.first().into_iter().collect();
            let found = |code| rule::finding(code, place).with("page", half.jump.page.as_str());
            let Some(there) = half.there else {
                // A page that prints no number may be the one.
                if all_printed {
                    findings.push((half.page, found("E640")));
                }
                continue;
            };
            let candidates = candidates(edition, &answers, there, half.page);
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

/// The halves on each page that name each page, or have lost its number: where their lines begin.
type Answers = BTreeMap<(usize, Option<usize>), Vec<u32>>;

fn answers(halves: &[Half<'_>]) -> Answers {
    let mut answers = Answers::new();
    let leads = |half: &&Half<'_>| half.there.is_some() || half.jump.page.is_empty();
    for half in halves.iter().filter(leads) {
        let starts = half.jump.marker.first().map(|span| span.start);
        let found = answers.entry((half.page, half.there)).or_default();
        found.extend(starts);
    }
    answers
}

/// The lines of the halves on page `page` that name the page `named`, or have lost its number; the first ones of many.
fn candidates(edition: &Edition, answers: &Answers, page: usize, named: usize) -> String {
    let of = |named| answers.get(&(page, named)).into_iter().flatten();
    let starts = of(Some(named)).chain(of(None)).take(MOST + 1);
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
    let numbers = PageNumbers::of(&edition.pages);
    let pages = edition.pages.iter().enumerate();
    let places: BTreeMap<u32, usize> = pages.map(|(at, page)| (page.source.page, at)).collect();
    let open = edition.articles.iter().filter_map(|article| {
        let jump = jump(article).filter(|jump| !jump.resolved)?;
        let page = *places.get(&jump.marker.first()?.page)?;
        let there = numbers.named(&jump.page, page);
        // A line may name its own page, on which no story goes on.
        let there = there.or_else(|| numbers.called(&jump.page));
        Some(Half { page, there, jump })
    });
    open.collect()
}
