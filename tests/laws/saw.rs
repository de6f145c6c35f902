//! The saw: clean paragraphs, sawn at random places; every join that is made must be a true one.
//!
//! `saw.txt` holds made-up news, a paragraph a line under `#` headlines.

use std::collections::BTreeSet;

use qingyang::model::{Edition, ItemKind, Piece};

use super::common::{Dice, NEWS, edition};

/// Pages that are sawn; each draws its articles anew.
const PAGES: u64 = 120;

/// Paragraphs of a page, at least.
const PARAGRAPHS: usize = 12;

/// Paragraphs of a page that are cut in two.
const CUTS: usize = 4;

/// False joins, in thousandths of all joins: DESIGN §2.8 wants none; this bounds what chance may do.
const MOST_FALSE: usize = 20;

/// Joins found, in thousandths of the true ones: a few below what was measured, 827 with no false join.
const LEAST_FOUND: usize = 820;

/// A join, by the last byte before it and the first behind it.
type Joins = BTreeSet<(usize, usize)>;

#[test]
fn joins_are_true() {
    let articles = articles();
    let (mut cut, mut found, mut wrong) = (0, 0, 0);
    for seed in 0..PAGES {
        let (page, cuts) = sawn(&articles, &mut Dice::new(seed));
        let made = made(&edition(page.as_bytes()));
        cut += cuts.len();
        found += made.intersection(&cuts).count();
        for &(tail, head) in made.difference(&cuts) {
            wrong += 1;
            let before: String = page[..tail].chars().rev().take(12).collect();
            let before: String = before.chars().rev().collect();
            let behind: String = page[head..].chars().take(12).collect();
            println!("false join on page {seed}: {before} + {behind}");
        }
    }
    println!("{cut} cuts, {found} mended, {wrong} false joins");
    assert!(
        wrong * 1000 <= MOST_FALSE * (found + wrong),
        "{wrong} false joins"
    );
    assert!(
        found * 1000 >= LEAST_FOUND * cut,
        "{found} of {cut} cuts mended"
    );
}

/// Headlines and paragraphs.
fn articles() -> Vec<(&'static str, Vec<&'static str>)> {
    let chapters = NEWS.split("# ").skip(1);
    let parted = chapters.map(|chapter| {
        let mut lines = chapter.lines().filter(|line| !line.is_empty());
        (lines.next().unwrap(), lines.collect())
    });
    parted.collect()
}

/// A block dump of random articles, some paragraphs cut in two, and where they were cut.
fn sawn(articles: &[(&str, Vec<&str>)], dice: &mut Dice) -> (String, Joins) {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    dice.shuffle(&mut order);
    let mut blocks = Vec::new();
    for (headline, paragraphs) in order.iter().map(|&at| &articles[at]) {
        if blocks.iter().filter(|(running, _)| *running).count() >= PARAGRAPHS {
            break;
        }
        blocks.push((false, format!("## {headline}")));
        blocks.extend(paragraphs.iter().map(|text| (true, (*text).to_owned())));
    }
    let mut running: Vec<usize> = (0..blocks.len()).filter(|&at| blocks[at].0).collect();
    dice.shuffle(&mut running);
    running.truncate(CUTS);

    let (mut page, mut cuts) = (String::new(), Joins::new());
    for (at, (_, text)) in blocks.iter().enumerate() {
        let (tail, head) = text.split_at(if running.contains(&at) {
            place(text, dice)
        } else {
            0
        });
        if !tail.is_empty() {
            page.push_str(tail);
            cuts.insert((page.len(), page.len() + 2));
            page.push_str("\n\n");
        }
        page.push_str(head);
        page.push_str("\n\n");
    }
    (page, cuts)
}

/// A random place inside a paragraph that is not the end of a sentence and leaves four characters on both sides.
fn place(text: &str, dice: &mut Dice) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    loop {
        let at = places[4 + dice.below(places.len() - 8)];
        if !text[..at].ends_with(['。', '！', '？', '”', '：']) {
            return at;
        }
    }
}

/// The places where a paragraph of the edition passes over a gap of the page.
fn made(edition: &Edition) -> Joins {
    let items = edition.articles.iter().flat_map(|article| &article.body);
    let paragraphs = items.filter(|item| item.kind == ItemKind::Paragraph);
    paragraphs
        .flat_map(|item| {
            let spans: Vec<_> = item.text.pieces().iter().map(Piece::span).collect();
            let steps: Vec<_> = spans
                .windows(2)
                .map(|pair| (pair[0].end as usize, pair[1].start as usize))
                .collect();
            steps.into_iter().filter(|(tail, head)| tail != head)
        })
        .collect()
}
