//! gather: lines to blocks. Lines that a printed column broke become one block; each other line is a block of its own.
//! Invariant: blocks keep the order of the lines and share none of them.
//! Deliberately absent: roles, and joins of blocks that a column break or a picture holds apart.

mod carve;
mod column;

use crate::lang::furniture;
use crate::lang::ngram::Model;
use crate::model::{Block, Line, Mark, Role, Setting};

/// A line of more characters than this was not set in a column.
/// Columns of Chinese newspapers hold 8 to 26 characters; wide ones of a double column up to 40.
const LONGEST_COLUMN_LINE: usize = 44;

/// Gathers the lines of a page.
#[must_use]
pub fn gather(lines: Vec<Line>, model: &Model) -> Vec<Block> {
    let lengths: Vec<usize> = lines
        .iter()
        .map(|line| line.text.as_str().chars().count())
        .collect();
    let mut blocks = Vec::with_capacity(lines.len());
    let mut run: Vec<Line> = Vec::new();
    for (line, length) in lines.into_iter().zip(lengths) {
        if length > LONGEST_COLUMN_LINE
            || line.mark != Mark::None
            || line.known.is_some()
            || furniture::look(line.text.as_str(), false).is_some()
        {
            settle(std::mem::take(&mut run), model, &mut blocks);
            blocks.push(block(line, Setting::Whole));
        } else {
            run.push(line);
        }
    }
    settle(run, model, &mut blocks);
    carve::carve(blocks)
}

/// Makes blocks of a run of short lines.
fn settle(run: Vec<Line>, model: &Model, blocks: &mut Vec<Block>) {
    let settings = column::read_settings(&run, model);
    for (line, (setting, joins)) in run.into_iter().zip(settings) {
        match blocks.last_mut() {
            Some(last) if joins => {
                last.lines += 1;
                last.last_line = line.text.as_str().chars().count();
                last.text.run_on(line.text);
            }
            _ => blocks.push(block(line, setting)),
        }
    }
}

fn block(line: Line, setting: Setting) -> Block {
    Block {
        last_line: line.text.as_str().chars().count(),
        lines: 1,
        joins: Vec::new(),
        text: line.text,
        mark: line.mark,
        emphasis: line.emphasis,
        indent: line.indent,
        after_blank: line.after_blank,
        setting,
        carved: false,
        length: 0,
        known: line.known,
        start: None,
        role: Role::Paragraph,
        runner_up: None,
    }
}
