#!/usr/bin/env python3
"""Run the program as a Spark pipe, for real, and compare with a plain run. No part of `cargo test`.

    cargo build --release
    pip install pyspark          # and a Java runtime, such as Debian's openjdk-17-jre-headless
    python3 tests/spark/pipe.py

The pages are those of fixtures/pages, twelve a day. The README shows the middle of it.
"""
import argparse, datetime, json, pathlib, subprocess, sys, tempfile

from pyspark import SparkContext

HOME = pathlib.Path(__file__).resolve().parents[2]
A_DAY = 12


def pages(count):
    """Lines of JSON; days and pages are out of order, as in a lake of files."""
    texts = [p.read_text(errors='replace') for p in sorted(HOME.glob('fixtures/pages/*/page.txt'))]
    lines = []
    for at in range(count):
        day = datetime.date(1998, 1, 1) + datetime.timedelta(days=at // A_DAY)
        lines.append({'id': f'{day}/{at % A_DAY + 1:02}', 'text': texts[at % len(texts)], 'publication': '青川日报',
                      'datePublished': day.isoformat(), 'printPage': str(at % A_DAY + 1), 'shelf': f'甲{at}'})
    return [json.dumps(lines[at * 7919 % count], ensure_ascii=False) for at in range(count)]


def key(line):
    page = json.loads(line)
    return page['publication'], page['datePublished'], int(page['printPage'])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', default=HOME / 'target/release/qingyang')
    parser.add_argument('--pages', type=int, default=3000)
    options = parser.parse_args()
    program = [str(options.bin), '-q', '--from', 'jsonl', '--to', 'jsonl', '-j', '1']
    lines = pages(options.pages)

    plain = subprocess.run(program, input='\n'.join(sorted(lines, key=key)).encode(), capture_output=True, check=True)
    plain = plain.stdout.decode().splitlines()

    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / 'pages.jsonl'
        source.write_text('\n'.join(lines) + '\n')
        spark = SparkContext('local[2]', 'qingyang')
        spark.setLogLevel('ERROR')
        articles = (
            spark.textFile(str(source), 8)
            .keyBy(key)  # (publication, day, page): a day's pages must follow each other in one partition
            .repartitionAndSortWithinPartitions(6, partitionFunc=lambda key: hash(key[:2]))
            .values()
            .pipe(' '.join(program), checkCode=True)
        )
        parts = articles.glom().collect()
        spark.stop()

    piped = [line for part in parts for line in part]
    same = sorted(piped) == sorted(plain)
    print(f'{options.pages} pages, {len(plain)} articles by the plain run, {len(piped)} by Spark '
          f'in {sum(map(bool, parts))} partitions; the same lines: {same}')
    sys.exit(0 if same and len(plain) > options.pages and sum(map(bool, parts)) > 1 else 1)


main()
