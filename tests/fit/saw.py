"""The saw: pages made of clean paragraphs, cut at random places and set in columns that are read in the wrong order.

A text is articles between blank lines, a headline and then a paragraph a line. A page is a dump of 3 to 5 of them and
its gold in the form that the bench uses: which line is which paragraph's, and which piece follows which.
"""
import json
import random
import re
import subprocess

STOPS = '。！？…'
# The share at the end of each text that the language model does not learn from.
HELD_OUT = 0.2
# A line that says who wrote the article is none of its text.
SIGNED = re.compile('（?(?:本报|新华社).{0,12}(?:记者|报道|电)[^。]{0,60}$')
CLOSERS = '”’」』）'
# No printed line begins with one of these: they hang at the end of the line before.
HANGING = STOPS + CLOSERS + '，、；：》'
# A column of a story is higher or lower than the others by so much of its height.
SLACK = 0.04
# Articles of a page, at most.
MOST_ARTICLES = 5
# The share of stories that end on another page, and of those that begin there.
JUMPED = 0.1
# A piece is no shorter, in characters.
LEAST = 8


def articles_of(text, least=3, longest=60):
    """(headline, paragraphs) of each article with enough running text."""
    found = []
    for chapter in text.split('\n\n'):
        lines = [line.strip() for line in chapter.split('\n') if line.strip()]
        text = [line for line in lines[1:] if not SIGNED.match(line)]
        while text and not ends_sentence(text[0]):
            # A deck, or who wrote it.
            del text[0]
        running = [line for line in text if len(line) >= 24 and ends_sentence(line)]
        if lines and len(lines[0]) <= 40 and len(running) >= least:
            found.append((lines[0].replace('#', ''), text[:longest]))
    return found


def ends_sentence(line):
    return line.rstrip(CLOSERS)[-1:] in tuple(STOPS)


