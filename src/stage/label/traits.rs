//! What a block is by its own words: a byline, a dateline, a story's last line, a credit, a picture's caption.
//! Invariant: each is read once, when a line first asks, whichever of those that stand near asks. Deliberately absent:
//! what it speaks for; `look` asks for its neighbours, `against` weighs.

use std::cell::OnceCell;

use crate::lang::pack;
use crate::model::Block;

/// A story's last line is no longer than this, in characters: it names who was there, or where the text is from.
const LONGEST_LAST_LINE: usize = 45;

/// A block, with what it is by its own words.
pub struct Traits<'b> {
    pub block: &'b Block,
    byline: OnceCell<bool>,
    dated: OnceCell<bool>,
    credit: OnceCell<bool>,
    picture: OnceCell<bool>,
}

impl<'b> Traits<'b> {
    /// Those of a block.
    pub fn of(block: &'b Block) -> Self {
        Self {
            block,
            byline: OnceCell::new(),
            dated: OnceCell::new(),
            credit: OnceCell::new(),
            picture: OnceCell::new(),
        }
    }

    /// A line that names its writers and says nothing else.
    pub fn is_byline(&self) -> bool {
        *self.byline.get_or_init(|| {
            let (block, text, patterns) = (self.block, self.text(), &pack().patterns);
            if block.length <= 30 && patterns.author_abroad.is_match(text) {
                return true;
            }
            block.length <= 60
                && !pack().ends_sentence(text)
                && !text.contains(['，', '；'])
                && !text.ends_with(['：', ':'])
                && patterns.byline.is_match(text)
                && !self.is_dated()
        })
    }

    /// It begins with a dateline.
    pub fn is_dated(&self) -> bool {
        let dateline = || pack().patterns.dateline.is_match(self.text());
        *self.dated.get_or_init(dateline)
    }

    /// 某某参加会见。 or （新华社北京８月１４日电）: a line that ends its story, and is a part of its text.
    pub fn is_last_line(&self) -> bool {
        self.block.length <= LONGEST_LAST_LINE
            && (self.is_closing_note() || pack().patterns.last_line.is_match(self.text()))
    }

    /// （新华社北京８月１４日电）, （据新华社电）, （完）: a story's last line in brackets.
    pub fn is_closing_note(&self) -> bool {
        let (text, patterns) = (self.text(), &pack().patterns);
        text.strip_prefix(['（', '(']).is_some_and(|inner| {
            patterns.dateline.is_match(inner) || patterns.last_line.is_match(text)
        })
    }

    /// It ends in a credit: 某某摄.
    pub fn is_credit(&self) -> bool {
        let credit = || pack().patterns.credit.is_match(self.text());
        *self.credit.get_or_init(credit)
    }

    /// A line that says who took a picture, or what it shows.
    pub fn is_picture(&self) -> bool {
        *self.picture.get_or_init(|| {
            let (length, text) = (self.block.length, self.text());
            let leads = || pack().patterns.caption_lead.is_match(text);
            if length <= 20 {
                return self.is_credit() || leads();
            }
            let credited =
                || text.contains('。') && !pack().ends_sentence(text) && self.is_credit();
            length <= 140 && (credited() || leads())
        })
    }

    fn text(&self) -> &'b str {
        self.block.as_str()
    }
}

/// A block and those around it.
pub struct Near<'b> {
    pub own: &'b Traits<'b>,
    pub before: Option<&'b Traits<'b>>,
    pub next: Option<&'b Traits<'b>>,
    pub next_but_one: Option<&'b Traits<'b>>,
}

impl<'b> Near<'b> {
    /// The block at a place among those of a page, and its neighbours.
    pub fn of(told: &'b [Traits<'b>], at: usize) -> Option<Self> {
        Some(Self {
            own: told.get(at)?,
            before: at.checked_sub(1).and_then(|before| told.get(before)),
            next: told.get(at + 1),
            next_but_one: told.get(at + 2),
        })
    }
}
