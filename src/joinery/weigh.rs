//! The evidence for and against each candidate, added up.
//! Invariant: each kind of evidence is one file of `evidence/` and sees only the two blocks and what stands between.

use std::collections::BTreeMap;

use super::evidence::{
    distance, ending, language, ledger, number, opening, setting, stops, wording,
};
use super::{Candidate, Ledger};
use crate::lang::ngram::Model;
use crate::model::{Block, Evidence, Kind, Seam, Source, Verdict};

/// What one kind of evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// Tenths of a nat of log odds for the join.
    Points(i32),
    /// The two can never be one sentence.
    Veto,
}

/// Weighs the candidates of a page.
#[must_use]
pub fn weigh(
    source: &Source,
    blocks: &[Block],
    ledgers: &[Ledger],
    candidates: &[Candidate],
    model: &Model,
) -> Vec<Seam> {
    let mut openings: BTreeMap<usize, Opinion> = BTreeMap::new();
    for candidate in candidates {
        if let Some(head) = blocks.get(candidate.head) {
            openings
                .entry(candidate.head)
                .or_insert_with(|| opening::weigh(head));
        }
    }
    let mut seams: Vec<Seam> = candidates
        .iter()
        .filter_map(|candidate| {
            let (tail, head) = (blocks.get(candidate.tail)?, blocks.get(candidate.head)?);
            let books = (ledgers.get(candidate.tail)?, ledgers.get(candidate.head)?);
            let opinions = [
                (Kind::Opening, *openings.get(&candidate.head)?),
                (Kind::Language, language::weigh(tail, head, model)),
                (Kind::Ledger, ledger::weigh(books.0, books.1)),
                (Kind::Ending, ending::weigh(tail)),
                (Kind::Number, number::weigh(tail, head)),
                (Kind::Setting, setting::weigh(tail, head)),
                (Kind::Wording, wording::weigh(source, candidate, tail, head)),
                (Kind::Distance, distance::weigh(blocks, candidate)),
            ];
            Some(add_up(candidate, &opinions))
        })
        .collect();
    // What the page does with its stops shows only when every seam has been weighed once.
    let points = stops::weigh(blocks, candidates, &seams);
    for seam in &mut seams {
        add(seam, Kind::Stops, points);
    }
    seams
}

fn add_up(candidate: &Candidate, opinions: &[(Kind, Opinion)]) -> Seam {
    let mut seam = Seam {
        tail: candidate.tail,
        head: candidate.head,
        // One more for what the page does with its stops.
        evidence: Vec::with_capacity(opinions.len() + 1),
        score: 0,
        verdict: Verdict::Declined,
    };
    for &(kind, opinion) in opinions {
        match opinion {
            Opinion::Points(points) => add(&mut seam, kind, points),
            Opinion::Veto => seam.verdict = Verdict::Vetoed(kind),
        }
    }
    seam
}

fn add(seam: &mut Seam, kind: Kind, points: i32) {
    if points != 0 {
        seam.score += points;
        seam.evidence.push(Evidence { kind, points });
    }
}
