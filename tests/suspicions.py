#!/usr/bin/env python3
"""Measure what `qingyang check` suspects of the scan, on pages whose truth is known. Run by hand.

    suspicions.py [--bin PATH] FOLDER

FOLDER holds pages `NAME-KIND-NNN.txt`. The pages of kind `noisy` have a `NAME-noisy-NNN.gold.json` beside them whose
`truth` says, by line number, what each damaged line was; all other kinds are clean text.

Printed: warnings of the scan's rules (I510 to I550) on clean pages, and characters a warning; on noisy pages the precision
of each rule (a warning is right if the text was changed within a character of it) and how much of each kind of damage was
found. A lost full stop counts as found at the end of its line, any other damage at its place.
"""
import argparse
import collections
import difflib
import json
import pathlib
import subprocess

RULES = ('I510', 'I520', 'I530', 'I535', 'I540', 'I550')


def warnings(program, paths):
    """The scan's warnings on pages, by path."""
    run = subprocess.run([program, 'check', '--no-link', '--to', 'jsonl', '--fail-on', 'never', '--select', ','.join(RULES),
                          *map(str, paths)], capture_output=True, check=True)
    found = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        finding = json.loads(line)
        found[finding['source']].append(finding)
    return found


def damage(truth, line):
    """What was done to a line: (kind, first, last) in characters of the line as it stands."""
    for kind, a, b, first, last in difflib.SequenceMatcher(None, truth, line, autojunk=False).get_opcodes():
        if kind == 'equal':
            continue
        was, now = truth[a:b], line[first:last]
        if not (was + now).strip():
            continue
        if was == '。' and not now:
            name = 'full stop lost'
        elif kind == 'replace' and now in ('.', ','):
            name = 'punctuation misread'
        elif kind == 'insert' and now and line[first - 1:first] == now:
            name = 'character doubled'
        elif kind == 'replace' and len(was) == len(now) and was.isalpha() and now.isalpha():
            name = 'character misread'
        else:
            name = 'other'
        yield name, first, max(last, first + 1)


def near(finding, first, last):
    return first - 1 <= finding['column'] - 1 <= last


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument('--bin', default='target/release/qingyang')
    options.add_argument('folder', type=pathlib.Path)
    options = options.parse_args()
    kinds = collections.defaultdict(list)
    for page in sorted(options.folder.glob('*.txt')):
        kinds[page.name.split('-')[1]].append(page)
    for kind, pages in sorted(kinds.items()):
        found = warnings(options.bin, pages)
        size = sum(len(''.join(page.read_text().split())) for page in pages)
        if kind != 'noisy':
            count = sum(map(len, found.values()))
            each = f'one in {size // count}' if count else 'none'
            print(f'{kind:10} {size} characters, {count} warnings: {each}')
            for finding in (finding for page in pages for finding in found[str(page)]):
                print(f"    {pathlib.Path(finding['source']).name}:{finding['line']}:{finding['column']} {finding['message']}")
            continue
        right, said, done, seen = (collections.Counter() for _ in range(4))
        for page in pages:
            lines = page.read_text().split('\n')
            truth = json.loads((page.parent / f'{page.stem}.gold.json').read_text())['truth']
            places = [(name, int(number), first, last) for number, was in truth.items()
                      for name, first, last in damage(was, lines[int(number) - 1])]
            for finding in found[str(page)]:
                said[finding['code']] += 1
                right[finding['code']] += any(finding['line'] == line and near(finding, first, last)
                                              for _, line, first, last in places)
            for name, line, first, last in places:
                done[name] += 1
                seen[name] += any(finding['line'] == line and near(finding, first, last)
                                  for finding in found[str(page)])
        print(f'{kind:10} {size} characters')
        for code in sorted(said):
            print(f'    {code}: {right[code]} of {said[code]} right')
        print(f'    precision {sum(right.values()) / max(1, sum(said.values())):.3f}')
        for name in sorted(done):
            print(f'    {name}: {seen[name]} of {done[name]} found')
        print(f'    recall {sum(seen.values()) / max(1, sum(done.values())):.3f}')


if __name__ == '__main__':
    main()
