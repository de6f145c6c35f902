//! SARIF 2.1.0 (OASIS), the format in which code hosts and editors take findings of any tool.
//! Invariant: valid against the standard's schema (`tests/report.rs`); columns are Unicode code points; paths are relative
//! references with every other character escaped.

use std::io::{Error, Result, Write};

use serde_json::{Value, json};

use super::{Entry, Place, place};
use crate::model::Edition;
use crate::rule::{Language, RULES, Rule, level_word};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn begin(language: Language, out: &mut dyn Write) -> Result<()> {
    let rules: Vec<Value> = RULES.iter().map(|rule| rule_view(rule, language)).collect();
    let tool = json!({"driver": {
        "name": "qingyang",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    }});
    write!(
        out,
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},"
    )?;
    out.write_all(b"\"columnKind\":\"unicodeCodePoints\",\"results\":[")
}

pub(super) fn write(
    edition: &Edition,
    entry: &Entry<'_>,
    first: bool,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all(if first { b"\n" } else { b",\n" })?;
    serde_json::to_writer(out, &result_view(edition, entry)).map_err(Error::from)
}

pub(super) fn finish(out: &mut dyn Write) -> Result<()> {
    out.write_all(b"\n]}]}\n")
}

fn rule_view(rule: &Rule, language: Language) -> Value {
    let name = super::name_of(rule, language);
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": name},
        "fullDescription": {"text": rule.gist()},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": level_word(rule.level)},
    })
}

fn result_view(edition: &Edition, entry: &Entry<'_>) -> Value {
    let index = RULES.iter().position(|rule| rule.code == entry.rule.code);
    let related = entry.finding.spans.iter().skip(1).filter_map(|span| {
        let page = edition
            .pages
            .iter()
            .find(|page| page.source.page == span.page)?;
        Some(location(&page.source.name, place(page, *span)))
    });
    let mut result = json!({
        "ruleId": entry.rule.code,
        "ruleIndex": index,
        "level": level_word(entry.finding.level),
        "message": {"text": entry.message},
        "locations": [location(entry.path(), entry.place())],
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn location(path: &str, place: Place) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(path)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }})
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let escaped = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    path.replace('\\', "/").bytes().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_escaped() {
        assert_eq!(
            uri("a b/第一版.txt"),
            "a%20b/%E7%AC%AC%E4%B8%80%E7%89%88.txt"
        );
        assert_eq!(uri("pages\\p-1_2.txt"), "pages/p-1_2.txt");
    }
}
