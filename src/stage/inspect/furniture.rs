//! Furniture that was set into running text: a folio between two lines of a column, an editors' line behind the last stop.

use crate::lang::{furniture, pack};
use crate::model::{Article, Finding, ItemKind, Source, Span};
use crate::rule;

/// Looks at every printed line of every paragraph; of its last, at what stands behind the last stop.
pub fn search(source: &Source, articles: &[Article], findings: &mut Vec<Finding>) {
    let items = articles.iter().flat_map(|article| &article.body);
    for item in items.filter(|item| item.kind == ItemKind::Paragraph) {
        let spans = item.text.spans();
        let Some((&last, lines)) = spans.split_last() else {
            continue;
        };
        for &line in lines {
            look(source, line, findings);
        }
        let words = source.slice(last.start as usize, last.end as usize);
        let stop = words.rfind(|mark: char| pack().stops.contains(mark));
        let width = |at: usize| {
            words
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        };
        let behind = stop.map_or(0, |at| at + width(at));
        if behind > 0 || !lines.is_empty() {
            let start = last.start + behind as u32;
            look(source, Span { start, ..last }, findings);
        }
    }
}

fn look(source: &Source, line: Span, findings: &mut Vec<Finding>) {
    let printed = source.slice(line.start as usize, line.end as usize);
    let words = printed.trim();
    // Behind most last stops stands nothing, or what closes a quotation.
    if words.chars().all(|mark| pack().closers.contains(mark)) {
        return;
    }
    if furniture::look(words, false).is_some() {
        let start = line.start as usize + (printed.len() - printed.trim_start().len());
        let place = Span::new(line.page, start, start + words.len());
        findings.push(rule::finding("I580", vec![place]).with("words", words));
    }
}
