//! The two ends of each block of running text, read once for all the seams that they may be at.
//! Invariant: says what is there and nothing of any one seam.

use std::cell::OnceCell;

use super::company::Company;
use super::evidence::ledger::Ledger;
use super::evidence::opening::Opening;
use crate::lang::continuity::Side;
use crate::lang::ngram::{Head, Model, Tail};
use crate::lang::{pack, words};
use crate::model::{Block, Role};

/// The ends of a block; those of anything but running text are never asked for.
#[derive(Debug, Default)]
pub struct Ends {
    /// What it leaves open, and what it closes.
    pub ledger: Ledger,
    /// Whether it ends no sentence, and may go on.
    pub(super) is_open: bool,
    /// How the model knows its end.
    pub(super) tail: Tail,
    /// How improbable it is that a paragraph ends there, and that one did with a stop that was lost.
    pub(super) ending: (i32, i32),
    /// How the model knows its beginning.
    pub(super) head: Head,
    /// How its end reads like that of a whole sentence, and its beginning like that of a paragraph, in hundredths of a nat.
    alone: (OnceCell<i32>, OnceCell<i32>),
    /// How the word model reads its end and its beginning.
    words: (OnceCell<words::Tail>, OnceCell<words::Head>),
    opening: OnceCell<Opening>,
    /// Its end and its beginning as the continuity network hears them.
    heard: (Heard, Heard),
    /// The rare characters at its end, and at its beginning.
    company: (OnceCell<Company>, OnceCell<Company>),
}

/// What the continuity network heard, once it was asked; none if a model has no such network.
type Heard = OnceCell<Option<Box<Side>>>;

impl Ends {
    /// Reads a block.
    #[must_use]
    pub fn of(block: &Block, model: &Model) -> Self {
        if block.role != Role::Paragraph {
            return Self::default();
        }
        let text = block.as_str();
        let tail = model.tail(text);
        Self {
            ledger: Ledger::of(text),
            is_open: !pack().ends_sentence(text) && !pack().is_note_head(text),
            tail,
            ending: model.ends(&tail),
            head: model.head(text),
            alone: Default::default(),
            words: Default::default(),
            opening: OnceCell::new(),
            heard: Default::default(),
            company: Default::default(),
        }
    }

    /// How its block reads like one that ends with a whole sentence, in hundredths of a nat; few blocks are asked.
    pub(super) fn finishes(&self, block: &Block, model: &Model) -> i32 {
        *self.alone.0.get_or_init(|| model.finishes(block.as_str()))
    }

    /// How its block reads like one that begins a paragraph; few blocks are asked.
    pub(super) fn begins(&self, block: &Block, model: &Model) -> i32 {
        *self.alone.1.get_or_init(|| model.begins(block.as_str()))
    }

    /// The end of its block as the word model reads it; few blocks are asked.
    pub(super) fn word_tail(&self, block: &Block, model: &Model) -> &words::Tail {
        let tail = &self.words.0;
        tail.get_or_init(|| model.word_tail(block.as_str()))
    }

    /// The beginning of its block.
    pub(super) fn word_head(&self, block: &Block, model: &Model) -> &words::Head {
        let head = &self.words.1;
        head.get_or_init(|| model.word_head(block.as_str()))
    }

    /// How its block begins; few blocks are asked.
    pub(super) fn opening(&self, block: &Block) -> &Opening {
        self.opening.get_or_init(|| Opening::of(block))
    }

    /// The end of its block as the continuity network hears it; few blocks are asked.
    pub(super) fn heard_tail(&self, block: &Block, model: &Model) -> Option<&Side> {
        let hear = || model.hear_tail(block.as_str()).map(Box::new);
        self.heard.0.get_or_init(hear).as_deref()
    }

    /// The beginning of its block.
    pub(super) fn heard_head(&self, block: &Block, model: &Model) -> Option<&Side> {
        let hear = || model.hear_head(block.as_str()).map(Box::new);
        self.heard.1.get_or_init(hear).as_deref()
    }

    /// The rare characters at the end of its block; few blocks are asked.
    pub(super) fn before(&self, block: &Block, model: &Model) -> &Company {
        let company = &self.company.0;
        company.get_or_init(|| Company::before(block.as_str(), model))
    }

    /// The rare characters at the beginning of its block.
    pub(super) fn behind(&self, block: &Block, model: &Model) -> &Company {
        let company = &self.company.1;
        company.get_or_init(|| Company::behind(block.as_str(), model))
    }
}
