//! How sure a join must be: the thresholds, and the one dial that moves them.
//! Invariant: a higher caution never joins for less. Deliberately absent: what is weighed against them; `decide` does.

use std::str::FromStr;

/// How sure a join must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// The least score of a seam in order, in tenths of a nat.
    pub accept: i32,
    /// The least score of a rival from elsewhere.
    pub accept_move: i32,
    /// The least lead over what its tail and its head could have instead.
    pub margin: i32,
    /// The least gain of a change of the reading order; `None` leaves it as printed.
    pub gain: Option<Gains>,
}

/// What a change of the reading order must gain at least, in tenths of a nat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gains {
    /// Two stories are parted.
    pub part: i32,
    /// Two columns change places.
    pub swap: i32,
}

impl FromStr for Thresholds {
    type Err = &'static str;

    /// Reads them as `accept,accept_move,margin` or `accept,accept_move,margin,part,swap`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let figures: Result<Vec<i32>, _> = text.split(',').map(str::parse).collect();
        let (accept, accept_move, margin, gain) = match figures.as_deref() {
            Ok(&[accept, accept_move, margin]) => (accept, accept_move, margin, None),
            Ok(&[accept, accept_move, margin, part, swap]) => {
                (accept, accept_move, margin, Some(Gains { part, swap }))
            }
            _ => return Err("no three or five whole numbers"),
        };
        Ok(Self {
            accept,
            accept_move,
            margin,
            gain,
        })
    }
}

/// No caution lets a seam from elsewhere bid for less than this, in tenths of a nat.
pub const LEAST_MOVE: i32 = -5;

/// How careful to be: one dial that moves every threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caution {
    /// Joins and moves what is likelier than not.
    Low,
    /// Joins and moves what is plain.
    #[default]
    Normal,
    /// Joins and moves only what a careful editor could not doubt.
    High,
    /// Joins what is plain and moves nothing.
    AsPrinted,
    /// What the script that chooses the others tries.
    InFigures(Thresholds),
}

impl Caution {
    /// The thresholds that it stands for, in tenths of a nat.
    ///
    /// `tests/fit/thresholds.py` searches them on the development pages and the saw; it was last run before the saw made
    /// stories that end on another page. Where a false join costs two missing ones it chose (6, 10, 15, 35, 70). `Normal`
    /// joins from 4, below which the noisy pages have 5 false joins instead of 2, and swaps from 55: of 45, 50, 55 and 65,
    /// with the company that tails and heads keep, the highest at which scrambled pages lose no join, and sawn pages in
    /// order are spoilt least. For `High` it chose (40, 20, 5, 80, 70), with 14 false joins of 9,743; `High` asks for
    /// more: on the first 1,000 shuffled pages of the saw and the first 1,000 in order it has no false join of 2,640, on 2,000
    /// further ones of either kind 4 of 5,442, all on shuffled pages. From 70 on, with moves from 100 and 120, it had 8 on the
    /// first 1,000 shuffled pages.
    /// `Low` joins and moves what is likelier than not.
    #[must_use]
    pub fn thresholds(self) -> Thresholds {
        let (accept, accept_move, margin, gain) = match self {
            Self::Low => (-2, LEAST_MOVE, 5, Some((25, 40))),
            Self::Normal => (4, 5, 15, Some((40, 55))),
            Self::High => (90, 40, 30, Some((160, 200))),
            Self::AsPrinted => (2, 5, 10, None),
            Self::InFigures(thresholds) => return thresholds,
        };
        Thresholds {
            accept,
            accept_move,
            margin,
            gain: gain.map(|(part, swap)| Gains { part, swap }),
        }
    }

    /// The thresholds for a page whose paragraphs stand in no order: that two are neighbours, or that a sentence finds its
    /// other half somewhere, says little there.
    ///
    /// `tests/fit/shuffle.py` tries them on pages of five stories whose pieces were shuffled, within each story and over the
    /// page. False joins of all: from 40 on, with moves from 80 and 110, 11 of 233 and 10 of 52; with these figures 3 of 113
    /// and 2 of 23; from 80 on, with 140 and 180, 1 of 29 and none of 9.
    #[must_use]
    pub fn in_disorder(self) -> Thresholds {
        let usual = self.thresholds();
        if let Self::InFigures(_) = self {
            return usual;
        }
        let gain = |least: Gains| Gains {
            part: least.part.max(100),
            swap: least.swap.max(130),
        };
        Thresholds {
            accept: usual.accept.max(50),
            accept_move: usual.accept_move.max(45),
            margin: usual.margin.max(25),
            gain: usual.gain.map(gain),
        }
    }
}
