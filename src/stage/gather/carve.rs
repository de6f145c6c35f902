//! Carves what is printed inside a paragraph and is none of it: a jump line at its edge, a byline glued to its end,
//! a kicker fused with its headline.
//! Invariant: the pieces together are the block, in its order. Deliberately absent: datelines, which stay in their paragraph.

use crate::lang::{jump, pack};
use crate::model::{Block, Mark, Text};

/// A glued byline is no longer than this, in characters.
const LONGEST_BYLINE: usize = 48;

/// Carves every block of a page.
pub fn carve(blocks: Vec<Block>) -> Vec<Block> {
    let mut carved: Vec<Block> = Vec::with_capacity(blocks.len() + 8);
    for block in rejoin_cut_jumps(blocks) {
        carve_one(block, &mut carved);
    }
    for block in &mut carved {
        block.length = block.as_str().chars().count();
    }
    carved
}

fn carve_one(mut block: Block, carved: &mut Vec<Block>) {
    if block.known.is_some() {
        carved.push(block);
        return;
    }
    if let Some((end, _)) = jump::leading(block.as_str())
        && end < block.as_str().len()
    {
        let (marker, rest) = std::mem::take(&mut block.text).split_at(end);
        carved.push(Block {
            text: marker.trimmed(),
            ..piece_of(&block)
        });
        let rest = Block {
            text: rest.trimmed(),
            carved: true,
            after_blank: false,
            ..piece_of(&block)
        };
        // A heading mark belongs to the jump line; what follows it is text.
        block = Block {
            mark: Mark::None,
            ..rest
        };
    }
    let mut behind = None;
    if let Some((start, _)) = jump::trailing(block.as_str())
        && start > 0
    {
        let (text, marker) = std::mem::take(&mut block.text).split_at(start);
        behind = Some(Block {
            text: marker.trimmed(),
            carved: true,
            after_blank: false,
            mark: Mark::None,
            ..piece_of(&block)
        });
        block.text = text.trimmed();
    }
    if let Some(start) = glued_byline(block.as_str()) {
        let (text, byline) = std::mem::take(&mut block.text).split_at(start);
        let byline = Block {
            text: byline.trimmed(),
            carved: true,
            after_blank: false,
            ..piece_of(&block)
        };
        carved.push(Block {
            text: text.trimmed(),
            ..block
        });
        carved.push(byline);
    } else if let Some(cut) = fused_kicker(&block) {
        let (kicker, headline) = std::mem::take(&mut block.text).split_at(cut);
        let headline = Block {
            text: headline.trimmed(),
            carved: true,
            after_blank: false,
            ..piece_of(&block)
        };
        // The mark was the headline's; the kicker stands unmarked above it, as kickers do.
        carved.push(Block {
            text: kicker.trimmed(),
            mark: Mark::None,
            ..block
        });
        carved.push(headline);
    } else {
        carved.push(block);
    }
    carved.extend(behind);
}

/// The block without its text, to be filled.
fn piece_of(block: &Block) -> Block {
    Block {
        text: Text::default(),
        ..block.clone()
    }
}

/// A jump line that the column broke is one again: （上接第 over 一版）.
fn rejoin_cut_jumps(blocks: Vec<Block>) -> Vec<Block> {
    let mut whole: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let Some(last) = whole.last_mut()
            && last.text.as_str().len() < 40
            && last
                .text
                .as_str()
                .starts_with(['（', '(', '【', '〔', '[', '上', '下'])
            && jump::leading(last.as_str()).is_none()
            && jump::leading(&format!("{}{}", last.as_str(), block.as_str()))
                .is_some_and(|(end, _)| end > last.as_str().len())
        {
            last.text.append(block.text);
            continue;
        }
        whole.push(block);
    }
    whole
}

/// Where a byline begins that is glued to the end of a paragraph, in bytes:
/// a sentence ends, and `本报记者 …` follows and has no stop of its own (新民晚报; CONVENTIONS §3).
fn glued_byline(text: &str) -> Option<usize> {
    // A byline ends no sentence, and nearly every paragraph does.
    if text.ends_with(['。', '”', '！', '？']) {
        return None;
    }
    let back: usize = text
        .chars()
        .rev()
        .take(LONGEST_BYLINE)
        .map(char::len_utf8)
        .sum();
    let from = text.len() - back;
    let window = text.get(from..)?;
    if !window.contains("记者") && !window.contains("通讯员") && !window.contains("記者") {
        return None;
    }
    let stop = window
        .char_indices()
        .rev()
        .find(|&(_, mark)| pack().stops.contains(mark))?;
    let mut start = stop.0 + stop.1.len_utf8();
    let rest = window.get(start..)?;
    start += rest.len()
        - rest
            .trim_start_matches(|mark: char| "”’」』".contains(mark))
            .len();
    let byline = window.get(start..)?.trim_start();
    // 图为…。 本报记者 某某 摄 is a caption and its credit, and stays together.
    let credit = byline.ends_with(['摄', '攝']);
    let fits = !credit
        && !byline.is_empty()
        && !byline.contains(['，', '：'])
        && pack().patterns.byline.is_match(byline);
    let open = byline.starts_with(['（', '(']);
    (fits && (!open || byline.ends_with(['）', ')']))).then_some(from + start)
}

/// Where the headline begins in a heading that holds kicker and headline, in bytes.
/// Clear only if the first part is a clause (it has a comma, or ends as kickers do), the second has none,
/// and exactly one blank parts them: a headline in two halves has halves of like build.
fn fused_kicker(block: &Block) -> Option<usize> {
    if !matches!(block.mark, Mark::Heading(1..=3)) {
        return None;
    }
    let text = block.as_str();
    let (kicker, headline) = text.split_once(char::is_whitespace)?;
    let headline = headline.trim_start();
    let count = |part: &str| part.chars().count();
    let clause =
        kicker.contains('，') && !headline.contains('，') && count(kicker) >= count(headline) + 4;
    let says = pack()
        .kicker_endings
        .iter()
        .any(|ending| kicker.ends_with(ending.as_str()));
    let clear = (clause || says)
        && !headline.contains(char::is_whitespace)
        && count(headline) >= 6
        && count(kicker) >= 6;
    clear.then_some(kicker.len())
}

#[cfg(test)]
mod tests {
    use super::glued_byline;

    #[test]
    fn a_glued_byline_is_found_and_a_sentence_left_alone() {
        let text = "演出十分动人。    本报记者  林晓  左妍";
        assert_eq!(
            glued_byline(text).and_then(|at| text.get(at..)),
            Some("    本报记者  林晓  左妍")
        );
        for text in [
            "他说。本报记者林晓，昨天到了那里。",
            "本报记者林晓报道",
            "他走了。记者们也走了",
        ] {
            assert_eq!(glued_byline(text), None, "{text}");
        }
    }
}
