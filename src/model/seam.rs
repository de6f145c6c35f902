//! A place where one block may run on in another, and what was decided about it.
//! Invariant: a seam is decided from the evidence it carries and from nothing else.

/// What a piece of evidence is about; one file in `joinery/evidence/` each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The language model: does the head run on better than it begins a paragraph?
    Language,
    /// Quotation marks and brackets left open and closed across the seam.
    Ledger,
    /// How the tail ends.
    Ending,
    /// How the head begins.
    Opening,
    /// A number cut in two.
    Number,
    /// How far apart the two stand, and what stands between.
    Distance,
    /// How the page keeps its stops.
    Stops,
    /// Whether the words at the seam stand together elsewhere on the page.
    Wording,
    /// What the column's setting says: indents and line lengths.
    Setting,
}

/// One reason for or against a join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What it is about.
    pub kind: Kind,
    /// Tenths of a nat of log odds; positive speaks for the join.
    pub points: i32,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The head runs on from the tail.
    Joined,
    /// Likely, but a rival seam that shares its tail or head is too close.
    Contested {
        /// The rival's index in the page's seams.
        rival: usize,
    },
    /// The evidence does not suffice.
    Declined,
    /// A piece of evidence forbids it.
    Vetoed(Kind),
}

/// A proposed join of two blocks.
#[derive(Debug, Clone)]
pub struct Seam {
    /// The block that would run on, by index.
    pub tail: usize,
    /// The block that would follow, by index.
    pub head: usize,
    /// The reasons.
    pub evidence: Vec<Evidence>,
    /// The sum of their points.
    pub score: i32,
    /// The decision.
    pub verdict: Verdict,
}
