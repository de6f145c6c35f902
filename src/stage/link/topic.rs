//! What the stories of an edition are about: the pairs of characters that few of its articles and few texts at all have.
//! Invariant: integers only; the order of the articles changes nothing. Deliberately absent: what that is worth.

use crate::lang::is_word;
use crate::lang::ngram::Model;
use crate::model::{Article, Text};

/// Two characters that cost the language model no more than this are in every text (发展, 今年), in thousandths of a nat.
const PLAIN: i32 = 9_000;
/// Rarer than this is rare enough (names, and what the story is about).
const RARE: i32 = 15_000;

/// Two characters that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twin(u64);

impl Twin {
    fn of(first: char, second: char) -> Self {
        Self((u64::from(u32::from(first)) << 32) | u64::from(u32::from(second)))
    }

    /// The two characters.
    fn parted(self) -> Option<(char, char)> {
        let part = |half: u64| u32::try_from(half).ok().and_then(char::from_u32);
        part(self.0 >> 32).zip(part(self.0 & u64::from(u32::MAX)))
    }
}

/// The pairs of characters of a text that are words, or parts of some.
pub fn twins(text: &str) -> impl Iterator<Item = Twin> {
    let pairs = text.chars().zip(text.chars().skip(1));
    let words = pairs.filter(|&(first, second)| is_word(first) && is_word(second));
    words.map(|(first, second)| Twin::of(first, second))
}

/// What all articles of an edition are about.
pub struct Topics<'e> {
    model: &'e Model,
    /// The pairs of each article's headline and text, ascending.
    articles: Vec<Vec<Twin>>,
    /// In how many articles each pair stands, by pair.
    spread: Vec<(Twin, u32)>,
}

impl<'e> Topics<'e> {
    /// Reads an edition.
    pub fn of(articles: &[Article], model: &'e Model) -> Self {
        let articles: Vec<Vec<Twin>> = articles.iter().map(of_article).collect();
        let mut all: Vec<Twin> = articles.iter().flatten().copied().collect();
        all.sort_unstable();
        let same = all.chunk_by(|one, other| one == other);
        let spread = same.filter_map(|same| Some((*same.first()?, same.len() as u32)));
        Self {
            model,
            spread: spread.collect(),
            articles,
        }
    }

    /// What the parts of one story are about.
    pub fn story(&self, parts: &[usize]) -> Topic {
        let parts = parts.iter().filter_map(|&at| self.articles.get(at));
        let mut twins: Vec<Twin> = parts.flatten().copied().collect();
        twins.sort_unstable();
        twins.dedup();
        let articles = self.articles.len() as u32;
        let mut rest = self.spread.as_slice();
        // Two characters that few articles have say much, if few texts at all have them; what all have says nothing.
        let weighed = twins.into_iter().map(|twin| {
            rest = rest
                .get(rest.partition_point(|(other, _)| *other < twin)..)
                .unwrap_or_default();
            let spread = rest.first().filter(|(other, _)| *other == twin);
            let spread = spread.map_or(1, |(_, spread)| *spread);
            let few = (articles * 8 / spread).max(1).ilog2().saturating_sub(2);
            (twin, if few > 0 { few * self.rarity(twin) } else { 0 })
        });
        let twins: Vec<(Twin, u32)> = weighed.collect();
        let whole = twins.iter().map(|(_, weight)| u64::from(*weight)).sum();
        Topic { twins, whole }
    }

    /// How rare two characters are in any text, in tenths of a nat.
    fn rarity(&self, twin: Twin) -> u32 {
        let Some((first, second)) = twin.parted() else {
            return 0;
        };
        let number = |mark| self.model.number(mark).unwrap_or_default();
        let (first, second) = (number(first), number(second));
        // 0 is a character that the model does not know: behind it all depends on the next one alone.
        let cost =
            self.model.cost_behind(0, 0, &[first]) + self.model.cost_behind(0, first, &[second]);
        ((cost.clamp(PLAIN, RARE) - PLAIN) / 100).unsigned_abs()
    }
}

/// The pairs of characters of a text, each with its weight, ascending.
pub struct Topic {
    twins: Vec<(Twin, u32)>,
    whole: u64,
}

impl Topic {
    /// How much of the smaller of two topics is in the other, in thousandths.
    pub fn shared(&self, other: &Self) -> u32 {
        let (small, large) = if self.twins.len() < other.twins.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut large = large.twins.iter().peekable();
        let both = small.twins.iter().filter(|(twin, _)| {
            while large.next_if(|(other, _)| other < twin).is_some() {}
            large.peek().is_some_and(|(other, _)| other == twin)
        });
        let both: u64 = both.map(|(_, weight)| u64::from(*weight)).sum();
        (both * 1000 / small.whole.max(1)) as u32
    }
}

/// The pairs of characters of an article's headline and text, ascending.
fn of_article(article: &Article) -> Vec<Twin> {
    let body = article.body.iter().map(|item| item.text.as_str());
    let headline = article.headline.iter().map(Text::as_str);
    let mut twins: Vec<Twin> = headline.chain(body).flat_map(twins).collect();
    twins.sort_unstable();
    twins.dedup();
    twins
}
