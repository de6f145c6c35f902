//! Which halves may belong together: the jump lines' numbers say.
//! Invariant: the pairs of two pages are bounded, so that the cost is linear in the jumps of an edition.
//! Deliberately absent: what the texts say.

use std::collections::BTreeSet;

use super::numbers::Numbers;
use crate::model::{Article, Edition, ItemKind, Jump};

/// Both lines name the other's page.
const NAMED_TWICE: i32 = 120;
/// One line names the other's page, the other's number is lost.
const NAMED_ONCE: i32 = 60;
/// One line names the other's page, the other line names another page: it was misread, or leads elsewhere.
const CONTRADICTED: i32 = -20;
/// One line names the other's page, where no line leads back: most articles there are other stories.
const UNMARKED: i32 = -40;

/// More stories do not go on from one page to another; where there seem to be more the lines are no jump lines.
const MOST: usize = 32;
/// Nor does one page have more articles.
const MOST_UNMARKED: usize = 64;

/// A pair that may be one story, by article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub head: usize,
    pub tail: usize,
    /// What the numbers say, in tenths of a nat.
    pub points: i32,
    /// Whether both halves have a jump line.
    pub both_marked: bool,
}

/// The halves of an edition.
pub struct Desk<'e> {
    articles: &'e [Article],
    homes: &'e [usize],
    /// Each article's page, where its line `on` leads, and where its line `from` leads back to.
    leads: Vec<Leads>,
    /// The articles of each page.
    told: Vec<Vec<usize>>,
}

#[derive(Clone, Copy)]
struct Leads {
    on: Option<usize>,
    from: Option<usize>,
}

impl<'e> Desk<'e> {
    /// The halves of an edition; `homes` is the page of each article, by place.
    pub fn of(edition: &'e Edition, homes: &'e [usize]) -> Self {
        let numbers = Numbers::of(&edition.pages);
        let articles = edition.articles.as_slice();
        let mut told = vec![Vec::new(); edition.pages.len()];
        let mut leads = Vec::new();
        for (at, (article, &home)) in articles.iter().zip(homes).enumerate() {
            let named = |jump: &Option<Jump>| {
                let jump = jump.as_ref()?;
                numbers.named(&jump.page, home)
            };
            leads.push(Leads {
                on: named(&article.on),
                from: named(&article.from),
            });
            if let Some(told) = told.get_mut(home) {
                told.push(at);
            }
        }
        Self {
            articles,
            homes,
            leads,
            told,
        }
    }

    /// Pairs of which both halves have a jump line, one at least naming the other's page.
    pub fn both_marked(&self) -> Vec<Pair> {
        let mut pairs = BTreeSet::new();
        for (at, lead) in self.leads.iter().enumerate() {
            if let Some(there) = lead.on {
                let tails = self.on_page(there, MOST, |_, article| article.from.is_some());
                pairs.extend(tails.iter().filter_map(|&tail| self.pair(at, tail)));
            }
            if let Some(there) = lead.from {
                let heads = self.on_page(there, MOST, |_, article| article.on.is_some());
                pairs.extend(heads.iter().filter_map(|&head| self.pair(head, at)));
            }
        }
        pairs.into_iter().collect()
    }

    /// Pairs of a half whose line found none that answers, and an article of the page named that has no line.
    pub fn one_marked(&self, ties: &[(usize, usize)]) -> Vec<Pair> {
        let heads: BTreeSet<usize> = ties.iter().map(|tie| tie.0).collect();
        let tails: BTreeSet<usize> = ties.iter().map(|tie| tie.1).collect();
        let mut pairs = Vec::new();
        let pair = |head, tail| Pair {
            head,
            tail,
            points: UNMARKED,
            both_marked: false,
        };
        for (at, lead) in self.leads.iter().enumerate() {
            if let Some(there) = lead.on.filter(|_| !heads.contains(&at)) {
                let others = self.on_page(there, MOST_UNMARKED, |other, article| {
                    article.from.is_none() && !tails.contains(&other) && has_text(article)
                });
                pairs.extend(others.into_iter().map(|tail| pair(at, tail)));
            }
            if let Some(there) = lead.from.filter(|_| !tails.contains(&at)) {
                let others = self.on_page(there, MOST_UNMARKED, |other, article| {
                    article.on.is_none() && !heads.contains(&other) && has_text(article)
                });
                pairs.extend(others.into_iter().map(|head| pair(head, at)));
            }
        }
        pairs
    }

    /// The articles of a page that are wanted; none if they are more than there can be.
    fn on_page(
        &self,
        page: usize,
        most: usize,
        wanted: impl Fn(usize, &Article) -> bool,
    ) -> Vec<usize> {
        let told = self.told.get(page).into_iter().flatten().copied();
        let found: Vec<usize> = told
            .filter(|&at| self.articles.get(at).is_some_and(|it| wanted(at, it)))
            .take(most + 1)
            .collect();
        if found.len() > most {
            Vec::new()
        } else {
            found
        }
    }

    fn pair(&self, head: usize, tail: usize) -> Option<Pair> {
        let (here, there) = (*self.homes.get(head)?, *self.homes.get(tail)?);
        let (article, other) = (self.articles.get(head)?, self.articles.get(tail)?);
        let says = |lead: Option<usize>, jump: &Option<Jump>, wanted| match lead {
            Some(page) => Some(page == wanted),
            None if jump.as_ref().is_some_and(|jump| jump.page.is_empty()) => None,
            None => Some(false),
        };
        let on = says(self.leads.get(head)?.on, &article.on, there);
        let from = says(self.leads.get(tail)?.from, &other.from, here);
        let points = match (on, from) {
            (Some(true), Some(true)) => NAMED_TWICE,
            (Some(true), None) | (None, Some(true)) => NAMED_ONCE,
            (Some(true), Some(false)) | (Some(false), Some(true)) => CONTRADICTED,
            _ => return None,
        };
        (has_text(article) && has_text(other)).then_some(Pair {
            head,
            tail,
            points,
            both_marked: true,
        })
    }
}

fn has_text(article: &Article) -> bool {
    let mut body = article.body.iter();
    body.any(|item| item.kind == ItemKind::Paragraph)
}
