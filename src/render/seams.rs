//! Every seam that was weighed, with its evidence: what `--seams` adds to the JSON.
//! Invariant: what is shown is what was decided from; nothing is weighed anew.

use serde::Serialize;

use super::json::{PageId, SpanView, span_view};
use super::sign;
use crate::model::{Edition, Evidence, Page, Seam, Verdict};

/// A seam as the contract has it.
#[derive(Serialize)]
pub struct SeamView {
    page: PageId,
    /// Where the tail ends: its last stretch.
    tail: SpanView,
    /// Where the head begins: its first stretch.
    head: SpanView,
    steps: isize,
    score: i32,
    verdict: &'static str,
    /// For a contested seam: the seam that is too close.
    #[serde(skip_serializing_if = "Option::is_none")]
    rival: Option<RivalView>,
    evidence: Vec<EvidenceView>,
}

#[derive(Serialize)]
struct RivalView {
    tail: SpanView,
    head: SpanView,
    score: i32,
}

#[derive(Serialize)]
struct EvidenceView {
    sign: &'static str,
    amount: i32,
    points: i32,
}

/// The seams of a page, in the order in which they were weighed.
pub fn seams<'e>(edition: &'e Edition, page: &'e Page) -> impl Iterator<Item = SeamView> + 'e {
    page.seams
        .iter()
        .map(move |seam| seam_view(edition, page, seam))
}

pub(super) fn seam_view(edition: &Edition, page: &Page, seam: &Seam) -> SeamView {
    let rival = match seam.verdict {
        Verdict::Contested { rival } => page.seams.get(rival),
        _ => None,
    };
    SeamView {
        page: PageId(page.source.page),
        tail: span_view(edition, seam.tail_end),
        head: span_view(edition, seam.head_start),
        steps: seam.steps,
        score: seam.score,
        verdict: verdict_name(seam.verdict),
        rival: rival.map(|rival| RivalView {
            tail: span_view(edition, rival.tail_end),
            head: span_view(edition, rival.head_start),
            score: rival.score,
        }),
        evidence: seam.evidence.iter().map(evidence_view).collect(),
    }
}

fn evidence_view(evidence: &Evidence) -> EvidenceView {
    EvidenceView {
        sign: sign::words(evidence.sign).name,
        amount: evidence.amount,
        points: evidence.points,
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Joined => "joined",
        Verdict::Contested { .. } => "contested",
        Verdict::Declined => "declined",
        Verdict::Vetoed(_) => "vetoed",
    }
}
