//! What the dump's heading marks say wrongly, and articles that are only a headline.

use std::collections::BTreeSet;

use crate::model::{Article, Finding, ItemKind, Page, Text, Withheld};
use crate::rule;

/// Looks at the heads of every article.
pub fn search(page: &Page, articles: &[Article], findings: &mut Vec<Finding>) {
    let line = |at: u32| page.source.line_of(at as usize);
    let marked: BTreeSet<usize> = page
        .withheld
        .iter()
        .filter_map(|mark| match mark {
            Withheld::Heading(span) => Some(line(span.start)),
            _ => None,
        })
        .collect();
    let is_marked = |text: &Text| {
        text.first()
            .is_some_and(|span| marked.contains(&line(span.start)))
    };
    for article in articles {
        let mut report = |code, text: &Text| {
            let place = text.first().into_iter().collect();
            findings.push(rule::finding(code, place).with("words", text.as_str()));
        };
        if let Some(section) = article
            .section
            .as_ref()
            .filter(|section| is_marked(section))
        {
            report("L240", section);
        }
        let Some(headline) = &article.headline else {
            continue;
        };
        let lines: BTreeSet<usize> = headline
            .spans()
            .iter()
            .map(|span| line(span.start))
            .collect();
        if lines.intersection(&marked).count() > 1 {
            report("L230", headline);
        }
        let pictures = article
            .body
            .iter()
            .all(|item| item.kind == ItemKind::Caption);
        if article.body.is_empty() && article.on.is_none() && article.from.is_none() {
            report("A450", headline);
        } else if pictures && is_marked(headline) {
            report("L250", headline);
        }
    }
}
