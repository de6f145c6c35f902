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
