//! A place where one block may run on in another, and what was decided about it.
//! Invariant: a seam is decided from the evidence it carries and from nothing else.

use super::Span;

/// Something that was observed at a seam. What each is worth stands in `joinery/weights.rs`; the files of
/// `joinery/evidence/` look for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// There are a tail and a head: what the odds are before anything is known.
    Pair,
    /// The language model: how much better the head runs on from the tail than it begins a paragraph.
    Flow,
    /// The same for a head from elsewhere: the best of many flows well by chance.
    FlowElsewhere,
    /// The continuity network: how much likelier the two are to be one text than to have met by chance.
    Continuity,
    /// The word model: how much likelier the seam is to cut a word than to stand between two.
    CutWord,
    /// The word model: how much better the head's words follow the tail's, by their kinds, than they begin a paragraph.
    WordOrder,
    /// The language model: how unlikely it is that a paragraph of this page ends where the tail ends.
    End,
    /// The edge model: how much likelier the tail's sentence is to be whole, its stop aside, than to go on.
    Finished,
    /// The edge model: how much likelier a paragraph is to begin as the head does than to go on so.
    Beginning,
    /// The tail ends in a comma or an opening mark.
    ClauseEnd,
    /// The tail ends in a colon or semicolon.
    HalfStop,
    /// The tail ends in a dash.
    DashEnd,
    /// The tail is too short for the foot of a column.
    ShortTail,
    /// The tail is a number and nothing else.
    NumberTail,
    /// The head begins with a mark that begins nothing.
    HeadlessMark,
    /// The head begins with an opening mark.
    OpeningMark,
    /// The head is indented as paragraphs are.
    Indent,
    /// The head is a few words and a stop.
    LastWords,
    /// The tail ends a quotation, and the head says whose it was.
    Attribution,
    /// The head begins as only paragraphs do: a dateline, a sign, a question's lead.
    Lead,
    /// The head closes first what the tail opened last.
    Balanced,
    /// The head closes what the tail never opened.
    NeverOpened,
    /// The tail leaves open what the head does not close.
    NeverClosed,
    /// The head opens anew what the tail left open.
    OpenedTwice,
    /// Digits stand on both sides.
    CutNumber,
    /// A figure stands before its unit.
    FigureAndUnit,
    /// The head begins with a figure and what it counts.
    Quantity,
    /// The tail's last printed line is short.
    ShortLine,
    /// Two characters of each side stand together elsewhere on the page.
    WordingFour,
    /// Three of the characters around the seam do, on both sides of it.
    WordingBoth,
    /// Three do, on one side of it.
    WordingOne,
    /// The head is not the next paragraph.
    Elsewhere,
    /// The paragraph printed before a head from elsewhere ends a sentence: nothing was cut there.
    BehindStop,
    /// Other seams of the page lead elsewhere for certain: its columns were read in the wrong order.
    Tangled,
    /// The tail stands where a column of its story ends.
    ColumnEnd,
    /// The tail stands inside a column of its story.
    InsideColumn,
    /// Columns of the page are in disorder: how much less than enough the two sides say of each other, in hundredths of a
    /// nat.
    Disorder,
    /// Paragraphs are skipped, in doublings of their number.
    Skipped,
    /// The head stands before the tail.
    Backwards,
    /// A picture, its words or furniture stand between.
    OverPicture,
    /// A crosshead stands between.
    OverCrosshead,
    /// A headline, byline or jump line stands between.
    OverHeadline,
    /// The two stretches share words that the rest of the page has not.
    Topic,
    /// An editor has ruled on it.
    Ruled,
}

/// One reason for or against a join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What was observed.
    pub sign: Sign,
    /// How much of it: 100 for a sign that is there or not, hundredths of a nat for the language model.
    pub amount: i32,
    /// What that is worth: tenths of a nat of log odds; positive speaks for the join.
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
    /// A sign forbids it.
    Vetoed(Sign),
}

/// A proposed join of two blocks.
#[derive(Debug, Clone)]
pub struct Seam {
    /// The block that would run on, by index.
    pub tail: usize,
    /// The block that would follow, by index.
    pub head: usize,
    /// Paragraphs from the one to the other; 1 for the next, negative for one that stands before.
    pub steps: isize,
    /// Where the tail ends.
    pub tail_end: Span,
    /// Where the head begins.
    pub head_start: Span,
    /// The reasons.
    pub evidence: Vec<Evidence>,
    /// The sum of their points.
    pub score: i32,
    /// The decision.
    pub verdict: Verdict,
}

impl Seam {
    /// What a sign says at this seam, if it is seen there; none is noted twice.
    #[must_use]
    pub fn sign(&self, sign: Sign) -> Option<&Evidence> {
        self.evidence.iter().find(|seen| seen.sign == sign)
    }
}
