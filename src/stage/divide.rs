//! divide: labelled paragraphs to articles and furniture.
//! An article begins at a headline stack, at a jump line, or where text stands without either; it ends at the next one,
//! at a line that sends the reader to another page, or at a closing byline.
//! Invariant: every block goes to exactly one place, in page order. Deliberately absent: other pages.

use crate::lang::{jump, pack};
use crate::model::{Article, Block, Furniture, Item, ItemKind, Jump, Missing, Role, Text};

/// Divides the blocks of a page.
#[must_use]
pub fn divide(blocks: Vec<Block>) -> (Vec<Article>, Vec<Furniture>) {
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
}

impl Desk {
    fn place(&mut self, block: Block, next: Option<Role>) {
        match block.role {
            Role::StandingHead => {
                if self.told() || self.open.section.is_some() {
                    self.begin();
                }
                self.open.section = Some(block.text);
            }
            Role::Kicker => {
                if self.told() || self.open.headline.is_some() {
                    self.begin();
                }
                stack(&mut self.open.kicker, block.text);
            }
            Role::Headline => {
                if self.told() || self.open.byline.is_some() || !self.open.decks.is_empty() {
                    self.begin();
                }
                stack(&mut self.open.headline, block.text);
            }
            Role::Deck => {
                if self.told() {
                    self.begin();
                }
                self.open.decks.push(block.text);
            }
            Role::Byline => self.sign(block, next),
            Role::JumpFrom => {
                if self.told() || self.open.from.is_some() {
                    self.begin();
                }
                self.open.from = Some(jump_of(block.text));
            }
            Role::JumpTo => {
                if self.open.on.is_some() {
                    self.begin();
                }
                self.open.on = Some(jump_of(block.text));
                self.closed = true;
            }
            Role::PhotoTitle => self.picture(Some(block.text)),
            Role::Caption | Role::Credit => self.caption(block),
            Role::Paragraph | Role::Crosshead | Role::Furniture(_) => self.tell(block),
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

    fn tell(&mut self, block: Block) {
        if is_photo_story(&self.open)
            && let Some(article) = self.interrupted.take()
        {
            let photos = std::mem::replace(&mut self.open, article);
            self.done.push(photos);
        } else if self.closed || is_photo_story(&self.open) {
            self.begin();
        }
        let kind = if block.role == Role::Crosshead {
            ItemKind::Crosshead
        } else {
            ItemKind::Paragraph
        };
        self.open.body.push(Item {
            kind,
            text: block.text,
            credit: None,
            joins: block.joins,
        });
    }

    /// A byline signs the article that it closes, or opens the one that it heads.
    fn sign(&mut self, block: Block, next: Option<Role>) {
        let text = block.as_str();
        let heads_text = matches!(next, Some(Role::Paragraph | Role::Caption | Role::Byline));
        let closing = block.carved
            || text.starts_with(['（', '('])
            || text.contains("参与采写")
            || text.contains("参与采访")
            || !heads_text;
        if self.open.body.is_empty() && !self.closed {
            stack(&mut self.open.byline, block.text);
        } else if closing && !self.closed {
            stack(&mut self.open.byline, block.text);
            self.closed = true;
        } else {
            self.begin();
            self.open.byline = Some(block.text);
        }
    }

    fn picture(&mut self, title: Option<Text>) {
        if self.told() && !is_photo_story(&self.open) && !self.closed {
            self.interrupted = Some(std::mem::take(&mut self.open));
        } else if !is_empty(&self.open) {
            self.begin();
        }
        self.open.headline = title;
    }

    fn caption(&mut self, block: Block) {
        // Under a headline that has no text yet, a picture belongs to its story.
        if self.told() && !is_photo_story(&self.open) {
            self.picture(None);
        }
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

    fn finish(mut self) -> (Vec<Article>, Vec<Furniture>) {
        self.begin();
        for article in &mut self.done {
            article.missing = missing(article);
        }
        (self.done, self.furniture)
    }
}

fn is_empty(article: &Article) -> bool {
    article.texts().next().is_none()
}

/// A photo with its title, caption and credit and no other text.
fn is_photo_story(article: &Article) -> bool {
    !article.body.is_empty()
        && article
            .body
            .iter()
            .all(|item| item.kind == ItemKind::Caption)
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
