//! Pages that were read together, and the articles told on them.
//! Invariant: the articles and the pages' furniture and marks together hold every character of every page once.

use super::{Article, Continuation, Page};

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

/// What stands at a place of an edition.
#[derive(Debug, Clone, Copy)]
pub enum Told<'e> {
    /// A story, told to its end.
    Story(&'e Article),
    /// The place where a story that is told elsewhere went on.
    WentOn(&'e Continuation),
}

impl Edition {
    /// The stories of a part, and the places where others went on, as they stand on the pages.
    #[must_use]
    pub fn told(&self, part: Part) -> Vec<Told<'_>> {
        let story = |(at, article)| (at, 1, Told::Story(article));
        let shown = |place: &'_ Continuation| match part {
            Part::Whole => true,
            Part::Page(wanted) => place.page == wanted,
            Part::Article(_) => false,
        };
        let stories = self.articles.iter().enumerate();
        let stories = stories.filter(|&(at, article)| takes(part, at, article));
        let places = self.articles.iter().flat_map(|story| &story.continuations);
        // Where the line that leads back is lost nothing is left to say so.
        let places = places.filter(|&place| place.from.is_some() && shown(place));
        let mut told: Vec<(usize, u8, Told<'_>)> = stories
            .map(story)
            .chain(places.map(|it| (it.follows, 0, Told::WentOn(it))))
            .collect();
        told.sort_by_key(|&(at, rank, _)| (at, rank));
        told.into_iter().map(|(_, _, told)| told).collect()
    }

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
        articles.filter_map(move |(at, article)| takes(part, at, article).then_some(article))
    }
}

/// Whether a part has the article that stands at a place of the list.
fn takes(part: Part, at: usize, article: &Article) -> bool {
    match part {
        Part::Whole => true,
        Part::Page(wanted) => article.pages.first() == Some(&wanted),
        Part::Article(wanted) => at == wanted,
    }
}
