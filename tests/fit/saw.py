"""The saw: pages made of clean paragraphs, cut at random places and set in columns that are read in the wrong order.

A text is articles between blank lines, a headline and then a paragraph a line. A page is a dump of 3 to 5 of them and
its gold in the form that the bench uses: which line is which paragraph's, and which piece follows which.
"""
import random

STOPS = '。！？…'
CLOSERS = '”’」』）'


def articles_of(text, least=3, longest=16):
    """(headline, paragraphs) of each article with enough running text."""
    found = []
    for chapter in text.split('\n\n'):
        lines = [line.strip() for line in chapter.split('\n') if line.strip()]
        paragraphs = [line for line in lines[1:] if len(line) >= 24 and ends_sentence(line)]
        if lines and len(lines[0]) <= 40 and len(paragraphs) >= least:
            found.append((lines[0].replace('#', ''), paragraphs[:longest]))
    return found


def ends_sentence(line):
    return line.rstrip(CLOSERS)[-1:] in tuple(STOPS)


def place(text, dice):
    """Where a column ends inside a paragraph: anywhere, now and then behind a stop."""
    while True:
        at = dice.randrange(4, len(text) - 4)
        if dice.random() < 0.1 or not ends_sentence(text[:at]):
            return at


def runs_of(paragraphs, dice, cut_share=0.8):
    """The article in runs of pieces, as columns hold it; a piece is (paragraph, text)."""
    pieces = list(enumerate(paragraphs))
    runs, run, at = [], [], 0
    length = dice.randrange(2, 7)
    while at < len(pieces):
        paragraph, text = pieces[at]
        if len(run) + 1 >= length and at + 1 < len(pieces):
            if len(text) >= 16 and dice.random() < cut_share:
                cut = place(text, dice)
                run.append((paragraph, text[:cut]))
                pieces[at] = (paragraph, text[cut:])
            else:
                run.append((paragraph, text))
                at += 1
            runs.append(run)
            run, length = [], dice.randrange(2, 7)
            continue
        run.append((paragraph, text))
        at += 1
    return runs + [run] if run else runs


def lose_stops(text, dice, share):
    return text[:-1] if text.endswith('。') and dice.random() < share else text


def page_of(articles, dice, shuffled):
    """A page and its gold. With `shuffled`, stories take turns or columns are swapped."""
    chosen = dice.sample(articles, dice.randrange(3, 6))
    loss = dice.choice((0, 0, 0.05, 0.1))
    stories = [(name, headline, runs_of(paragraphs, dice)) for name, (headline, paragraphs) in enumerate(chosen)]
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


def pages(text, count, seed, shuffled):
    """`count` pages made from a text; the same for the same seed."""
    dice = random.Random(seed)
    articles = articles_of(text)
    return [page_of(articles, dice, shuffled) for _ in range(count)]
