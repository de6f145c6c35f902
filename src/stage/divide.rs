//! divide: labelled paragraphs to articles and furniture.
//! An article begins at a headline stack, at a jump line, or where text stands without either; it ends at the next one,
//! at a line that sends the reader to another page, or at a closing byline.
//! An editor's ruling on where an article begins stands over all of that.
//! Invariant: every block goes to exactly one place, in page order. Deliberately absent: other pages.

use crate::lang::{jump, pack};
use crate::model::{
    Article, Block, Finding, Furniture, Item, ItemKind, Jump, Missing, Role, Start, Text,
};
use crate::rule;

/// Divides the blocks of a page; the findings tell which rulings hold.
#[must_use]
pub fn divide(blocks: Vec<Block>) -> (Vec<Article>, Vec<Furniture>, Vec<Finding>) {
    let mut desk = Desk::default();
    let mut roles: Vec<Role> = blocks.iter().map(|block| block.role).collect();
    roles.retain(|role| !matches!(role, Role::Furniture(_)));
    let mut behind = roles.into_iter().skip(1);
    for block in blocks {
        if let Role::Furniture(kind) = block.role {
            desk.furniture.push(Furniture {
                kind,
                text: block.text,
            });
        } else {
            let next = behind.next();
            desk.place(block, next);
        }
    }
    desk.finish()
}

/// The article that is being told, and what is done.
#[derive(Default)]
struct Desk {
    open: Article,
    /// Whether text still may go to the open article.
    closed: bool,
    /// An article that a photo story interrupted.
    interrupted: Option<Article>,
    done: Vec<Article>,
    furniture: Vec<Furniture>,
    findings: Vec<Finding>,
}

impl Desk {
    fn place(&mut self, mut block: Block, next: Option<Role>) {
        let begins = match block.start.take() {
            None => self.begins(&block, next),
            Some(Start::Parted) => true,
            Some(Start::Ruled { begins, words }) => {
                self.report(begins, &words, &block);
                begins
            }
        };
        let picture = matches!(block.role, Role::PhotoTitle | Role::Caption | Role::Credit);
        if begins && picture {
            self.interrupt();
        } else if begins {
            self.begin();
        }
        self.settle(block, next);
    }

    /// Whether an article begins with a block.
    fn begins(&self, block: &Block, next: Option<Role>) -> bool {
        let open = &self.open;
        match block.role {
            Role::StandingHead => self.told() || open.section.is_some(),
            Role::Kicker => self.told() || open.headline.is_some(),
            Role::Headline => self.told() || open.byline.is_some() || !open.decks.is_empty(),
            Role::Deck => self.told(),
            // A byline signs the article that it closes, or opens the one that it heads.
            Role::Byline => self.closed || !open.body.is_empty() && !is_closing_byline(block, next),
            Role::JumpFrom => self.told() || open.from.is_some(),
            Role::JumpTo => open.on.is_some(),
            Role::PhotoTitle => !is_empty(open),
            // Under a headline that has no text yet, a picture belongs to its story.
            Role::Caption | Role::Credit => self.told() && !is_photo_story(open),
            Role::Paragraph | Role::Crosshead | Role::Furniture(_) => {
                let resumes = is_photo_story(open) && self.interrupted.is_some();
                !resumes && (self.closed || is_photo_story(open))
            }
        }
    }

    /// What came of a ruling: where nothing was told before, an article begins whatever was ruled.
    fn report(&mut self, begins: bool, words: &str, block: &Block) {
        let place = block.text.first().into_iter().collect();
        let kept = begins || !is_empty(&self.open);
        let found = if kept {
            rule::finding("J360", place)
        } else {
            rule::finding("J350", place).with("count", 0)
        };
        self.findings.push(found.with("ruling", words));
    }

    /// Sets a block where it belongs in the open article.
    fn settle(&mut self, block: Block, next: Option<Role>) {
        let told = self.told();
        let open = &mut self.open;
        match block.role {
            Role::StandingHead if !told && open.section.is_none() => {
                open.section = Some(block.text);
            }
            Role::Kicker if !told => stack(&mut open.kicker, block.text),
            Role::Headline if !told => stack(&mut open.headline, block.text),
            Role::Deck if !told => open.decks.push(block.text),
            Role::PhotoTitle if is_empty(open) => open.headline = Some(block.text),
            Role::JumpFrom if !told && open.from.is_none() => open.from = Some(jump_of(block.text)),
            Role::JumpTo if open.on.is_none() => {
                open.on = Some(jump_of(block.text));
                self.closed = true;
            }
            Role::Byline => {
                self.closed |= !open.body.is_empty() && is_closing_byline(&block, next);
                stack(&mut open.byline, block.text);
            }
            Role::Caption | Role::Credit => self.caption(block),
            // A heading inside of a story is a crosshead; only a ruling sets one there.
            Role::StandingHead
            | Role::Kicker
            | Role::Headline
            | Role::Deck
            | Role::PhotoTitle
            | Role::Crosshead => self.tell(ItemKind::Crosshead, block),
            Role::Paragraph | Role::JumpFrom | Role::JumpTo | Role::Furniture(_) => {
                self.tell(ItemKind::Paragraph, block);
            }
        }
    }

