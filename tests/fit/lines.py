#!/usr/bin/env python3
"""Measures the paragraphs that come out of line dumps: what they make of the costs of src/stage/gather/column.rs.

    python3 tests/fit/lines.py --bin target/release/qingyang --corpus TEXT... [--pages 60] [--model FILE]

A page is four stories of clean text, set in one column of 13 to 26 cells with indents of two. `indent`: as printed; `lost`: one
indent in ten is not in the text; `half`: every other one; `bare`: none is. A mark that ends a full line hangs over its
edge, or (`-in`) takes the last cell. The language model has seen none of the text; `--model` is one that an earlier run
kept. Printed: how many of the paragraphs that came out are those of the text, and how many of the text's came out.
Needs Python 3.9 and nothing else; takes a minute, and as long as `qingyang train` without `--model`.
"""
import argparse
import concurrent.futures
import json
import pathlib
import random
import subprocess
import tempfile

import saw

STORIES = 4
# Paragraphs of a story, at most.
PARAGRAPHS = 10
# Cells of a column.
WIDTHS = range(13, 27)
INDENT = '\u3000\u3000'
# The share of indents that are not in the text, and whether marks hang.
SETTINGS = {'indent': (0, True), 'indent-in': (0, False), 'lost': (0.1, True), 'half': (0.5, True), 'bare': (1, True), 'bare-in': (1, False)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--bin', required=True)
    ap.add_argument('--corpus', nargs='+', type=pathlib.Path, required=True)
    ap.add_argument('--pages', type=int, default=60)
    ap.add_argument('--model', type=pathlib.Path)
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
        folder = pathlib.Path(folder)
        papers = saw.ends_of(a.corpus) if a.model else saw.held_out(a.bin, a.corpus, folder)
        model = a.model or saw.model(folder)
        for name, (lost, hangs) in SETTINGS.items():
            dice = random.Random(5)
            pages = [page_of(dice.choices(papers, list(map(len, papers)))[0], dice, lost, hangs) for _ in range(a.pages)]
            right, made, true = map(sum, zip(*pool.map(lambda page: judge(a.bin, model, *page), pages)))
            print(f'{name:10} precision {right / made:.4f}, recall {right / true:.4f} of {true} paragraphs', flush=True)


def page_of(paper, dice, lost, hangs):
    """A page, and the lines of each of its paragraphs."""
    lines, gold, width = [], [], dice.choice(WIDTHS)
    for headline, paragraphs in dice.sample(paper, STORIES):
        lines += ['', headline]
        for text in paragraphs[:PARAGRAPHS]:
            printed = set_in_column(text, width, hangs)
            if dice.random() >= lost:
                printed[0] = INDENT + printed[0]
            gold.append(tuple(range(len(lines) + 1, len(lines) + len(printed) + 1)))
            lines += printed
    return '\n'.join(lines) + '\n', gold


def set_in_column(text, width, hangs):
    """The lines of a paragraph. None begins with a mark that ends a clause."""
    lines, line, room = [], '', width - len(INDENT)
    for letter in text:
        if len(line) < room or (hangs and letter in saw.HANGING and len(line) == room):
            line += letter
            continue
        carried = line[-1] if letter in saw.HANGING else ''
        lines.append(line[:len(line) - len(carried)])
        line, room = carried + letter, width
    return lines + [line]


def judge(program, model, page, gold):
    """How many paragraphs are right, of how many, and how many there are."""
    command = [program, '--model', str(model), '-q', '--to', 'json', '-']
    told = json.loads(subprocess.run(command, input=page.encode(), capture_output=True, check=True).stdout)
    made = {tuple(dict.fromkeys(span['line'] for span in item.get('spans', []))) for article in told['articles'] for item in article['body']}
    return len(made & set(gold)), len(made), len(gold)


if __name__ == '__main__':
    main()
