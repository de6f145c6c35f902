//! What two halves say for and against being one story: numbers, seam, ledger, headline, topic.
//! Invariant: integers only, in tenths of a nat; only texts are compared, so pages may stand in any order.
//! Deliberately absent: the decision.

use std::collections::BTreeMap;

use super::propose::Pair;
use super::topic::{Topic, Topics, Twin, twins};
use crate::joinery::Ledger;
use crate::lang::ngram::Model;
use crate::lang::pack;
use crate::model::{Article, Item, ItemKind};

/// A pair with two jump lines that is tied: the numbers fit,
const ACCEPT: i32 = 130;
/// and the texts speak for it too. The 24 true pairs of the development editions have 87 and more; of the 248 pairs of
/// first and second pages of different editions two have more than this.
const SPEAKS: i32 = 75;
/// What they say at least where the sentence was not cut, and so the place says nothing.
const SPEAKS_UNCUT: i32 = 20;
/// A pair with one jump line that is tied: headline, or seam and topic together. On the development editions without
/// their lines on one side no false pair came near it.
const ACCEPT_UNMARKED: i32 = 40;
/// The least score at which the text runs on across the pages; the tie itself is certain by then.
const ACCEPT_SEAM: i32 = -20;

/// Bounds of the language model's word, as for any seam.
const SEAM: std::ops::RangeInclusive<i32> = -85..=125;
/// The tail closes what the head left open.
const BALANCES: i32 = 25;
/// The tail closes what was never opened, or the head leaves open what is not closed.
const UNBALANCED: i32 = -30;
/// The head ends with a full stop, and the tail begins in the middle of a sentence.
const HALF_SENTENCE: i32 = -40;
/// The head stops in the middle of a sentence, and so was cut; articles end so only where a scan lost the stop.
const CUT: i32 = 15;
/// An article without a line has ended: it goes on nowhere.
const ENDED: i32 = -60;
/// An article without a line has a headline of its own that is another.
const OTHER_HEADLINE: i32 = -60;
/// The headline is printed again.
const SAME_HEADLINE: i32 = 90;
/// Of a headline's pairs of characters so many in a hundred make it the same one: some are shortened.
const SAME_SHARE: usize = 60;
/// Both halves have a jump line and a headline of their own; few papers print another one where a story goes on.
const HEADLINE_CHANGES: i32 = -40;
/// So many thousandths of its rare words two texts of one paper share whatever they are about; each beyond is a point.
const COMMON: i32 = 30;
/// The least and the most that a topic can say: short texts share little.
const TOPICS: std::ops::RangeInclusive<i32> = -30..=70;
/// A pair with its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    pub head: usize,
    pub tail: usize,
    /// Tenths of a nat.
    pub score: i32,
    /// The least score that suffices for it.
    pub accept: i32,
}

/// What pairs of an edition are weighed with.
pub struct Scale<'e> {
    articles: &'e [Article],
    model: &'e Model,
    topics: Topics<'e>,
}

impl<'e> Scale<'e> {
    pub fn of(articles: &'e [Article], model: &'e Model) -> Self {
        Self {
            articles,
            model,
            topics: Topics::of(articles, model),
        }
    }

    /// Weighs pairs; what is tied already is one story.
    pub fn weigh(&self, pairs: &[Pair], ties: &[(usize, usize)]) -> Vec<Weighed> {
        let before: BTreeMap<usize, usize> =
            ties.iter().map(|&(head, tail)| (tail, head)).collect();
        let behind: BTreeMap<usize, usize> = ties.iter().copied().collect();
        let story = |at| {
            let steps = |ties: &BTreeMap<usize, usize>| {
                std::iter::successors(Some(at), |at| ties.get(at).copied()).collect::<Vec<_>>()
            };
            [steps(&before), steps(&behind)].concat()
        };
        let mut topics: BTreeMap<usize, Topic> = BTreeMap::new();
        for at in pairs.iter().flat_map(|pair| [pair.head, pair.tail]) {
            topics
                .entry(at)
                .or_insert_with(|| self.topics.story(&story(at)));
        }
        let weighed = pairs.iter().filter_map(|pair| {
            let (head, tail) = (self.articles.get(pair.head)?, self.articles.get(pair.tail)?);
            let topic = topics.get(&pair.head)?.shared(topics.get(&pair.tail)?);
            let texts = self.cut(head, tail, pair.both_marked)
                + headlines(head, tail, pair.both_marked)
                + (topic as i32 - COMMON).clamp(*TOPICS.start(), *TOPICS.end());
            let accept = if !pair.both_marked {
                ACCEPT_UNMARKED
            } else if is_cut(head) {
                ACCEPT.max(pair.points + SPEAKS)
            } else {
                ACCEPT.max(pair.points + SPEAKS_UNCUT)
            };
            Some(Weighed {
                head: pair.head,
                tail: pair.tail,
                score: pair.points + texts,
                accept,
            })
        });
        weighed.collect()
    }