    /// Whether the open article has text.
    fn told(&self) -> bool {
        self.closed || self.open.on.is_some() || !self.open.body.is_empty()
    }

    fn begin(&mut self) {
        let article = std::mem::take(&mut self.open);
        self.closed = false;
        self.done.extend(self.interrupted.take());
        if !is_empty(&article) {
            self.done.push(article);
        }
    }

    /// A photo story begins; the text that it interrupts may go on behind it.
    fn interrupt(&mut self) {
        if self.told() && !is_photo_story(&self.open) && !self.closed {
            self.done.extend(self.interrupted.take());
            self.interrupted = Some(std::mem::take(&mut self.open));
        } else {
            self.begin();
        }
    }

    fn tell(&mut self, kind: ItemKind, block: Block) {
        if is_photo_story(&self.open)
            && let Some(article) = self.interrupted.take()
        {
            let photos = std::mem::replace(&mut self.open, article);
            self.done.push(photos);
        }
        self.closed = false;
        self.open.body.push(Item {
            kind,
            text: block.text,
            credit: None,
            joins: block.joins,
        });
    }

    fn caption(&mut self, block: Block) {
        let credit_only = block.role == Role::Credit;
        if credit_only
            && let Some(last) = self
                .open
                .body
                .last_mut()
                .filter(|last| last.kind == ItemKind::Caption && last.credit.is_none())
        {
            last.credit = Some(block.text);
            return;
        }
        let (text, credit) = if credit_only {
            (Text::default(), Some(block.text))
        } else {
            part_credit(block.text)
        };
        self.open.body.push(Item {
            kind: ItemKind::Caption,
            text,
            credit,
            joins: Vec::new(),
        });
    }

    fn finish(mut self) -> (Vec<Article>, Vec<Furniture>, Vec<Finding>) {
        self.begin();
        for article in &mut self.done {
            article.missing = missing(article);
        }
        (self.done, self.furniture, self.findings)
    }
}

/// Whether a byline signs what stands above it.
fn is_closing_byline(block: &Block, next: Option<Role>) -> bool {
    let text = block.as_str();
    let heads_text = matches!(next, Some(Role::Paragraph | Role::Caption | Role::Byline));
    block.carved
        || text.starts_with(['（', '('])
        || text.contains("参与采写")
        || text.contains("参与采访")
        || !heads_text
}

fn is_empty(article: &Article) -> bool {
    article.texts().next().is_none()
}

/// A photo with its title, caption and credit and no other text. Its first and last item tell: a caption behind text
/// begins a story of its own, and a page of nothing but captions would be read over and over.
fn is_photo_story(article: &Article) -> bool {
    let is_caption = |item: Option<&Item>| item.is_some_and(|item| item.kind == ItemKind::Caption);
    is_caption(article.body.first()) && is_caption(article.body.last())
}

fn stack(field: &mut Option<Text>, text: Text) {
    field.get_or_insert_default().stack(text);
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

/// Parts a caption from the credit behind its last sentence: `图为…。 （李强 摄）`.
fn part_credit(text: Text) -> (Text, Option<Text>) {
    let words = text.as_str();
    let cut = words
        .rfind(['。', '！', '？'])
        .map(|at| at + '。'.len_utf8());
    let Some(cut) = cut.filter(|&cut| cut < words.len()) else {
        return (text, None);
    };
    let behind = words.get(cut..).unwrap_or_default().trim();
    if behind.is_empty() || !pack().patterns.credit.is_match(behind) {
        return (text, None);
    }
    let (words, credit) = text.split_at(cut);
    (words.trimmed(), Some(credit.trimmed()))
}

/// What an article shows to be missing: a jump line names the other half, a sentence that begins or stops in the middle lost it.
fn missing(article: &Article) -> Vec<Missing> {
    let texts = || {
        article
            .body
            .iter()
            .filter(|item| item.kind == ItemKind::Paragraph)
            .map(|item| item.text.as_str())
    };
    let cut_off = |text: &str| text.ends_with(['，', '、', '“', '（', '《']);
    let headless = article.headline.is_none() && texts().next().is_some();
    let mut missing = Vec::new();
    if article.from.is_some()
        || headless
        || texts()
            .next()
            .is_some_and(|text| text.starts_with(['，', '。', '、', '”', '）', '》']))
    {
        missing.push(Missing::Start);
    }
    if article.on.is_some() || texts().next_back().is_some_and(cut_off) {
        missing.push(Missing::End);
    }
    missing
}
