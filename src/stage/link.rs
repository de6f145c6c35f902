//! link: the pages of a call to one edition, and stories that are told on several of them to one article.
//! Invariant: an article is one story from where it begins; each half is tied to one other at most, and only where the
//! evidence is clear. Text moves, none is lost. Deliberately absent: findings; what stays apart is reported by `trace`.

mod decide;
mod propose;
mod splice;
mod topic;
mod weigh;

use std::collections::BTreeSet;

use crate::lang::ngram::Model;
use crate::model::{Article, Edition, Page};

/// Two halves of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tie {
    /// The article that goes on, by index.
    head: usize,
    /// The article that it goes on in.
    tail: usize,
    /// The score of the seam, if the last paragraph of the one runs on in the first of the other.
    seam: Option<i32>,
}

/// So often halves with two lines are weighed: what is tied says together what a story is about, and the third part of one
/// may fit the first better than the second.
const ROUNDS: usize = 2;

/// Binds pages and their articles.
#[must_use]
pub fn link(readings: Vec<(Page, Vec<Article>)>, model: &Model) -> Edition {
    let mut edition = Edition::default();
    let mut homes = Vec::new();
    for (at, (page, articles)) in readings.into_iter().enumerate() {
        let index = page.source.page;
        for mut article in articles {
            article.pages = vec![index];
            edition.articles.push(article);
            homes.push(at);
        }
        edition.pages.push(page);
    }
    let ties = tie(&edition, &homes, model);
    edition.articles = splice::splice(edition.articles, &ties);
    number(&mut edition.articles);
    edition
}

/// The ties of an edition: first halves that both say so, then halves whose other half has lost its line.
fn tie(edition: &Edition, homes: &[usize], model: &Model) -> Vec<Tie> {
    let articles = &edition.articles;
    let jumps = articles
        .iter()
        .any(|article| article.from.is_some() || article.on.is_some());
    if edition.pages.len() < 2 || !jumps {
        return Vec::new();
    }
    let desk = propose::Desk::of(edition, homes);
    let scale = weigh::Scale::of(articles, model);
    let mut marked = desk.both_marked();
    let mut ties = Vec::new();
    for _ in 0..ROUNDS {
        decide::decide(scale.weigh(&marked, &ties), &mut ties);
        let heads: BTreeSet<usize> = ties.iter().map(|tie| tie.0).collect();
        let tails: BTreeSet<usize> = ties.iter().map(|tie| tie.1).collect();
        marked.retain(|pair| !heads.contains(&pair.head) && !tails.contains(&pair.tail));
    }
    let one_sided = scale.weigh(&desk.one_marked(&ties), &ties);
    decide::decide(one_sided, &mut ties);
    ties.iter()
        .map(|&(head, tail)| Tie {
            head,
            tail,
            seam: scale.runs_on(head, tail),
        })
        .collect()
}

/// Names each article by the page where it begins and its place there.
fn number(articles: &mut [Article]) {
    let (mut page, mut at) = (None, 0);
    for article in articles {
        let begins = article.pages.first().copied();
        at = if begins == page { at + 1 } else { 1 };
        page = begins;
        article.id = format!("p{}a{at}", begins.unwrap_or_default() + 1);
    }
}
