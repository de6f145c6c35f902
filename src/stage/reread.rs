//! reread: a proof of ours, by its marks alone (the grammar stands in `render::markdown`).
//! Invariant: nothing is scored or joined, so what was written once is written again byte for byte, and an editor's
//! changes to a proof stand. Deliberately absent: everything that the other stages know about newspapers.

mod sign;

use crate::lang::jump::{self, Direction};
use crate::model::{
    Article, Edit, Furniture, FurnitureKind, Item, ItemKind, Jump, Missing, Page, PageFacts, STAMP,
    Source, Span, Text, Withheld,
};

use sign::{ProofLine, Sign, emphasis, heading, headline_behind, lines, unprotected};

/// Reads a proof.
///
/// # Errors
/// Gives the source back if its first line that is not blank is no stamp.
pub fn reread(source: Source) -> Result<(Page, Vec<Article>), Source> {
    if !source.text().trim_start().starts_with(STAMP) {
        return Err(source);
    }
    let lines = lines(&source);
    if lines.first().is_none_or(|line| line.sign != Sign::Stamp) {
        return Err(source);
    }
    let mut proof = Proof {
        source: &source,
        withheld: Vec::new(),
        furniture: Vec::new(),
        articles: Vec::new(),
    };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        // What stands right above a headline belongs to it.
        if let Some(steps) = headline_behind(&lines, at) {
            proof.articles.push(Article::default());
            for above in lines.iter().skip(at).take(steps) {
                proof.above(above);
            }
            at += steps;
            if let Some(line) = lines.get(at) {
                proof.head(line);
            }
        } else {
            let next = lines.get(at + 1).map(|line| line.sign);
            let last = next.is_none_or(|next| next == Sign::Stamp)
                || headline_behind(&lines, at + 1).is_some();
            if line.sign == Sign::Signature && (last || next == Some(Sign::Emphasis(3))) {
                proof.signature(line);
            } else {
                proof.read(line, last);
            }
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
        article.missing = missing(article);
    }
    let page = Page {
        record: None,
        facts: PageFacts::default(),
        furniture,
        withheld,
        labels: Vec::new(),
        seams: Vec::new(),
        rulings: Vec::new(),
        findings: Vec::new(),
        source,
    };
    Ok((page, articles))
}

fn missing(article: &Article) -> Vec<Missing> {
    let start = article.from.is_some().then_some(Missing::Start);
    let end = article.on.is_some().then_some(Missing::End);
    start.into_iter().chain(end).collect()
}

/// A proof that is being read.
struct Proof<'s> {
    source: &'s Source,
    withheld: Vec<Withheld>,
    furniture: Vec<Furniture>,
    articles: Vec<Article>,
}

impl Proof<'_> {
    /// The open article; text above the first headline opens one.
    fn open(&mut self) -> &mut Article {
        if self.articles.is_empty() {
            self.articles.push(Article::default());
        }
        let last = self.articles.len() - 1;
        &mut self.articles[last]
    }

    /// Reads a standing head or a kicker.
    fn above(&mut self, line: &ProofLine) {
        let Sign::Emphasis(width) = line.sign else {
            return;
        };
        let text = Some(self.emphasised(line.start, line.end, width));
        let article = self.open();
        if width == 2 {
            article.section = text;
        } else {
            article.kicker = text;
        }
    }

    /// Reads a headline, or the jump line in its place.
    fn head(&mut self, line: &ProofLine) {
        let (start, end) = self.heading(line);
        let text = self.source.slice(start, end);
        if emphasis(text) == Some(1) {
            let marker = self.emphasised(start, end, 1);
            self.open().from = Some(jump_of(marker));
        } else if !text.is_empty() {
            let headline = Some(self.unescaped(start, end));
            self.open().headline = headline;
        }
    }

    /// Reads any other line, which may be the `last` of its article.
    fn read(&mut self, line: &ProofLine, last: bool) {
        match line.sign {
            Sign::Stamp => {
                let text = self.source.copy(line.start, line.end);
                self.furniture.push(Furniture {
                    kind: FurnitureKind::Other,
                    text,
                });
            }
            Sign::Crosshead => {
                let (start, end) = self.heading(line);
                let text = self.unescaped(start, end);
                self.tell(ItemKind::Crosshead, text, None);
            }
            Sign::Caption => self.caption(line),
            Sign::Emphasis(width) => {
                let text = self.emphasised(line.start, line.end, width);
                self.emphasised_line(width, text, last);
            }
            Sign::Headline | Sign::Signature | Sign::Plain => {
                let text = self.unescaped(line.start, line.end);
                self.tell(ItemKind::Paragraph, text, None);
            }
        }
    }

    fn emphasised_line(&mut self, width: usize, text: Text, last: bool) {
        let article = self.open();
        let bare = article.body.is_empty() && article.on.is_none();
        let places_from = bare && article.from.is_none() && article.headline.is_some();
        match width {
            1 if bare && article.byline.is_none() => article.byline = Some(text),
            2 if bare && article.byline.is_none() => article.decks.push(text),
            // A line that says 下转 but has its story behind it stands where 上接 stands, and is kept there.
            3 if places_from && !(last && leads_on(&text)) => article.from = Some(jump_of(text)),
            3 if article.on.is_none() => article.on = Some(jump_of(text)),
            _ => self.tell(ItemKind::Paragraph, text, None),
        }
    }

    /// Reads who wrote the paragraphs above.
    fn signature(&mut self, line: &ProofLine) {
        let article = self.open();
        let told = |item: &Item| item.kind == ItemKind::Paragraph;
        if article.byline.is_none() && article.on.is_none() && article.body.iter().any(told) {
            let byline = self.emphasised(line.start, line.end, 1);
            self.open().byline = Some(byline);
        } else {
            self.read(line, false);
        }
    }

    fn caption(&mut self, line: &ProofLine) {
        self.withhold(Withheld::Quote, line.start, line.start + 1);
        let inner = self.source.slice(line.start + 1, line.end);
        let start = line.end - inner.trim_start().len();
        let text = self.source.slice(start, line.end);
        let credit = match *unprotected('*', text).as_slice() {
            [open, _]
                if text
                    .get(open..)
                    .is_some_and(|credit| emphasis(credit) == Some(1)) =>
            {
                Some(start + open)
            }
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

    /// Withholds the number signs around a heading; where its text stands.
    fn heading(&mut self, line: &ProofLine) -> (usize, usize) {
        let text = self.source.slice(line.start, line.end);
        let signs = text.len() - text.trim_start_matches('#').len();
        let body = heading(text);
        let closing = text.get(body.end..).unwrap_or_default().trim_start().len();
        self.withhold(Withheld::Heading, line.start, line.start + signs);
        if closing > 0 {
            self.withhold(Withheld::Heading, line.end - closing, line.end);
        }
        (line.start + body.start, line.start + body.end)
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

/// Whether it is a line that says where its story goes on.
fn leads_on(text: &Text) -> bool {
    jump::parse(text.as_str()).is_some_and(|line| line.direction == Direction::To)
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
