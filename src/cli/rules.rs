//! The rule book: one rule's page, or the list of all.

use std::io::{self, Write as _};

use super::delivered;
use super::job::RulesTask;
use crate::rule::{Language, RULES, Rule, level_word};

/// Prints a rule's page.
pub fn explain(rule: &Rule) -> anyhow::Result<()> {
    delivered(io::stdout().lock().write_all(rule.page.as_bytes()))
}

/// Lists the rules: code, level and name a line, or all that is known of them as JSON.
pub fn list(task: &RulesTask) -> anyhow::Result<()> {
    let text = if task.json {
        json()
    } else {
        table(task.language)
    };
    delivered(io::stdout().lock().write_all(text.as_bytes()))
}

fn table(language: Language) -> String {
    let line = |rule: &Rule| {
        let name = match language {
            Language::English => rule.name,
            Language::Chinese => rule.chinese_name,
        };
        format!("{}  {:<7}  {name}\n", rule.code, level_word(rule.level))
    };
    RULES.iter().map(line).collect()
}

fn json() -> String {
    let rule = |rule: &Rule| {
        serde_json::json!({
            "code": rule.code,
            "name": rule.name,
            "chineseName": rule.chinese_name,
            "level": level_word(rule.level),
            "gist": rule.gist(),
            "message": {"en": rule.english, "zh": rule.chinese},
        })
    };
    let rules: Vec<serde_json::Value> = RULES.iter().map(rule).collect();
    format!("{}\n", serde_json::Value::from(rules))
}
