#!/usr/bin/env python3
"""Chooses the thresholds of `--caution`: prints what Caution::thresholds in src/joinery/caution.rs holds.

    python3 tests/fit/thresholds.py --bin target/release/qingyang --gold GOLD.json... --corpus TEXT... [--pages 400]

The pages are those that fit.py fits the signs on: gold pages and the saw's, whose language model has seen none of them.
What a caution makes of them is worth the share of cut sentences that it joins, less what its false joins cost, and the
share of paragraphs that are followed by the one that follows in print; a page that was printed in order and of which text
is moved costs as much as a false join. COSTS says what a false join costs in missing ones. From START on, one threshold
after the other is set to the best of its choices, until none gets better. Printed with each caution: the joins made, true
and false, and of how many, paragraphs in order, and pages that were moved for nothing.
Needs Python 3.9 and nothing else; takes a quarter of an hour.
"""
import argparse
import concurrent.futures
import functools
import json
import pathlib
import subprocess
import tempfile

import fit
import saw

# An editor's page may as well have a false join as a missing one; an archive's, rather twenty missing ones.
COSTS = {'low': 0.5, 'normal': 2.0, 'high': 20.0}
CHOICES = {'accept': (-20, -15, -10, -6, -4, -2, 0, 2, 4, 6, 8, 10, 15, 20, 30, 40, 50, 60, 70, 80),
           'accept_move': (-5, 0, 5, 10, 20, 40, 60),
           'margin': (5, 10, 15, 20, 25, 30, 40),
           'part': (15, 20, 25, 30, 35, 40, 50, 60, 80, 100),
           'swap': (25, 30, 35, 40, 45, 50, 60, 70, 80, 100, 120, 150)}
START = {'low': (-10, -5, 5, 25, 35), 'normal': (2, 5, 20, 35, 40), 'high': (60, 5, 30, 80, 100)}
# Pages that were not printed as they are to be read, by their names.
DISORDERLY = ('scramble', 'shuffled', 'dazhong')
# What must be gained for a choice to be another one.
LEAST = 2e-4


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--bin', required=True)
    ap.add_argument('--gold', nargs='+', type=pathlib.Path, required=True)
    ap.add_argument('--corpus', nargs='+', type=pathlib.Path, required=True)
    ap.add_argument('--pages', type=int, default=400)
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
        folder = pathlib.Path(folder)
        sawn = list(saw.bench(a.bin, a.corpus, folder, a.pages))
        pages = [Page(path, page, text, ()) for path in a.gold for page, text in texts_of(path)]
        pages += [Page(path, 0, text, ('--model', str(saw.model(folder)))) for path in sawn for _, text in texts_of(path)]

        @functools.cache
        def tally(thresholds):
            done = list(pool.map(lambda page: page.judge(a.bin, thresholds), pages))
            return [sum(figures) for figures in zip(*done)]
        for caution, cost in COSTS.items():
            best = search(tally, START[caution], cost)
            print(caution, *(f'{name} {value}' for name, value in zip(CHOICES, best)), tell(tally(best)), flush=True)


def texts_of(path):
    gold = json.loads(path.read_text('utf8'))
    return list(enumerate(gold.get('texts') or [gold['text']]))


def search(tally, start, cost):
    """The best thresholds that single changes lead to."""
    def worth(thresholds):
        true, false, cuts, followed, paragraphs, moved, still = tally(thresholds)
        return (true - cost * false) / cuts + followed / paragraphs - cost * moved / still
    best, changed = tuple(start), True
    while changed:
        changed = False
        for at, choices in enumerate(CHOICES.values()):
            # The figures change smoothly: walk from the best choice as long as that gains.
            for way in (1, -1):
                ahead = sorted((c for c in choices if (c - best[at]) * way > 0), key=abs_from(best[at]))
                for choice in ahead[:3]:
                    other = best[:at] + (choice,) + best[at + 1:]
                    if worth(other) > worth(best) + LEAST:
                        best, changed = other, True
    return best


def abs_from(here):
    return lambda choice: abs(choice - here)


def tell(figures):
    true, false, cuts, followed, paragraphs, moved, still = figures
    return f'  {true} true and {false} false joins of {cuts}, {followed} of {paragraphs} paragraphs in order, {moved} of {still} pages moved'


class Page:
    """A page whose truth is known."""
    def __init__(self, path, page, text, extra):
        gold = json.loads(path.read_text('utf8'))
        self.path, self.extra = path.parent / text, extra
        self.joins, self.lines = fit.true_joins(gold, page)
        self.still = not any(kind in path.name for kind in DISORDERLY)
        self.following = {}
        for body in fit.bodies(gold, page):
            lines = [line for paragraph in body for line in paragraph]
            self.following.update(zip(lines, lines[1:]))

    def joins_made(self, program, way):
        """(joins made that are true, that are false, true ones)."""
        return self.read(program, way)[:3]

    def judge(self, program, thresholds):
        """What `read` tells, with thresholds in figures."""
        return self.read(program, ['--thresholds', ','.join(map(str, thresholds))])

    def read(self, program, way):
        """(joins made that are true, that are false, true ones, lines followed by the right one, lines, moved, may not be)."""
        command = [program, *self.extra, '-q', *way, '--to', 'json', str(self.path)]
        page = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        made, following = set(), {}
        for article in page['articles']:
            told = []
            for block in article['body']:
                lines = [span['line'] for span in block['spans']]
                lines = [n for at, n in enumerate(lines) if n in self.lines and lines[at - 1:at] != [n]]
                made.update(zip(lines, lines[1:]))
                told += lines
            following.update(zip(told, told[1:]))
        moved = any(finding['code'] in ('J340', 'A440') for finding in page['findings'])
        followed = sum(following.get(tail) == head for tail, head in self.following.items())
        return (len(made & self.joins), len(made - self.joins), len(self.joins), followed, len(self.following),
                int(moved and self.still), int(self.still))


if __name__ == '__main__':
    main()
