//! Rulings: whatever an editor rules, nothing is lost or invented and the proof reads back; and rulings that say what was
//! decided anyway change nothing.

use qingyang::lang::character::compared;
use qingyang::model::{Article, Edition, Labelled, Order, Page, Role, Ruling, Span, Text, Verdict};
use qingyang::render::Format;
use serde_json::Value;

use super::common::{Dice, edition, fixtures, markdown, render, ruled};
use super::{Verdict as Holds, conservation, generate, on, on_fixtures};

/// Characters of the page that name an edge.
const EDGE: usize = 80;

/// Sets of rulings that are thrown for each fixture page.
const THROWS: u64 = 60;

#[test]
fn any_rulings_conserve_the_page() {
    let (mut heeded, mut refused) = (0, 0);
    for page in fixtures() {
        let free = edition(&page.bytes);
        for seed in 0..THROWS {
            let rulings = throw(&free.pages[0], &mut Dice::new(seed));
            match ruled(&page.bytes, &rulings, false) {
                Ok(read) => {
                    heeded += usize::from(finds(&read, "J360") > 0);
                    if let Err(broken) = stands(&read) {
                        panic!("{} ruled by {rulings:#?}: {broken}", page.name());
                    }
                }
                Err(_) => refused += 1,
            }
        }
    }
    // Most throws are of rulings that can be carried out, and some contradict each other.
    assert!(
        heeded > 900 && refused > 50,
        "{heeded} heeded, {refused} refused"
    );
}

#[test]
fn any_rulings_conserve_a_generated_page() {
    on(128, (generate::page(), 0..1_000_u64), |(page, seed)| {
        let free = edition(page.as_bytes());
        let rulings = throw(&free.pages[0], &mut Dice::new(*seed));
        match ruled(page.as_bytes(), &rulings, false) {
            Ok(read) => stands(&read).map_err(|broken| format!("{rulings:#?}: {broken}")),
            Err(_) => Ok(()),
        }
    });
}

#[test]
fn rulings_that_say_what_was_decided_change_nothing() {
    on_fixtures(restated);
    // Nearly all of them find their places.
    let (mut heeded, mut unmet) = (0, 0);
    for page in fixtures() {
        let read = ruled(&page.bytes, &restate(&edition(&page.bytes)), false);
        let read = read.expect("what was decided agrees with itself");
        heeded += finds(&read, "J360");
        unmet += finds(&read, "J350");
    }
    assert!(
        heeded > 1_000 && heeded > 100 * unmet,
        "{heeded} heeded, {unmet} unmet"
    );
}

#[test]
fn nor_on_a_generated_page() {
    on(256, generate::page(), |page| restated(page));
}

/// What must hold of a page that was read with rulings.
fn stands(read: &Edition) -> Holds {
    conservation::holds(read)?;
    let proof = render(Format::Markdown, read);
    let again = markdown(proof.as_bytes());
    if !proof.is_empty() && again != proof {
        return Err(format!("the proof\n{proof}reads back as\n{again}"));
    }
    Ok(())
}

fn restated(page: &str) -> Holds {
    let free = edition(page.as_bytes());
    let rulings = restate(&free);
    let read = ruled(page.as_bytes(), &rulings, false)
        .map_err(|conflict| format!("refused: {conflict}"))?;
    let told = |read: &Edition| {
        let json = render(Format::Json, read);
        let mut json: Value = serde_json::from_str(&json).expect("output is JSON");
        json["findings"].take();
        json
    };
    if told(&free) != told(&read) {
        let (free, read) = (
            render(Format::Markdown, &free),
            render(Format::Markdown, &read),
        );
        return Err(format!("{rulings:#?}\nturn\n{free}into\n{read}"));
    }
    Ok(())
}

fn finds(read: &Edition, code: &str) -> usize {
    let findings = read.pages.iter().flat_map(|page| &page.findings);
    findings.filter(|finding| finding.code == code).count()
}

fn words(page: &Page, label: &Labelled) -> String {
    let (start, end) = (label.stretch.start as usize, label.stretch.end as usize);
    page.source.slice(start, end).to_owned()
}

