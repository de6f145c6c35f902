//! Where a column may cut a paragraph: the places at which the models of seams and of edges learn.
//! Deliberately absent: which of them is drawn.

/// Shorter paragraphs are headlines and display lines more often than not, and are not cut, in characters.
pub const LEAST_PARAGRAPH: usize = 24;
/// No printed line begins with one of these: they hang at the end of the line before.
const HANGING: &str = "。！？…”’」』），、；：》";

/// The places inside a paragraph in front of which a column may begin. A piece may be one character: the last one of its
/// paragraph stands at the head of many a column.
pub fn cuts(paragraph: &[char]) -> impl Iterator<Item = usize> {
    let inside = paragraph.iter().enumerate().skip(1);
    let may_begin = inside.filter(|&(_, &mark)| !HANGING.contains(mark));
    may_begin.map(|(at, _)| at)
}
