//! An article as the page tells it.
//! Invariant: each of its texts holds source characters that no other text of the page holds.

use super::Text;

/// What a body item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// Running text.
    Paragraph,
    /// A heading inside the article.
    Crosshead,
    /// The words to a picture.
    Caption,
}

/// A join inside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join {
    /// Characters of the paragraph before it.
    pub at: usize,
    /// The seam's score in tenths of a nat.
    pub score: i32,
}

/// One item of an article's body.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its text.
    pub text: Text,
    /// Who took the picture; captions only.
    pub credit: Option<Text>,
    /// Where pieces were joined, in order.
    pub joins: Vec<Join>,
}

/// A named author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name, spaced-out cells closed up.
    pub name: String,
    /// 记者, 通讯员, 摄影 and the like; empty when none is printed.
    pub role: String,
}

/// A jump line.
#[derive(Debug, Clone)]
pub struct Jump {
    /// The printed page that it names, such as `1` or `A02`; empty when the number is lost.
    pub page: String,
    /// The line as printed.
    pub marker: Text,
    /// Whether the other half was found.
    pub resolved: bool,
}

/// Where a story goes on on another page: what is printed there besides its body.
#[derive(Debug, Clone, Default)]
pub struct Continuation {
    /// The index of that page.
    pub page: u32,
    /// How many articles of the edition stand before this place.
    pub follows: usize,
    /// The line that leads here; none where it is lost.
    pub on: Option<Jump>,
    /// The line that leads back; none where it is lost.
    pub from: Option<Jump>,
    /// 栏目.
    pub section: Option<Text>,
    /// 引题.
    pub kicker: Option<Text>,
    /// 标题, as a rule that of the story, printed again.
    pub headline: Option<Text>,
    /// 副题.
    pub decks: Vec<Text>,
    /// 署名, where the story has one of its own.
    pub byline: Option<Text>,
}

impl Continuation {
    /// Every text of it, in the order of the fields.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let jumps = self.on.iter().chain(&self.from).map(|jump| &jump.marker);
        let fields = [&self.section, &self.kicker, &self.headline, &self.byline];
        jumps.chain(fields.into_iter().flatten()).chain(&self.decks)
    }
}

/// Which part of a story is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Its beginning.
    Start,
    /// Its end.
    End,
    /// Something in between.
    Gap,
}

/// An article, whole or in part.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Its name in the output, such as `p1a2`.
    pub id: String,
    /// Indices of the pages that it stands on, in reading order.
    pub pages: Vec<u32>,
    /// 栏目.
    pub section: Option<Text>,
    /// 引题.
    pub kicker: Option<Text>,
    /// 标题.
    pub headline: Option<Text>,
    /// 副题.
    pub decks: Vec<Text>,
    /// 署名, as printed.
    pub byline: Option<Text>,
    /// The people that byline, dateline and credits name.
    pub authors: Vec<Author>,
    /// 电头, as printed; its characters still stand in the body.
    pub dateline: Option<String>,
    /// The place that the dateline names.
    pub located: Option<String>,
    /// Where it comes from, if that half is not tied to it.
    pub from: Option<Jump>,
    /// Where it goes on, if that half is not tied to it.
    pub on: Option<Jump>,
    /// Where it goes on, as far as it is tied together, in reading order.
    pub continuations: Vec<Continuation>,
    /// What is not here, sorted.
    pub missing: Vec<Missing>,
    /// Paragraphs, crossheads and captions, in reading order.
    pub body: Vec<Item>,
}

impl Article {
    /// Every text of the article, in the order of the fields.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let jumps = self.from.iter().chain(&self.on).map(|jump| &jump.marker);
        let body = self
            .body
            .iter()
            .flat_map(|item| std::iter::once(&item.text).chain(&item.credit));
        let fields = [&self.section, &self.kicker, &self.headline, &self.byline];
        let continuations = self.continuations.iter().flat_map(Continuation::texts);
        fields
            .into_iter()
            .flatten()
            .chain(&self.decks)
            .chain(jumps)
            .chain(body)
            .chain(continuations)
    }

    /// The byline where it is printed: above the text, or below it, behind the last of its paragraphs.
    #[must_use]
    pub fn byline_above_or_below(&self) -> (Option<&Text>, Option<&Text>) {
        let place = |text: &Text| text.first().map(|span| (span.page, span.start));
        let paragraphs = self
            .body
            .iter()
            .filter(|item| item.kind == ItemKind::Paragraph);
        let last = paragraphs.filter_map(|item| place(&item.text)).max();
        let byline = self.byline.as_ref();
        if last.is_some() && byline.and_then(place) > last {
            (None, byline)
        } else {
            (byline, None)
        }
    }
}