/// A few rulings on edges of blocks, and on edges where there are none.
fn throw(page: &Page, dice: &mut Dice) -> Vec<Ruling> {
    let labels = &page.labels;
    if labels.is_empty() {
        return Vec::new();
    }
    let head = |dice: &mut Dice| {
        let text = words(page, &labels[dice.below(labels.len())]);
        let marks: Vec<char> = text.chars().collect();
        // One in four stands in the middle of a block.
        let from = if dice.below(4) == 0 {
            dice.below(marks.len())
        } else {
            0
        };
        let length = 4 + dice.below(16);
        marks.iter().skip(from).take(length).collect::<String>()
    };
    let tail = |dice: &mut Dice| {
        let text = words(page, &labels[dice.below(labels.len())]);
        let marks: Vec<char> = text.chars().rev().collect();
        let from = if dice.below(4) == 0 {
            dice.below(marks.len())
        } else {
            0
        };
        let length = 4 + dice.below(16);
        let marks: Vec<char> = marks.into_iter().skip(from).take(length).collect();
        marks.into_iter().rev().collect::<String>()
    };
    let count = 1 + dice.below(5);
    let rulings = (0..count).map(|_| {
        let order = match dice.below(5) {
            0 | 1 => Order::Join {
                tail: tail(dice),
                head: head(dice),
            },
            2 => {
                let sides = dice.below(3);
                Order::Break {
                    tail: (sides != 1).then(|| tail(dice)),
                    head: (sides != 0).then(|| head(dice)),
                }
            }
            3 => Order::Role {
                at: head(dice),
                role: Role::ALL[dice.below(Role::ALL.len())],
            },
            _ => Order::Start {
                at: head(dice),
                starts: dice.below(2) == 0,
            },
        };
        Ruling { order, note: None }
    });
    let rulings: Vec<Ruling> = rulings.collect();
    let blank = |words: &str| words.trim().is_empty();
    rulings
        .into_iter()
        .filter(|ruling| match &ruling.order {
            Order::Join { tail, head } => !blank(tail) && !blank(head),
            Order::Break { tail, head } => !tail.iter().chain(head).any(|words| blank(words)),
            Order::Role { at, .. } | Order::Start { at, .. } => !blank(at),
            Order::Level { .. } => true,
        })
        .collect()
}

/// Where an article begins, on a page from which nothing was moved.
fn first(article: &Article) -> Option<u32> {
    let fields = Article {
        body: Vec::new(),
        on: None,
        ..article.clone()
    };
    let first = article.body.first();
    let first = first.and_then(|item| item.text.first().or_else(|| item.credit.as_ref()?.first()));
    let fields: Vec<Span> = fields.texts().flat_map(Text::spans).collect();
    let on = article.on.iter().flat_map(|jump| jump.marker.spans());
    let starts = fields
        .into_iter()
        .chain(first)
        .chain(on)
        .map(|span| span.start);
    starts.min()
}

/// All that was decided about a page, as rulings.
fn restate(read: &Edition) -> Vec<Ruling> {
    let page = &read.pages[0];
    let mut orders = Vec::new();
    // The same words stand twice on some pages: each edge is named by as much of the page as a text is long.
    let text = page.source.text();
    let behind = |at: u32| text[at as usize..].chars().take(EDGE).collect::<String>();
    let before = |at: u32| {
        let marks: Vec<char> = text[..at as usize].chars().rev().take(EDGE).collect();
        marks.into_iter().rev().collect::<String>()
    };
    // A text of nothing but marks has no words to name it by.
    let named = |label: &&Labelled| {
        words(page, label)
            .chars()
            .any(|mark| compared(mark).is_some())
    };
    let is_label = |edge: &dyn Fn(&Labelled) -> bool| page.labels.iter().filter(named).any(edge);
    for seam in &page.seams {
        let (end, start) = (seam.tail_end.end, seam.head_start.start);
        let tail = is_label(&|label| label.stretch.end == end).then(|| before(end));
        let head = is_label(&|label| label.stretch.start == start).then(|| behind(start));
        let (Some(tail), Some(head)) = (tail, head) else {
            continue;
        };
        orders.push(match seam.verdict {
            Verdict::Joined => Order::Join { tail, head },
            _ => Order::Break {
                tail: Some(tail),
                head: Some(head),
            },
        });
    }
    // Where text was moved, what an article begins with cannot be told from where it was printed.
    let moved = page
        .seams
        .iter()
        .any(|seam| seam.verdict == Verdict::Joined && seam.steps != 1);
    for label in page.labels.iter().filter(named) {
        let at = behind(label.stretch.start);
        let begins = |article: &Article| first(article) == Some(label.stretch.start);
        orders.push(Order::Role {
            at: at.clone(),
            role: label.role,
        });
        let joined = page.seams.iter().any(|seam| {
            seam.verdict == Verdict::Joined && seam.head_start.start == label.stretch.start
        });
        if !matches!(label.role, Role::Furniture(_)) && !joined && !moved {
            let starts = read.articles.iter().any(begins);
            orders.push(Order::Start { at, starts });
        }
    }
    let ruling = |order| Ruling { order, note: None };
    orders.into_iter().map(ruling).collect()
}
