//! A page and its articles at another place of the edition.
//! Invariant: only the page's number changes, in every span at once; text and decisions stay as they are.

use super::{Argument, Article, Continuation, Page, Withheld};

impl Page {
    /// Makes it page `page` (from 0) of its edition.
    pub fn move_to(&mut self, page: u32) {
        if self.source.page == page {
            return;
        }
        self.source.page = page;
        for item in &mut self.furniture {
            item.text.move_to(page);
        }
        for mark in &mut self.withheld {
            mark.move_to(page);
        }
        for label in &mut self.labels {
            label.stretch.page = page;
        }
        for seam in &mut self.seams {
            seam.tail_end.page = page;
            seam.head_start.page = page;
        }
        for finding in &mut self.findings {
            for span in &mut finding.spans {
                span.page = page;
            }
            for (_, argument) in &mut finding.arguments {
                if let Argument::Place(span) = argument {
                    span.page = page;
                }
            }
        }
    }
}

impl Withheld {
    fn move_to(&mut self, page: u32) {
        match self {
            Self::Heading(span) | Self::Emphasis(span) | Self::Quote(span) | Self::Rule(span) => {
                span.page = page;
            }
        }
    }
}

impl Article {
    /// Makes all of it stand on page `page` (from 0) of its edition.
    pub fn move_to(&mut self, page: u32) {
        let Self {
            id: _,
            pages,
            section,
            kicker,
            headline,
            decks,
            byline,
            authors: _,
            dateline: _,
            located: _,
            from,
            on,
            continuations,
            missing: _,
            body,
        } = self;
        pages.fill(page);
        for continuation in continuations {
            continuation.move_to(page);
        }
        let jumps = from.iter_mut().chain(on).map(|jump| &mut jump.marker);
        let body = body
            .iter_mut()
            .flat_map(|item| std::iter::once(&mut item.text).chain(&mut item.credit));
        let fields = [section, kicker, headline, byline].into_iter().flatten();
        fields
            .chain(decks)
            .chain(jumps)
            .chain(body)
            .for_each(|text| text.move_to(page));
    }
}

impl Continuation {
    fn move_to(&mut self, to: u32) {
        let Self {
            page,
            follows: _,
            on,
            from,
            section,
            kicker,
            headline,
            decks,
            byline,
        } = self;
        *page = to;
        let jumps = on.iter_mut().chain(from).map(|jump| &mut jump.marker);
        let fields = [section, kicker, headline, byline].into_iter().flatten();
        fields
            .chain(decks)
            .chain(jumps)
            .for_each(|text| text.move_to(to));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Article, Item, ItemKind, Jump, Source, Text};

    fn article(page: u32) -> Article {
        let source = Source::new(page, String::new(), "UTF-8", "清样是大样".to_owned());
        let text = |at: usize| source.copy(3 * at, 3 * at + 3);
        let jump = |at| Jump {
            page: String::new(),
            marker: text(at),
            resolved: false,
        };
        Article {
            pages: vec![page],
            headline: Some(text(0)),
            from: Some(jump(1)),
            on: Some(jump(2)),
            body: vec![Item {
                kind: ItemKind::Caption,
                text: text(3),
                credit: Some(text(4)),
                joins: Vec::new(),
            }],
            ..Article::default()
        }
    }

    #[test]
    fn every_text_moves_and_stays_what_it_is() {
        let mut moved = article(0);
        moved.move_to(7);
        let there = article(7);
        let texts = |article: &Article| article.texts().cloned().collect::<Vec<Text>>();
        assert_eq!(texts(&moved), texts(&there));
        assert_eq!(moved.pages, there.pages);
    }
}
