#!/usr/bin/env python3
"""Measure a whole archive: speed, memory, the same bytes with any number of jobs, killed and resumed.

    cargo build --release
    python3 tests/measure/archive.py --pages 2000            # a quick look
    python3 tests/measure/archive.py --pages 100000          # about 2 GB, made from fixtures/pages and deleted at the end

Every page is the text of several fixture pages under a folio of its own, sixteen pages a day, a folder a day; the same
archive each time. No part of `cargo test`.
"""
import argparse, datetime, filecmp, json, os, pathlib, random, shutil, subprocess, sys, tempfile, time

HOME = pathlib.Path(__file__).resolve().parents[2]
A_DAY = 16
FIXTURES_A_PAGE = 6


def fixtures():
    """The fixture pages that are UTF-8."""
    for page in sorted(HOME.glob('fixtures/pages/*/page.txt')):
        try:
            yield page.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            pass  # a page of an older encoding, or of none


def make(root, pages):
    """Writes the archive; its bytes."""
    texts = [text for text in fixtures() if len(text.encode()) > 2000]
    written = 0
    for at in range(pages):
        day = datetime.date(1950, 1, 1) + datetime.timedelta(days=at // A_DAY)
        number = at % A_DAY + 1
        dice = random.Random(at)
        folio = f'青川日报 {day.year}年{day.month}月{day.day}日 第{number}版 要闻\n\n'
        data = (folio + '\n\n'.join(dice.sample(texts, FIXTURES_A_PAGE))).encode()
        folder = root / str(day.year) / day.isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'{number:02}.txt').write_bytes(data)
        written += len(data)
    return written


# A process begins with the memory of the one that started it, so a small one starts what is measured.
LAUNCH = """
import json, os, sys, time
began = time.monotonic()
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
took = time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
open(sys.argv[1], 'w').write(json.dumps([status, *took]))
"""


def run(command, stdin=None, stdout=subprocess.DEVNULL):
    """Runs to the end; seconds, processor seconds, peak MB."""
    if isinstance(command, str):
        command = ['/bin/sh', '-c', command]
    with tempfile.NamedTemporaryFile() as told:
        launch = [sys.executable, '-S', '-E', '-c', LAUNCH, told.name, *command]
        done = subprocess.run(launch, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
        status, *took = json.load(told)
    if status != 0:
        sys.exit(f'{command}: status {status}: {done.stderr.decode()[-500:]}')
    return took


def same(one, other):
    """Whether two trees hold the same names and bytes."""
    names = lambda root: sorted(p.relative_to(root) for p in root.rglob('*'))
    if names(one) != names(other):
        return False
    files = [n for n in names(one) if (one / n).is_file()]
    _, wrong, broken = filecmp.cmpfiles(one, other, files, shallow=False)
    return not wrong and not broken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', default=HOME / 'target/release/qingyang')
    parser.add_argument('--pages', type=int, default=2000)
    parser.add_argument('--kills', type=int, default=5)
    parser.add_argument('--repeat', type=int, default=1, help='best of so many runs of each speed')
    parser.add_argument('--dir', default=None, help='where to make it; else the temporary folder')
    parser.add_argument('--stream', action='store_true', help='only JSON Lines')
    options = parser.parse_args()
    place = pathlib.Path(tempfile.mkdtemp(prefix='qingyang-archive-', dir=options.dir))
    try:
        measure(options, place)
    finally:
        shutil.rmtree(place)


def measure(options, place):
    archive, pages = place / 'in', options.pages
    size = make(archive, pages)
    print(f'{pages} pages, {size / 1e6:.0f} MB', flush=True)
    if options.stream:
        return stream(options, place, archive)
    base = [str(options.bin), '-q', '--to', 'json', str(archive)]

    every = f"find {archive} -name '*.txt' -print0 | sort -z | xargs -0 cat"
    run(every)  # into the page cache, for all alike
    cat = min(run(f'{every} | cat')[0] for _ in range(3))
    iconv = min(run(f'{every} | iconv -f UTF-8 -t UTF-16 | wc -c')[0] for _ in range(3))
    print(f'cat {cat:.2f} s, iconv {iconv:.2f} s', flush=True)

    took = {}
    for jobs in (1, 2, 8):
        out = place / f'out{jobs}'
        for _ in range(options.repeat if jobs < 8 else 1):
            shutil.rmtree(out, ignore_errors=True)
            wall, cpu, peak = run([*base, '-j', str(jobs), '-o', str(out)])
            took[jobs] = min(took.get(jobs, wall), wall)
            print(f'{jobs} jobs: {wall:.1f} s, {pages / wall:.0f} pages/s, {size / wall / 1e6:.1f} MB/s, '
                  f'processor {cpu:.1f} s, peak {peak:.0f} MB, {wall / cat:.0f} x cat, {wall / iconv:.0f} x iconv', flush=True)
        if jobs > 1:
            print(f'  the same bytes as with 1 job: {same(place / "out1", out)}', flush=True)
            shutil.rmtree(out)
    print(f'2 jobs are {took[1] / took[2]:.2f} times as fast as 1', flush=True)

    kill(options, place, base, took[2])
    shutil.rmtree(place / 'out1')
    stream(options, place, archive)


def kill(options, place, base, whole):
    killed, dice = place / 'killed', random.Random(7)
    for _ in range(options.kills):
        child = subprocess.Popen([*base, '--resume', '-o', str(killed)], stderr=subprocess.DEVNULL)
        time.sleep(whole / (options.kills + 1) * dice.uniform(.6, 1))
        child.kill()
        child.wait()
        results = [p for p in killed.rglob('*.json') if '.qingyang' not in p.parts]
        half = [p for p in results if not filecmp.cmp(p, place / 'out1' / p.relative_to(killed), shallow=False)]
        print(f'  killed: {len(results)} results in place, {len(half)} of them not whole', flush=True)
    wall, _, _ = run([*base, '--resume', '-o', str(killed)])
    print(f'killed {options.kills} times and resumed ({wall:.1f} s): the same tree: {same(place / "out1", killed)}', flush=True)
    shutil.rmtree(killed)


def stream(options, place, archive):
    lines, pages = place / 'pages.jsonl', options.pages
    with lines.open('w') as file:
        for page in sorted(archive.rglob('*.txt')):
            record = {'id': str(page.relative_to(archive)), 'text': page.read_text(), 'datePublished': page.parent.name,
                      'printPage': page.stem, 'publication': '青川日报'}
            file.write(json.dumps(record, ensure_ascii=False) + '\n')
    results = []
    for jobs in (1, 2):
        out = place / f'{jobs}.jsonl'
        with lines.open() as stdin, out.open('wb') as stdout:
            wall, cpu, peak = run([str(options.bin), '-q', '--from', 'jsonl', '--to', 'jsonl', '-j', str(jobs)], stdin, stdout)
        results.append(out)
        print(f'JSON Lines, {jobs} jobs: {wall:.1f} s, {pages / wall:.0f} pages/s, processor {cpu:.1f} s, peak {peak:.0f} MB', flush=True)
    print(f'  the same bytes: {filecmp.cmp(*results, shallow=False)}')


main()
