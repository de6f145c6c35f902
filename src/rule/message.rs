//! A finding's sentence, in the reader's language.
//! Invariant: the rule's own sentence with the finding's arguments set in, nothing else; it never holds a line end.

use super::find;
use crate::model::{Argument, Finding, Page, Span};

/// A language that findings are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 中文.
    Chinese,
}

/// What a finding says, without its place; `pages` are those of its edition.
#[must_use]
pub fn message(finding: &Finding, pages: &[Page], language: Language) -> String {
    let mut rest = find(finding.code).map_or("", |rule| match language {
        Language::English => rule.english,
        Language::Chinese => rule.chinese,
    });
    let mut said = String::new();
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        said.push_str(before);
        let argument = finding.arguments.iter().find(|(named, _)| *named == name);
        if let Some((_, argument)) = argument {
            said.push_str(&words(argument, finding, pages, language));
        }
        rest = after;
    }
    said + rest
}

fn words(argument: &Argument, finding: &Finding, pages: &[Page], language: Language) -> String {
    match argument {
        Argument::Number(number) => number.to_string(),
        Argument::Words(words) => words.replace(['\n', '\r'], " "),
        Argument::Place(place) => {
            let here = finding.spans.first().map_or(place.page, |span| span.page);
            line(*place, here, pages, language)
        }
    }
}

/// A place as a line; with its page's name if that is not page `here`.
fn line(place: Span, here: u32, pages: &[Page], language: Language) -> String {
    let page = Page::find(pages, place.page);
    let number = page.map_or(0, |page| page.source.line_of(place.start as usize));
    let name = page
        .filter(|_| place.page != here)
        .map_or("", |page| &page.source.name);
    match (language, name) {
        (Language::English, "") => format!("line {number}"),
        (Language::English, name) => format!("line {number} of {name}"),
        (Language::Chinese, name) => format!("{name}第{number}行"),
    }
}
