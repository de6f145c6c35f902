//! What is wrong with bytes that should be a model, in one line.

use std::fmt;

use super::format::VERSION;

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelFault {
    /// They begin otherwise than a model does.
    Foreign,
    /// The model was written by another version.
    Version(u16),
    /// The file is shorter or longer than its header says.
    Length,
    /// The checksum does not agree.
    Damaged,
}

impl fmt::Display for ModelFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(
                out,
                "not a language model; give a file that `qingyang train` wrote"
            ),
            Self::Version(found) => write!(
                out,
                "a model of version {found}, not {VERSION}; train it again"
            ),
            Self::Length => write!(
                out,
                "a language model that is cut short or has more behind it; copy it again"
            ),
            Self::Damaged => write!(
                out,
                "a damaged language model (its checksum does not agree); copy it again"
            ),
        }
    }
}

impl std::error::Error for ModelFault {}
