#!/usr/bin/env python3
"""Measures joins on pages of five stories of which one paragraph in three is cut and whose pieces were shuffled.

    python3 tests/fit/shuffle.py --bin target/release/qingyang --corpus TEXT... [--pages 150] [--figures 50,45,25,100,130 ...]

`printed`: as they were printed; `runs`: three times two runs of one to four pieces changed places; `story`: the pieces of
each story in any order; `page`: those of the whole page. A language model that has seen none of it reads them at each
caution. The pages of `story` and `page` are read once more with each of `--figures`; what they
make of them stands beside Caution::in_disorder.
Needs Python 3.9 and nothing else; takes some minutes.
"""
import argparse
import concurrent.futures
import json
import pathlib
import random
import tempfile

import saw
import thresholds

STORIES = 5
# Paragraphs of a story, at most.
PARAGRAPHS = 8
# The share of paragraphs that are cut, of those with so many characters.
CUT = .34
LONG = 40
KINDS = ('printed', 'runs', 'story', 'page')


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--bin', required=True)
    ap.add_argument('--corpus', nargs='+', type=pathlib.Path, required=True)
    ap.add_argument('--pages', type=int, default=150)
    ap.add_argument('--figures', nargs='*', default=[])
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
        folder = pathlib.Path(folder)
        papers = [paper for paper in saw.held_out(a.bin, a.corpus, folder) if len(paper) >= STORIES]
        extra = ['--model', str(saw.model(folder))]
        for kind in KINDS:
            dice = random.Random(11)
            pages = [write(folder / f'{number:04}-{kind}', dice.choices(papers, list(map(len, papers)))[0], dice, kind)
                     for number in range(a.pages)]
            ways = [(caution, ['--caution', caution]) for caution in ('low', 'normal', 'high')]
            if kind in ('story', 'page'):
                ways += [(figures, ['--thresholds', figures]) for figures in a.figures]
            for name, way in ways:
                done = list(pool.map(lambda page: page.joins_made(a.bin, way), (page_of(path, extra) for path in pages)))
                true, false, cuts = map(sum, zip(*done))
                print(f'{kind:8} {name:16} {true + false:5} joins, {false:4} of them false; recall {true / cuts:.3f}', flush=True)


def page_of(path, extra):
    return thresholds.Page(path, 0, json.loads(path.read_text('utf8'))['text'], tuple(extra))


def write(path, paper, dice, kind):
    """Writes a page and its gold; the gold's path."""
    stories = [(headline, [piece for number, text in enumerate(paragraphs[:PARAGRAPHS]) for piece in sawn(number, text, dice)])
               for headline, paragraphs in dice.sample(paper, STORIES)]
    printed = [(story, piece) for story, (headline, pieces) in enumerate(stories) for piece in [(None, headline), *pieces]]
    lines, numbers = [], {}
    for story, (number, text) in ordered(printed, dice, kind):
        lines += ['## ' + text if number is None else text, '']
        numbers.setdefault((story, number), []).append((len(lines) - 1, text))
    gold = []
    for story, (headline, pieces) in enumerate(stories):
        body = [[next(line for line, other in numbers[story, number] if other == text) for at, text in pieces if at == number]
                for number in dict.fromkeys(number for number, _ in pieces)]
        gold.append({'id': f'a{story}', 'headline': [numbers[story, None][0][0]], 'body': body})
    path.with_suffix('.txt').write_text('\n'.join(lines), 'utf8')
    path = path.with_suffix('.gold.json')
    path.write_text(json.dumps({'text': path.name.replace('.gold.json', '.txt'), 'articles': gold}), 'utf8')
    return path


def sawn(number, text, dice):
    """A paragraph, or its two pieces."""
    if len(text) < LONG or dice.random() >= CUT:
        return [(number, text)]
    while True:
        cut = dice.randrange(saw.LEAST, len(text) - saw.LEAST)
        if text[cut] not in saw.HANGING and text[cut - 1] not in saw.STOPS + '”：':
            return [(number, text[:cut]), (number, text[cut:])]


def ordered(printed, dice, kind):
    order = list(printed)
    told = [at for at, (_, (number, _)) in enumerate(order) if number is not None]
    if kind == 'runs':
        for _ in range(3):
            at, one, other = dice.randrange(1, len(order) - 8), dice.randrange(1, 5), dice.randrange(1, 5)
            if all(number is not None for _, (number, _) in order[at:at + one + other]):
                order[at:at + one + other] = order[at + one:at + one + other] + order[at:at + one]
    elif kind != 'printed':
        stories = range(STORIES) if kind == 'story' else [None]
        for story in stories:
            places = [at for at in told if story is None or printed[at][0] == story]
            drawn = list(places)
            dice.shuffle(drawn)
            for place, other in zip(places, drawn):
                order[place] = printed[other]
    return order


if __name__ == '__main__':
    main()
