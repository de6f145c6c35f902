//! reread: a proof of ours, by its marks alone (the grammar stands in `render::markdown`).
//! Invariant: nothing is scored or joined, so what was written once is written again byte for byte, and an editor's
//! changes to a proof stand. Deliberately absent: everything that the other stages know about newspapers.

use crate::lang::jump::{self, Direction};
use crate::model::{
    Article, Edit, Furniture, FurnitureKind, Item, ItemKind, Jump, Missing, Page, PageFacts, STAMP,
    Source, Span, Text, Withheld,
};

/// Reads a proof.
///
/// # Errors
/// Gives the source back if its first line is not the stamp.
pub fn reread(source: Source) -> Result<(Page, Vec<Article>), Source> {
    if !source.text().trim_start().starts_with(STAMP) {
        return Err(source);
    }
    let lines = lines(&source);
    let mut proof = Proof {
        source: &source,
        withheld: Vec::new(),
        furniture: Vec::new(),
        articles: Vec::new(),
    };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let heading = heading_behind(&lines, at);
        match heading {
            // What stands right above a headline belongs to it.
            Some(steps) => {
                proof.begin();
                for above in lines.iter().skip(at).take(steps) {
                    proof.above(above);
                }
                at += steps;
                if let Some(line) = lines.get(at) {
                    proof.head(line);
                }
            }
            None => proof.read(line),
        }
        at += 1;
    }
    let Proof {
        withheld,
        furniture,
        mut articles,
        ..
    } = proof;
    for article in &mut articles {
        let partial = [
            (article.from.is_some(), Missing::Start),
            (article.on.is_some(), Missing::End),
        ];
        article.missing = partial
            .into_iter()
            .filter_map(|(holds, part)| holds.then_some(part))
            .collect();
    }
    let page = Page {
        facts: PageFacts::default(),
        furniture,
        withheld,
        seams: Vec::new(),
        findings: Vec::new(),
        source,
    };
    Ok((page, articles))
}

/// The marks of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Stamp,
    Headline,
    Crosshead,
    Caption,
    /// The whole line between so many asterisks.
    Emphasis(usize),
    Plain,
}

/// A line that is not blank: its bytes without outer blanks, and its marks.
#[derive(Debug, Clone, Copy)]
struct ProofLine {
    start: usize,
    end: usize,
    sign: Sign,
}

fn lines(source: &Source) -> Vec<ProofLine> {
    (0..source.line_count())
        .filter_map(|index| {
            let range = source.line(index);
            let raw = source.slice(range.start, range.end);
            let text = raw.trim();
            let start = range.start + raw.len() - raw.trim_start().len();
            let line = ProofLine {
                start,
                end: start + text.len(),
                sign: sign(text),
            };
            (!text.is_empty()).then_some(line)
        })
        .collect()
}

fn sign(text: &str) -> Sign {
    let signs = text.len() - text.trim_start_matches('#').len();
    let behind = text.get(signs..).unwrap_or_default();
    let heads = behind.is_empty() || behind.starts_with(char::is_whitespace);
    match signs {
        _ if text == STAMP => Sign::Stamp,
        1 | 2 if heads => Sign::Headline,
        3..=6 if heads && !behind.is_empty() => Sign::Crosshead,
        _ if text.starts_with("> ") => Sign::Caption,
        _ => emphasis(text).map_or(Sign::Plain, Sign::Emphasis),
    }
}

/// How many asterisks stand around the whole of a text that has no others.
fn emphasis(text: &str) -> Option<usize> {
    let stars = asterisks(text);
    let width = stars.len() / 2;
    let around = stars.iter().enumerate().all(|(at, &star)| {
        star == if at < width {
            at
        } else {
            text.len() - 2 * width + at
        }
    });
    let filled = text.len() > 2 * width && !text.get(width..text.len() - width)?.trim().is_empty();
    (around && filled && stars.len() % 2 == 0 && (1..=3).contains(&width)).then_some(width)
}

/// Where asterisks stand that no backslash protects, in bytes.
fn asterisks(text: &str) -> Vec<usize> {
    let mut protected = false;
    let mut found = Vec::new();
    for (at, mark) in text.char_indices() {
        match mark {
            '*' if !protected => found.push(at),
            '\\' if !protected => {
                protected = true;
                continue;
            }
            _ => {}
        }
        protected = false;
    }
    found
}

/// How many lines from here a headline follows, if only its standing head and kicker stand between.
fn heading_behind(lines: &[ProofLine], at: usize) -> Option<usize> {
    let sign = |step: usize| lines.get(at + step).map(|line| line.sign);
    match (sign(0)?, sign(1), sign(2)) {
        (Sign::Headline, ..) => Some(0),
        (Sign::Emphasis(1 | 2), Some(Sign::Headline), _) => Some(1),
        (Sign::Emphasis(2), Some(Sign::Emphasis(1)), Some(Sign::Headline)) => Some(2),
        _ => None,
    }
}

struct Proof<'s> {
    source: &'s Source,
    withheld: Vec<Withheld>,
    furniture: Vec<Furniture>,
    articles: Vec<Article>,
}