def columns_of(paragraphs, dice):
    """The article in columns of pieces; a piece is (paragraph, text). The columns of one story are of one height, as they
    are in print, but for a line more or less: where a paragraph ends so near, the column ends there too."""
    height = dice.randrange(140, 640)
    columns, column, room = [], [], height
    for number, text in enumerate(paragraphs):
        while len(text) > room + height * SLACK and min(room, len(text) - room) >= LEAST:
            cut = room + dice.randrange(-LEAST // 2, LEAST // 2)
            cut += len(text[cut:]) - len(text[cut:].lstrip(HANGING))
            if cut >= len(text):
                break
            columns.append(column + [(number, text[:cut])])
            column, room, text = [], height, text[cut:]
        column.append((number, text))
        room -= len(text)
        if room <= max(height * SLACK, LEAST):
            columns.append(column)
            column, room = [], height
    return columns + [column] if column else columns


def lose_stops(text, dice, share):
    return text[:-1] if text.endswith('。') and dice.random() < share else text


def lose_half(columns, dice):
    """What is on this page of a story whose beginning or end is on another."""
    turn = dice.random()
    if len(columns) < 2 or turn >= 2 * JUMPED:
        return columns
    cut = dice.randrange(1, len(columns))
    return columns[:cut] if turn < JUMPED else columns[cut:]


def page_of(articles, dice, shuffled):
    """A page and its gold. With `shuffled`, stories take turns or columns are swapped; else stops may be lost."""
    chosen = dice.sample(articles, dice.randrange(3, MOST_ARTICLES + 1))
    loss = 0 if shuffled else dice.choice((0, 0, 0.05, 0.1))
    stories = [(name, headline, lose_half(columns_of(paragraphs, dice), dice)) for name, (headline, paragraphs) in enumerate(chosen)]
    order, at = [], 0
    while at < len(stories):
        turn = dice.random()
        if shuffled and turn < 0.4 and at + 1 < len(stories):
            order += take_turns(stories[at], stories[at + 1])
            at += 2
            continue
        runs = list(stories[at][2])
        if shuffled and turn < 0.8 and len(runs) >= 3:
            first = dice.randrange(0, len(runs) - 2)
            runs[first + 1], runs[first + 2] = runs[first + 2], runs[first + 1]
        order.append((stories[at][0], 'headline', stories[at][1]))
        order += [(stories[at][0], paragraph, text) for run in runs for paragraph, text in run]
        at += 1
    lines, body = [], {}
    for name, what, text in order:
        if what == 'headline':
            lines += ['## ' + text, '']
            body.setdefault(name, {'headline': [len(lines) - 1], 'pieces': {}})
        else:
            lines += [lose_stops(text, dice, loss), '']
            body[name]['pieces'].setdefault(what, []).append(len(lines) - 1)
    gold = []
    for name, headline, runs in stories:
        sought = [(paragraph, text) for run in runs for paragraph, text in run]
        placed = {paragraph: list(numbers) for paragraph, numbers in body[name]['pieces'].items()}
        # The pieces of one paragraph were printed in any order: find each by its text.
        paragraphs = []
        for paragraph in dict(sought):
            numbers = [find(lines, placed[paragraph], text) for other, text in sought if other == paragraph]
            paragraphs.append(numbers)
        gold.append({'id': f'a{name}', 'headline': body[name]['headline'], 'body': paragraphs})
    return '\n'.join(lines), {'text': 'page.txt', 'articles': gold}


def find(lines, numbers, text):
    return next(n for n in numbers if lines[n - 1] in (text, text[:-1]))


def take_turns(left, right):
    order, runs = [], [list(left[2]), list(right[2])]
    order.append((left[0], 'headline', left[1]))
    begun, turn = [True, False], 0
    names, headlines = (left[0], right[0]), (left[1], right[1])
    while runs[0] or runs[1]:
        if not begun[turn]:
            order.append((names[turn], 'headline', headlines[turn]))
            begun[turn] = True
        if runs[turn]:
            order += [(names[turn], paragraph, text) for paragraph, text in runs[turn].pop(0)]
        turn = 1 - turn
    return order


def bench(program, corpus, folder, count):
    """Makes `count` pages of the ends of texts, half of them shuffled, and a language model of the rest, which has seen
    none of them. Each page is of one paper. Yields the path of each page's gold."""
    papers = held_out(program, corpus, folder)
    dice = random.Random(7)
    for kind in ('plain', 'shuffled'):
        for number in range(count // 2):
            paper, = dice.choices(papers, list(map(len, papers)))
            page, gold = page_of(paper, dice, kind == 'shuffled')
            gold['text'] = f'{number:04}-{kind}.txt'
            (folder / gold['text']).write_text(page, 'utf8')
            path = folder / f'{number:04}-{kind}.gold.json'
            path.write_text(json.dumps(gold), 'utf8')
            yield path


def held_out(program, corpus, folder):
    """Trains the language model without the ends of texts; the articles in those, a list a paper."""
    kept = [folder / path.name for path in corpus]
    for path, rest in zip(corpus, kept):
        rest.write_text(parted(path)[0], 'utf8')
    subprocess.run([program, 'train', *map(str, kept), '-o', str(model(folder))], check=True, capture_output=True)
    return ends_of(corpus)


def ends_of(corpus):
    """The articles in the ends of texts, a list a paper."""
    papers = [articles_of(parted(path)[1]) for path in corpus]
    return [articles for articles in papers if len(articles) >= MOST_ARTICLES]


def parted(path):
    """What the language model of `held_out` learns from, and the end of the text, which it does not."""
    text = path.read_text('utf8')
    cut = max(text.find('\n\n', int(len(text) * (1 - HELD_OUT))), 0) or int(len(text) * (1 - HELD_OUT))
    return text[:cut], text[cut:]


def model(folder):
    """The language model of `held_out`."""
    return folder / 'held-out.ngram'