    /// What the place says where the text was cut.
    fn cut(&self, head: &Article, tail: &Article, both_marked: bool) -> i32 {
        let (Some(head), Some(tail)) = (last_paragraph(head), first_paragraph(tail)) else {
            return 0;
        };
        let (head, tail) = (head.text.as_str(), tail.text.as_str());
        if pack().ends_sentence(head) {
            let begins = begins_inside(tail);
            let ended = if both_marked { 0 } else { ENDED };
            return ended + if begins { HALF_SENTENCE } else { 0 };
        }
        self.seam(head, tail) + CUT
    }

    /// The score of a seam, in tenths of a nat.
    fn seam(&self, head: &str, tail: &str) -> i32 {
        let points = self.model.continuation(head, tail) / 100;
        points.clamp(*SEAM.start(), *SEAM.end()) + ledger(head, tail)
    }

    /// The score of the seam, if the last paragraph of `head` runs on in the first of `tail`.
    pub fn runs_on(&self, head: usize, tail: usize) -> Option<i32> {
        let head = last_paragraph(self.articles.get(head)?)?.text.as_str();
        let tail = first_paragraph(self.articles.get(tail)?)?.text.as_str();
        let score = self.seam(head, tail) + CUT;
        (!pack().ends_sentence(head) && score >= ACCEPT_SEAM).then_some(score)
    }
}

fn ledger(head: &str, tail: &str) -> i32 {
    let (head, tail) = (Ledger::of(head), Ledger::of(tail));
    match (head.open.last(), tail.closed.first()) {
        (None, None) => 0,
        (Some(open), Some(closed)) if open == closed => BALANCES,
        _ => UNBALANCED,
    }
}

fn headlines(head: &Article, tail: &Article, both_marked: bool) -> i32 {
    let (Some(one), Some(other)) = (&head.headline, &tail.headline) else {
        return 0;
    };
    let one: Vec<Twin> = twins(one.as_str()).collect();
    let other: Vec<Twin> = twins(other.as_str()).collect();
    let both = other.iter().filter(|twin| one.contains(twin)).count();
    let least = one.len().min(other.len());
    if least > 0 && both * 100 >= least * SAME_SHARE {
        SAME_HEADLINE
    } else if both_marked {
        HEADLINE_CHANGES
    } else {
        OTHER_HEADLINE
    }
}

/// Whether an article stops in the middle of a sentence.
fn is_cut(article: &Article) -> bool {
    last_paragraph(article).is_some_and(|last| !pack().ends_sentence(last.text.as_str()))
}

/// Whether a text begins where no sentence does.
fn begins_inside(text: &str) -> bool {
    let stop = |mark: char| "，。、；：！？”’）》」』".contains(mark);
    text.starts_with(stop) || !Ledger::of(text).closed.is_empty()
}

/// The paragraph that an article stops in; pictures may stand behind it.
pub fn last_paragraph(article: &Article) -> Option<&Item> {
    let mut body = article.body.iter().rev();
    body.find(|item| item.kind != ItemKind::Caption)
        .filter(|item| item.kind == ItemKind::Paragraph)
}

/// The paragraph that an article begins with; pictures may stand before it.
pub fn first_paragraph(article: &Article) -> Option<&Item> {
    let mut body = article.body.iter();
    body.find(|item| item.kind != ItemKind::Caption)
        .filter(|item| item.kind == ItemKind::Paragraph)
}
