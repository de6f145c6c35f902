//! Pages that were read together, and the articles told on them.
//! Invariant: the articles and the pages' furniture and marks together hold every character of every page once.

use super::{Article, Page};

/// The first line of a proof in Markdown: by it a page is known as one of ours, and read back by its marks alone.
pub const STAMP: &str = "<!-- 清样 -->";

/// One or more pages, read.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// The pages, in the order given.
    pub pages: Vec<Page>,
    /// The articles, by page and place.
    pub articles: Vec<Article>,
}

/// What of an edition goes into one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// The page of this index, and the articles that begin on it.
    Page(u32),
    /// The article at this place of the list.
    Article(usize),
}

impl Edition {
    /// The pages of a part: of an article those that it stands on.
    pub fn pages_of(&self, part: Part) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| {
            let index = page.source.page;
            match part {
                Part::Whole => true,
                Part::Page(wanted) => index == wanted,
                Part::Article(at) => self
                    .articles
                    .get(at)
                    .is_some_and(|article| article.pages.contains(&index)),
            }
        })
    }

    /// The articles of a part, in their order.
    pub fn articles_of(&self, part: Part) -> impl Iterator<Item = &Article> {
        let articles = self.articles.iter().enumerate();
        articles.filter_map(move |(at, article)| {
            let taken = match part {
                Part::Whole => true,
                Part::Page(wanted) => article.pages.first() == Some(&wanted),
                Part::Article(wanted) => at == wanted,
            };
            taken.then_some(article)
        })
    }
}
