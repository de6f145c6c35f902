//! link: the pages of a call to one edition.
//! Invariant: articles stand in page order and are named by page and place; a page says nothing about another yet.

use crate::model::{Article, Edition, Page};

/// Binds pages and their articles.
#[must_use]
pub fn link(readings: Vec<(Page, Vec<Article>)>) -> Edition {
    let mut edition = Edition::default();
    for (page, articles) in readings {
        let index = page.source.page;
        for (at, mut article) in articles.into_iter().enumerate() {
            article.id = format!("p{}a{}", index + 1, at + 1);
            article.pages = vec![index];
            edition.articles.push(article);
        }
        edition.pages.push(page);
    }
    edition
}