impl Proof<'_> {
    fn begin(&mut self) {
        self.articles.push(Article::default());
    }

    /// The open article; text above the first headline opens one.
    fn open(&mut self) -> &mut Article {
        if self.articles.is_empty() {
            self.begin();
        }
        let last = self.articles.len() - 1;
        &mut self.articles[last]
    }

    fn above(&mut self, line: &ProofLine) {
        let Sign::Emphasis(width) = line.sign else {
            return;
        };
        let text = Some(self.emphasised(line.start, line.end, width));
        let article = self.open();
        if width == 2 {
            article.section = text
        } else {
            article.kicker = text
        }
    }

    fn head(&mut self, line: &ProofLine) {
        let start = self.heading(line);
        let text = self.source.slice(start, line.end);
        if emphasis(text) == Some(1) {
            let marker = self.emphasised(start, line.end, 1);
            self.open().from = Some(jump_of(marker));
        } else if !text.is_empty() {
            let headline = Some(self.unescaped(start, line.end));
            self.open().headline = headline;
        }
    }

    fn read(&mut self, line: &ProofLine) {
        match line.sign {
            Sign::Stamp => {
                let text = self.source.copy(line.start, line.end);
                self.furniture.push(Furniture {
                    kind: FurnitureKind::Other,
                    text,
                });
            }
            Sign::Crosshead => {
                let start = self.heading(line);
                let text = self.unescaped(start, line.end);
                self.tell(ItemKind::Crosshead, text, None);
            }
            Sign::Caption => self.caption(line),
            Sign::Emphasis(width) => self.emphasised_line(line, width),
            Sign::Headline | Sign::Plain => {
                let text = self.unescaped(line.start, line.end);
                self.tell(ItemKind::Paragraph, text, None);
            }
        }
    }

    fn emphasised_line(&mut self, line: &ProofLine, width: usize) {
        let text = self.emphasised(line.start, line.end, width);
        let article = self.open();
        let bare = article.body.is_empty() && article.on.is_none();
        match width {
            1 if bare && article.byline.is_none() && article.from.is_none() => {
                article.byline = Some(text)
            }
            2 if bare && article.byline.is_none() && article.from.is_none() => {
                article.decks.push(text)
            }
            3 => {
                let from =
                    jump::parse(text.as_str()).is_none_or(|line| line.direction == Direction::From);
                if bare && from && article.from.is_none() && article.headline.is_some() {
                    article.from = Some(jump_of(text));
                } else if article.on.is_none() {
                    article.on = Some(jump_of(text));
                } else {
                    self.tell(ItemKind::Paragraph, text, None);
                }
            }
            _ => self.tell(ItemKind::Paragraph, text, None),
        }
    }

    fn caption(&mut self, line: &ProofLine) {
        self.withhold(Withheld::Quote, line.start, line.start + 1);
        let inner = self.source.slice(line.start + 1, line.end);
        let start = line.end - inner.trim_start().len();
        let text = self.source.slice(start, line.end);
        let stars = asterisks(text);
        let credit = match *stars.as_slice() {
            [open, close] if close == text.len() - 1 && close > open + 1 => Some(start + open),
            _ => None,
        };
        let words = self.unescaped(start, credit.unwrap_or(line.end)).trimmed();
        let credit = credit.map(|at| self.emphasised(at, line.end, 1));
        self.tell(ItemKind::Caption, words, credit);
    }

    fn tell(&mut self, kind: ItemKind, text: Text, credit: Option<Text>) {
        self.open().body.push(Item {
            kind,
            text,
            credit,
            joins: Vec::new(),
        });
    }

    /// Withholds the number signs before a heading; where its text begins.
    fn heading(&mut self, line: &ProofLine) -> usize {
        let text = self.source.slice(line.start, line.end);
        let behind = text.trim_start_matches('#');
        self.withhold(Withheld::Heading, line.start, line.end - behind.len());
        line.end - behind.trim_start().len()
    }

    fn emphasised(&mut self, start: usize, end: usize, width: usize) -> Text {
        self.withhold(Withheld::Emphasis, start, start + width);
        self.withhold(Withheld::Emphasis, end - width, end);
        self.unescaped(start + width, end - width).trimmed()
    }

    fn withhold(&mut self, name: impl Fn(Span) -> Withheld, start: usize, end: usize) {
        self.withheld
            .push(name(Span::new(self.source.page, start, end)));
    }

    /// The text of `start..end`, each backslash and what it protects read as that character.
    fn unescaped(&self, start: usize, end: usize) -> Text {
        let body = self.source.slice(start, end);
        let mut text = Text::default();
        let mut copied = start;
        let mut marks = body.char_indices();
        while let Some((at, mark)) = marks.next() {
            let here = start + at;
            let Some((_, behind)) = (mark == '\\').then(|| marks.clone().next()).flatten() else {
                continue;
            };
            if behind.is_ascii_punctuation() {
                text.append(self.source.copy(copied, here));
                text.append_edit(
                    Edit::Unescape,
                    Span::new(self.source.page, here, here + 2),
                    behind.encode_utf8(&mut [0; 4]),
                );
                copied = here + 2;
                marks.next();
            }
        }
        text.append(self.source.copy(copied, end));
        text
    }
}

fn jump_of(marker: Text) -> Jump {
    let page = jump::parse(marker.as_str())
        .map(|line| line.page)
        .unwrap_or_default();
    Jump {
        page,
        marker,
        resolved: false,
    }
}
