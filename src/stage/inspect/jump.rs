//! Jump lines whose brackets do not match: [上接第一版）, 轉入二版）.

use crate::lang::pack;
use crate::model::{Article, Finding};
use crate::rule;

/// Looks at every jump line.
pub fn search(articles: &[Article], findings: &mut Vec<Finding>) {
    let jumps = articles
        .iter()
        .flat_map(|article| article.from.iter().chain(&article.on));
    for marker in jumps.map(|jump| &jump.marker) {
        let words = marker.as_str();
        let opener = words
            .chars()
            .next()
            .and_then(|mark| pack().openers.place(mark));
        let closer = words
            .chars()
            .next_back()
            .and_then(|mark| pack().closers.place(mark));
        if opener != closer {
            let place = marker.first().into_iter().collect();
            findings.push(rule::finding("A470", place).with("marker", words));
        }
    }
}
