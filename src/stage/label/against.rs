//! The points against each role of a display line, one function a role.
//! The weights are tenths of a nat, set by hand from the counts of CONVENTIONS §6 and checked on the development pages;
//! 10 is odds of 3 to 1, 23 of 10 to 1.
//! Invariant: a function reads a [`Look`] and nothing else.

use super::look::{BEFORE_DATELINE, Look};
use crate::lang::pack;

/// Adds up the points of what holds.
pub fn points(parts: &[(bool, i32)]) -> i32 {
    parts
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum()
}

/// 正文: running text.
pub fn paragraph(look: &Look<'_>) -> i32 {
    points(&[
        (look.level.is_some(), 50),
        (look.bold, 15),
        (!look.stops && !look.hangs && look.length < 46, 22),
        (look.column, -12),
        (look.loose && !look.stops, 14),
        (look.indented, -20),
        // Running text has no wide gap inside, and no gap at all where it has no marks.
        (look.text.contains("  ") && !look.stops, 20),
        (look.halves, 15),
        (look.text.starts_with(['■', '◆', '●', '▲']), -10),
        (look.couplet, 15),
        (look.lone, 14),
        (look.scant, 24),
        // A report begins with its dateline; a line without a stop above that is its headline.
        (
            look.leads >= BEFORE_DATELINE && !look.stops && !look.hangs && look.goes_on <= 0,
            12,
        ),
    ]) - look.runs_on
        - look.goes_on.max(0)
}

/// 标题.
pub fn headline(look: &Look<'_>) -> i32 {
    let mark = match look.level {
        Some(1 | 2) => 0,
        Some(3) => 15,
        Some(_) => 25,
        None if look.marked => 38,
        None => 12,
    };
    // A headline's words come back below it; a crosshead's as much above as below. Text turns to other things at a
    // headline: the stretches above and below share few words.
    let echo = (10 - (look.echo.behind - look.echo.before / 2) / 3).clamp(-16, 14);
    mark + echo + look.turn() + look.flows() - look.leads
        + points(&[
            (look.length < 4, 25),
            (look.in_column, 25),
            (look.length > 40, 12),
            (look.length > 50, 30),
            (look.ends_full_stop(), 55),
            (look.hangs, 40),
            (look.dash, 35),
            (look.numbered, 30),
            (look.column, 25),
            (look.indented, 25),
            (look.flush, -14),
            (look.listed, 40),
            (look.couplet, 12),
            // 某某等参加会见。: the story is over five times in six (114 of 135 in the corpora; any line, one in six).
            (look.under_last_line, -14),
            (look.text.starts_with(['（', '—', '■', '◆']), 20),
        ])
}

/// 小标题: a heading inside an article.
pub fn crosshead(look: &Look<'_>) -> i32 {
    let mark = match look.level {
        Some(1 | 2) => 45,
        Some(_) => 5,
        None => 16,
    };
    mark - look.turn()
        + look.flows()
        + look.leads
        + points(&[
            (look.length > 24, 25),
            (look.length > 32, 30),
            (look.ends_full_stop(), 45),
            (look.stops && !look.ends_full_stop(), 5),
            (look.hangs, 35),
            (look.dash, -8),
            (look.numbered, -25),
            (look.listed, 10),
            (look.bold, -5),
            (look.under_last_line, 14),
            (look.text.starts_with(['■', '◆', '●']), 20),
        ])
}

/// 栏目: a rubric, whose words come back nowhere.
pub fn standing_head(look: &Look<'_>) -> i32 {
    let echo = (look.echo.behind / 4).min(18);
    points(&[
        (true, 38 + echo + look.flows()),
        (look.listed, -60),
        (look.couplet && !look.listed, -36),
        (look.length > 16 && !look.couplet, 25),
        (look.stops, 40),
        (look.hangs, 40),
        (look.length < 2, 40),
    ]) + points(&[
        (look.text.contains("  "), -14),
        (look.column, 25),
        (look.under_last_line, -14),
        (look.text.starts_with(['（', '—']), 30),
    ])
}

/// 引题: the clause above a headline.
pub fn kicker(look: &Look<'_>) -> i32 {
    let says = pack()
        .kicker_endings
        .iter()
        .any(|ending| look.text.ends_with(ending.as_str()));
    let clause = look.text.contains('，');
    points(&[
        (true, 34 + look.flows()),
        (says, -30),
        (look.on_headline, -10),
        (look.fused, -40),
        (clause, -6),
        (look.stops, 30),
        (look.hangs, 40),
        (look.length < 6, 25),
        (look.length > 40, 20),
    ]) + points(&[
        (look.column, 25),
        (look.listed, 30),
        (look.indented, 20),
        (look.under_last_line, -14),
        (look.text.starts_with(['（', '—']), 30),
    ])
}

/// 副题: what stands under a headline.
pub fn deck(look: &Look<'_>) -> i32 {
    points(&[
        (true, 28 + look.flows() - look.leads),
        (look.length < 5, 15),
        (look.under_headline, -14),
        (look.text.starts_with("——"), -26),
        (look.text.starts_with('◆'), -30),
        (look.text.starts_with('（'), 10),
        (look.ends_full_stop(), 40),
        (look.hangs, 30),
        (look.length > 46, 20),
        (look.column, 20),
        (look.indented, 15),
        (look.listed, 25),
    ])
}

/// 图片说明.
pub fn caption(look: &Look<'_>) -> i32 {
    let lead = pack().patterns.caption_lead.is_match(look.text);
    // 图为…。 本报记者 某某 摄: a sentence and a credit in one line.
    let credited = look.text.contains('。')
        && !look.ends_full_stop()
        && pack().patterns.credit.is_match(look.text);
    points(&[
        (true, 34),
        (lead, -48),
        (credited, -48),
        (look.under_credit, -36),
        (look.under_caption, -22),
        (look.level.is_some(), 30),
        (!look.stops && !credited && !lead, 20),
    ])
}

/// The title of a photo story.
pub fn photo_title(look: &Look<'_>) -> i32 {
    points(&[
        (true, 45),
        (look.level.is_some(), -20),
        (look.on_picture, -35),
        (!look.on_picture && look.near_picture, -5),
        (look.stops, 30),
        (look.length > 24, 15),
        (look.column, 20),
    ])
}
