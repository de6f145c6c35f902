//! inspect: the finished page, read once more as a proof-reader does.
//! Invariant: nothing is changed; what is found is shown and never applied; each kind of suspicion is one file here, and
//! its cost is linear in the page. Deliberately absent: other pages, and everything that the other stages report.

mod balance;
mod date;
mod doubled;
mod furniture;
mod galley;
mod headline;
mod jump;
mod lookalike;
mod punctuation;
mod quotation;
mod repeat;
mod stop;
mod wording;

use crate::lang::ngram::Model;
use crate::model::{Article, Finding, Page};

use galley::Galley;

/// Reads the articles of a page and the page itself for what an editor should look at.
#[must_use]
pub fn inspect(page: &Page, articles: &[Article], model: &Model) -> Vec<Finding> {
    let galley = Galley::pull(page, articles, model);
    let mut findings = Vec::new();
    doubled::search(&galley, model, &mut findings);
    lookalike::search(&galley, model, &mut findings);
    punctuation::search(&galley, &mut findings);
    stop::search(&galley, articles, model, &mut findings);
    date::search(&galley, &mut findings);
    repeat::search(&galley, &page.source, &mut findings);
    let turned = quotation::search(&galley, &mut findings);
    balance::search(&galley, articles, &turned, &mut findings);
    furniture::search(&page.source, articles, &mut findings);
    headline::search(page, articles, &mut findings);
    jump::search(articles, &mut findings);
    findings
}
