//! What a block is on the page, in the trade's words.

use super::FurnitureKind;

/// The part that a block plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 栏目: the rubric under which an article stands.
    StandingHead,
    /// 引题: the line above the headline.
    Kicker,
    /// 标题.
    Headline,
    /// 副题: a line below the headline.
    Deck,
    /// 署名.
    Byline,
    /// 正文: running text.
    Paragraph,
    /// 小标题: a heading inside an article.
    Crosshead,
    /// The title of a photo story.
    PhotoTitle,
    /// 图片说明.
    Caption,
    /// Who took or drew the picture.
    Credit,
    /// （上接第一版）: a story goes on here.
    JumpFrom,
    /// （下转第二版）: a story goes on elsewhere.
    JumpTo,
    /// What belongs to the page and to no article.
    Furniture(FurnitureKind),
}

impl Role {
    /// Every role; of furniture the kind that names none.
    pub const ALL: [Self; 13] = [
        Self::StandingHead,
        Self::Kicker,
        Self::Headline,
        Self::Deck,
        Self::Byline,
        Self::Paragraph,
        Self::Crosshead,
        Self::PhotoTitle,
        Self::Caption,
        Self::Credit,
        Self::JumpFrom,
        Self::JumpTo,
        Self::Furniture(FurnitureKind::Other),
    ];

    /// Whether a block of this role stands at the head of a ground: the stretch from one headline stack or jump line to the
    /// next.
    #[must_use]
    pub fn begins_ground(self) -> bool {
        matches!(
            self,
            Self::StandingHead | Self::Kicker | Self::Headline | Self::JumpFrom
        )
    }

    /// Its name in findings: the trade's word in both languages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StandingHead => "standing head 栏目",
            Self::Kicker => "kicker 引题",
            Self::Headline => "headline 标题",
            Self::Deck => "deck 副题",
            Self::Byline => "byline 署名",
            Self::Paragraph => "paragraph 正文",
            Self::Crosshead => "crosshead 小标题",
            Self::PhotoTitle => "photo title 图片标题",
            Self::Caption => "caption 图片说明",
            Self::Credit => "credit 摄影者",
            Self::JumpFrom | Self::JumpTo => "jump line 转版",
            Self::Furniture(_) => "furniture 版面附件",
        }
    }

    /// Its name in files and in JSON; every kind of furniture has one.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::StandingHead => "standing-head",
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Deck => "deck",
            Self::Byline => "byline",
            Self::Paragraph => "paragraph",
            Self::Crosshead => "crosshead",
            Self::PhotoTitle => "photo-title",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::JumpFrom => "jump-from",
            Self::JumpTo => "jump-to",
            Self::Furniture(_) => "furniture",
        }
    }
}
