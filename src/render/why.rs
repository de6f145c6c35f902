//! What was decided about one line of a page, and why: `qingyang why`.
//! Invariant: what is told is what was decided from; nothing is weighed anew.

mod tell;

use std::io::{Error, Result, Write};

use serde::Serialize;

use super::json::finding::{FindingView, finding_view};
use super::json::{PageId, SpanView, span_view};
use super::seams::{SeamView, seam_view};
use crate::model::{Article, Edition, Finding, Labelled, Page, Seam, Span, Withheld};

/// A line of a page that was read.
#[derive(Debug, Clone, Copy)]
pub struct Question<'e> {
    /// The edition.
    pub edition: &'e Edition,
    /// The page, one of the edition.
    pub page: &'e Page,
    /// The line, from 1 to as many as the page has.
    pub line: usize,
}

/// What a block is a part of.
struct Place<'e> {
    article: &'e Article,
    /// Its place in the body, from 1; none if it is a headline or the like.
    item: Option<usize>,
}

/// A block that has text on the line, and what was decided about it.
struct Answer<'e> {
    label: Labelled,
    place: Option<Place<'e>>,
    /// The seams that it is the tail of, the best first.
    as_tail: Vec<&'e Seam>,
    /// The seams that it is the head of.
    as_head: Vec<&'e Seam>,
}

impl<'e> Question<'e> {
    /// Answers in plain sentences.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn tell(self, out: &mut dyn Write) -> Result<()> {
        tell::tell(self, out)
    }

    /// Answers with a JSON object, a line.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn write_json(self, out: &mut dyn Write) -> Result<()> {
        serde_json::to_writer(&mut *out, &self.view()).map_err(Error::from)?;
        out.write_all(b"\n")
    }

    /// The line's bytes.
    fn span(self) -> Span {
        let range = self.page.source.line(self.line.saturating_sub(1));
        Span::new(self.page.source.page, range.start, range.end)
    }

    /// What a stretch of the page reads.
    fn words(self, span: Span) -> &'e str {
        let (start, end) = (span.start as usize, span.end as usize);
        self.page.source.slice(start, end)
    }

    /// The blocks that have text on the line.
    fn answers(self) -> Vec<Answer<'e>> {
        let line = self.span();
        let here = self.page.labels.iter();
        let here = here.filter(|label| label.stretch.meets(line));
        here.map(|&label| self.answer(label)).collect()
    }

    fn answer(self, label: Labelled) -> Answer<'e> {
        let sorted = |is_ours: &dyn Fn(&&Seam) -> bool| {
            let mut seams: Vec<&Seam> = self.page.seams.iter().filter(is_ours).collect();
            seams.sort_by_key(|seam| std::cmp::Reverse(seam.score));
            seams
        };
        Answer {
            label,
            place: self.place(label.stretch),
            as_tail: sorted(&|seam| seam.tail_end.end == label.stretch.end),
            as_head: sorted(&|seam| seam.head_start.start == label.stretch.start),
        }
    }

    /// Where a stretch went; nowhere if it is furniture.
    fn place(self, stretch: Span) -> Option<Place<'e>> {
        let meets = |spans: Vec<Span>| spans.iter().any(|span| span.meets(stretch));
        let articles = self.edition.articles.iter();
        let mut articles =
            articles.filter(|article| article.texts().any(|text| meets(text.spans())));
        let article = articles.next()?;
        let item = article.body.iter().position(|item| {
            meets(item.text.spans()) || item.credit.as_ref().is_some_and(|text| meets(text.spans()))
        });
        Some(Place {
            article,
            item: item.map(|at| at + 1),
        })
    }

    /// The marks of the dump on the line.
    fn marks(self) -> impl Iterator<Item = &'e Withheld> {
        let line = self.span();
        let marks = self.page.withheld.iter();
        marks.filter(move |mark| mark.span().meets(line))
    }

    /// What was found on the line.
    fn findings(self) -> impl Iterator<Item = &'e Finding> {
        let line = self.span();
        let findings = self.page.findings.iter();
        findings.filter(move |finding| finding.spans.iter().any(|span| span.meets(line)))
    }

    fn view(self) -> QuestionView<'e> {
        let seams = |seams: Vec<&Seam>| {
            let seams = seams.into_iter();
            seams
                .map(|seam| seam_view(self.edition, self.page, seam))
                .collect()
        };
        let block = |answer: Answer<'e>| BlockView {
            span: span_view(self.edition, answer.label.stretch),
            role: answer.label.role.key(),
            runner_up: answer.label.runner_up.map(|(role, behind)| RunnerUpView {
                role: role.key(),
                behind,
            }),
            article: answer.place.as_ref().map(|place| place.article.id.as_str()),
            item: answer.place.as_ref().and_then(|place| place.item),
            as_tail: seams(answer.as_tail),
            as_head: seams(answer.as_head),
        };
        let finding = |found| finding_view(self.edition, self.page, found);
        QuestionView {
            page: PageId(self.page.source.page),
            source: &self.page.source.name,
            line: self.line,
            text: self.words(self.span()).trim(),
            blocks: self.answers().into_iter().map(block).collect(),
            findings: self.findings().map(finding).collect(),
        }
    }
}

#[derive(Serialize)]
struct QuestionView<'e> {
    page: PageId,
    source: &'e str,
    line: usize,
    text: &'e str,
    blocks: Vec<BlockView<'e>>,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BlockView<'e> {
    span: SpanView,
    role: &'static str,
    runner_up: Option<RunnerUpView>,
    article: Option<&'e str>,
    item: Option<usize>,
    as_tail: Vec<SeamView>,
    as_head: Vec<SeamView>,
}

#[derive(Serialize)]
struct RunnerUpView {
    role: &'static str,
    behind: i32,
}
