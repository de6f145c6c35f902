//! Values, from the bytes of a page to the articles of an edition.
//! Invariant: text exists only as slices of a source plus named edits, so whatever is printed can say where it stood.
//! Deliberately absent: files, formats, decisions.

mod article;
mod block;
mod edition;
mod finding;
mod line;
mod page;
mod renumber;
mod role;
mod ruling;
mod seam;
mod source;
mod span;
mod text;

pub use article::{Article, Author, Continuation, Item, ItemKind, Join, Jump, Missing};
pub use block::{Block, Labelled, Setting, Start};
pub use edition::{Edition, Part, STAMP, Told};
pub use finding::{Argument, Finding, Level};
pub use line::{Emphasis, Line, Mark};
pub use page::{Furniture, FurnitureKind, Page, PageFacts, Withheld};
pub use role::Role;
pub use ruling::{Order, Ruling};
pub use seam::{Evidence, Seam, Sign, Verdict};
pub use source::Source;
pub use span::Span;
pub use text::{Edit, Piece, Text};
