//! Which halves may belong together: the jump lines' numbers say.
//! Invariant: the pairs of two pages are bounded, so that the cost is linear in the jumps of an edition.
//! Deliberately absent: what the texts say.

use std::collections::BTreeSet;

use crate::lang::page_numbers::PageNumbers;
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
        let numbers = PageNumbers::of(&edition.pages);
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
        let tails = self.on_pages(MOST, |_, article| article.from.is_some());
        let heads = self.on_pages(MOST, |_, article| article.on.is_some());
        for (at, lead) in self.leads.iter().enumerate() {
            let tails = on_page(&tails, lead.on);
            pairs.extend(tails.filter_map(|tail| self.pair(at, tail)));
            let heads = on_page(&heads, lead.from);
            pairs.extend(heads.filter_map(|head| self.pair(head, at)));
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
        let begun = self.on_pages(MOST_UNMARKED, |other, article| {
            article.on.is_none() && !heads.contains(&other) && has_text(article)
        });
        let ended = self.on_pages(MOST_UNMARKED, |other, article| {
            article.from.is_none() && !tails.contains(&other) && has_text(article)
        });
        for (at, lead) in self.leads.iter().enumerate() {
            let on = lead.on.filter(|_| !heads.contains(&at));
            pairs.extend(on_page(&ended, on).map(|tail| pair(at, tail)));
            let from = lead.from.filter(|_| !tails.contains(&at));
            pairs.extend(on_page(&begun, from).map(|head| pair(head, at)));
        }
        pairs
    }

    /// The articles that are wanted, by page; none of a page that has more than there can be.
    fn on_pages(&self, most: usize, wanted: impl Fn(usize, &Article) -> bool) -> Vec<Vec<usize>> {
        let of_page = |told: &Vec<usize>| {
            let told = told.iter().copied();
            let found: Vec<usize> = told
                .filter(|&at| self.articles.get(at).is_some_and(|it| wanted(at, it)))
                .take(most + 1)
                .collect();
            Some(found).filter(|found| found.len() <= most)
        };
        let pages = self.told.iter();
        pages
            .map(|told| of_page(told).unwrap_or_default())
            .collect()
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

/// The articles on the page that a line leads to.
fn on_page(pages: &[Vec<usize>], there: Option<usize>) -> impl Iterator<Item = usize> {
    let page = there.and_then(|there| pages.get(there));
    page.into_iter().flatten().copied()
}

fn has_text(article: &Article) -> bool {
    let mut body = article.body.iter();
    body.any(|item| item.kind == ItemKind::Paragraph)
}
