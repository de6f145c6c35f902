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

/// The least score of a seam on a page of which text was moved, in tenths of a nat.
pub(super) const MOVED: i32 = 23;

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
    /// stories that end on another page, and before the continuity network. Where a false join costs two missing ones it
    /// chose (6, 10, 15, 35, 70). `Normal` joins from 8: from 10, noisy pages lose a join in a hundred. It swaps
    /// from 45: from 52 on, scrambled pages lose 3 joins in a hundred; from 35 on, 30 instead of 12 of 600 sawn pages in order
    /// have text moved. `High` asks for more: on the first 1,000 shuffled pages of the saw and the first 1,000 in order it has no
    /// false join of 5,717, nor on 2,000 further ones, of 5,903.
    /// `Low` joins and moves what is likelier than not.
    #[must_use]
    pub fn thresholds(self) -> Thresholds {
        let (accept, accept_move, margin, gain) = match self {
            Self::Low => (-2, LEAST_MOVE, 5, Some((25, 40))),
            Self::Normal => (8, 5, 15, Some((35, 45))),
            Self::High => (85, 40, 30, Some((220, 260))),
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

    /// The thresholds for a page of which text was moved: some of its columns were in disorder, and others that are may not
    /// have been seen.
    ///
    /// From 23 points instead of 8, 300 shuffled pages of the saw have 33 false joins instead of 64, and 78 true ones less;
    /// from 26, scrambled pages lose 1 join in a hundred. A rival from elsewhere must bid as much more.
    #[must_use]
    pub fn where_moved(self) -> Thresholds {
        let usual = self.thresholds();
        match self {
            Self::Normal | Self::High => Thresholds {
                accept: usual.accept.max(MOVED),
                accept_move: usual.accept_move + (MOVED - usual.accept).max(0),
                ..usual
            },
            Self::Low | Self::AsPrinted | Self::InFigures(_) => usual,
        }
    }

    /// The thresholds for a page whose paragraphs stand in no order: that two are neighbours, or that a sentence finds its
    /// other half somewhere, says little there.
    ///
    /// `tests/fit/shuffle.py` tries them on pages of five stories whose pieces were shuffled, within each story and over the
    /// page. With these figures 23 of 315 joins are false and 3 of 49; from 40 on 26 of 322 and 7 of 55, from 70 on 21 of 291
    /// and 2 of 41.
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
