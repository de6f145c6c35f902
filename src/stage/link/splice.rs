//! Sets the parts of each story behind each other.
//! Invariant: every text of every part is in the story; the page of each is told by its spans.
//! Deliberately absent: which parts are one story.

use std::collections::BTreeMap;

use super::Tie;
use crate::model::{Article, Continuation, Item, ItemKind, Join, Jump, Missing};

/// The stories, by where they begin.
pub fn splice(articles: Vec<Article>, ties: &[Tie]) -> Vec<Article> {
    let next: BTreeMap<usize, Tie> = ties.iter().map(|tie| (tie.head, *tie)).collect();
    let mut places: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    let tails: Vec<usize> = ties.iter().map(|tie| tie.tail).collect();
    let begins = |at: &usize| !tails.contains(at);
    let firsts: Vec<usize> = (0..places.len()).filter(begins).collect();
    // How many stories begin before each place.
    let before = |at: usize| firsts.partition_point(|&first| first < at);
    let mut stories = Vec::with_capacity(firsts.len());
    for &first in &firsts {
        let Some(mut story) = places.get_mut(first).and_then(Option::take) else {
            continue;
        };
        let mut at = first;
        while let Some(tie) = next.get(&at) {
            let Some(part) = places.get_mut(tie.tail).and_then(Option::take) else {
                break;
            };
            go_on(&mut story, part, tie.seam, before(tie.tail));
            at = tie.tail;
        }
        stories.push(story);
    }
    stories
}

/// Sets `part` behind `story`.
fn go_on(story: &mut Article, part: Article, seam: Option<i32>, follows: usize) {
    let Article {
        id: _,
        pages,
        section,
        kicker,
        mut headline,
        decks,
        mut byline,
        authors,
        dateline: _,
        located: _,
        from,
        on,
        continuations,
        missing,
        body,
    } = part;
    let page = pages.first().copied().unwrap_or_default();
    if story.headline.is_none() {
        story.headline = headline.take();
    }
    if story.byline.is_none() {
        story.byline = byline.take();
    }
    for author in authors {
        if !story.authors.contains(&author) {
            story.authors.push(author);
        }
    }
    story.continuations.push(Continuation {
        page,
        follows,
        on: std::mem::replace(&mut story.on, on).map(resolved),
        from: from.map(resolved),
        section,
        kicker,
        headline,
        decks,
        byline,
    });
    story.continuations.extend(continuations);
    story.missing.retain(|&what| what != Missing::End);
    let more = missing.into_iter().filter(|&what| what != Missing::Start);
    story.missing.extend(more);
    story.missing.sort_unstable();
    story.missing.dedup();
    for page in pages {
        if !story.pages.contains(&page) {
            story.pages.push(page);
        }
    }
    set_behind(&mut story.body, body, seam);
}

fn resolved(jump: Jump) -> Jump {
    Jump {
        resolved: true,
        ..jump
    }
}

/// Sets `more` behind `body`; with a seam the last paragraph of the one and the first of the other become one, and
/// pictures that stand between follow it.
fn set_behind(body: &mut Vec<Item>, mut more: Vec<Item>, seam: Option<i32>) {
    let is_text = |item: &Item| item.kind != ItemKind::Caption;
    let ends = seam.and_then(|score| {
        let tail = body.iter().rposition(is_text)?;
        let head = more.iter().position(is_text)?;
        Some((score, tail, head))
    });
    if let Some((score, tail, head)) = ends {
        let head = more.remove(head);
        if let Some(tail) = body.get_mut(tail) {
            run_on(tail, head, score);
        }
    }
    body.extend(more);
}

fn run_on(tail: &mut Item, head: Item, score: i32) {
    let added = head.text.as_str().len();
    tail.text.run_on(head.text);
    // What stands before the head now: the tail, perhaps with a space more or a hyphen less.
    let whole = tail.text.as_str();
    let before = whole.get(..whole.len() - added).unwrap_or_default();
    let before = before.chars().count();
    tail.joins.push(Join { at: before, score });
    let behind = head.joins.into_iter().map(|join| Join {
        at: join.at + before,
        ..join
    });
    tail.joins.extend(behind);
}
