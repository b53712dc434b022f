"""How things look: plain text of one screen for `repr`, escaped HTML for notebooks, colour for terminals.

Texts of articles come from anywhere, so nothing reaches a screen raw: HTML is escaped, control characters are shown as
signs. Highlights are flat: the text is cut where any mark begins or ends, and each piece gets the classes that cover it."""
import textwrap

WIDTH = 80
MARKS = ("source", "cue", "content", "entity", "date")
COLOURS = {"source": "1;34", "cue": "1;33", "content": "32", "entity": "4", "date": "36"}
SHOWN = {"documents": ("doc", "id", "outlet", "published", "n_claims", "title"),
         "sentences": ("doc", "sentence", "role", "start", "end"),
         "mentions": ("doc", "text", "entity", "type", "how"),
         "entities": ("entity", "name", "type", "role", "n_mentions"),
         "dates": ("doc", "text", "type", "value", "first"),
         "claims": ("doc", "speaker_name", "act", "cue_text", "text"),
         "votes": ("doc", "body", "in_favour", "against", "abstained", "outcome", "date"),
         "mandates": ("doc", "body", "status", "end_date", "text"),
         "statements": ("statement", "speaker", "n_documents", "text"),
         "conflicts": ("kind", "about", "severity", "sides"),
         "warnings": ("doc", "code", "message")}
STYLE = """<style>.sayso{font-family:sans-serif;line-height:1.5;max-width:60em}.sayso .text{white-space:pre-wrap}
.sayso .source{background:#cfe2ff;color:#000}.sayso .cue{background:#ffe69c;color:#000}.sayso .content{background:#d1e7dd;color:#000}
.sayso .entity{border-bottom:2px solid #6f42c1}.sayso .date{border-bottom:2px dotted #0b7285}
.sayso table{border-collapse:collapse}.sayso td,.sayso th{text-align:left;vertical-align:top;padding:.1em .6em;white-space:pre-wrap}
.sayso .short{white-space:nowrap}.sayso .small{color:#777;font-size:85%}</style>"""


# ---- pieces ------------------------------------------------------------------------------------------------------------

def visible(text, lines=False):
    """Control characters as signs that do nothing; without `lines` also line breaks and tabs become spaces."""
    out = []
    for c in str(text):
        point = ord(c)
        if c in "\n\t":
            out.append(c if lines else " ")
        elif point < 32 or point == 127:
            out.append(" " if c == "\r" else chr(0x2400 + (33 if point == 127 else point)))
        elif 0x80 <= point < 0xA0 or 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069:
            out.append("\ufffd")
        else:
            out.append(c)
    return "".join(out)


def escape(text, lines=False):
    text = visible(text, lines)
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(mark, name)
    return text


def cut(text, width):
    text = " ".join(visible(text).split())
    return text if len(text) <= width else text[:max(1, width - 1)] + "…"


def shown(value):
    """A cell as short text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, list):
        sides = value and isinstance(value[0], dict) and "value" in value[0]
        return " | ".join(dict.fromkeys(map(item, value))) if sides else ", ".join(map(item, value))
    return str(value)


def item(value):
    """An item of a list: the words of a side, who voted how, which document tells a statement, a span, a name."""
    if not isinstance(value, dict):
        return str(value)
    if "value" in value:
        return f"{value['text']} = {value['value']}" if value["value"] and value["value"] != value["text"] else value["text"]
    if "position" in value:
        return f"{value['member']} {value['position']}"
    if "similarity" in value:
        return f"document {value['doc']} ({value['similarity']:.2f})"
    return f"{value['start']}-{value['end']}"


def many(n, word):
    return f"{n:,} {word}" + ("" if n == 1 else "s")


def marks_of(document):
    """(start, end, class) of everything that was found in a document."""
    out = []
    for row in document.claims.to_dicts():
        for head in ("source", "cue"):
            if row[head + "_start"] is not None:
                out.append((row[head + "_start"], row[head + "_end"], head))
        out += [(s["start"], s["end"], "content") for s in row["content"] or ()]
    out += [(r["start"], r["end"], "entity") for r in document.mentions.to_dicts()]
    out += [(r["start"], r["end"], "date") for r in document.dates.to_dicts()]
    return out


def segments(text, marks):
    """(piece, classes) of a text, cut where marks begin and end."""
    edges = {}
    for start, end, kind in marks:
        edges.setdefault(start, []).append((kind, 1))
        edges.setdefault(end, []).append((kind, -1))
    open_marks, last = dict.fromkeys(MARKS, 0), 0
    for at in [*sorted(edges), len(text)]:
        if at > last:
            yield text[last:at], [kind for kind in MARKS if open_marks[kind]]
            last = at
        for kind, step in edges.get(at, ()):
            open_marks[kind] += step


def coloured(document, colour=True):
    """The text with what was found in it, for a terminal: in colour, or bare."""
    text, out = document.text, []
    for piece, kinds in segments(text, marks_of(document)):
        piece = visible(piece, lines=True)
        codes = ";".join(COLOURS[k] for k in kinds)
        out.append(f"\x1b[{codes}m{piece}\x1b[0m" if colour and codes else piece)
    return "".join(out)


def legend(colour=True):
    return "  ".join(f"\x1b[{COLOURS[k]}m{k}\x1b[0m" if colour else k for k in MARKS)


# ---- claims ------------------------------------------------------------------------------------------------------------

def when(claim):
    first, last = claim.date_first, claim.date_last
    return "" if first is None else str(first) if last in (None, first) else f"{first} to {last}"


def names_of(claim, column):
    """The entities of a list column of a claim, by name."""
    found = [(id, claim._corpus._entity(id)) for id in claim[column] or ()]
    return ", ".join(entity.name if entity else id for id, entity in found)


def claim_fields(claim):
    """(label, text) of what there is to say about a claim."""
    country = f" ({claim.speaker_country})" if claim.speaker_country else ""
    act = ("not " if claim.negated else "") + claim.act + ("" if claim.modality == "actual" else f" ({claim.modality})")
    pairs = [("speaker", (claim.speaker_name or claim["speaker"] or "") + country), ("act", act), ("source", claim.source_text),
             ("cue", claim.cue_text), ("content", claim.text), ("target", claim.target_text), ("addressee", claim.addressee_text),
             ("via", names_of(claim, "via")), ("date", when(claim))]
    return [(label, text) for label, text in pairs if text]


def claim_text(claim):
    lines = [f"<sayso.Claim {claim.claim} in document {claim.doc}, {cut(repr(claim.document.id), 30)}>"]
    for label, text in claim_fields(claim):
        room = WIDTH - 12
        wrapped = textwrap.wrap(cut(text, 4 * room), room) or [""]
        lines.append(f"  {label:<9} {wrapped[0]}")
        lines += [" " * 12 + line for line in wrapped[1:]]
    return "\n".join(lines)


def claim_html(claim):
    rows = "".join(f"<tr><th>{escape(label)}</th><td><span class='{escape(label)}'>{escape(text)}</span></td></tr>" for label, text in claim_fields(claim))
    return f"{STYLE}<div class='sayso'><table>{rows}</table><div class='small'>{escape(claim.why)}; confidence {claim.confidence:.2f}</div></div>"


def explained(claim):
    """Sentences that give the reasons of a claim."""
    out = []
    name = claim.speaker_name or claim["speaker"]
    if claim.source_text:
        out.append(f"The source is “{visible(claim.source_text)}”" + (f", that is {visible(name)}" if name else ", an entity without a name")
                   + f" (known by: {claim.speaker_how}).")
    else:
        out.append("The text names no source here" + (f"; the speaker is {visible(name)} ({claim.speaker_how})." if name else "."))
    if claim.cue_text:
        out.append(f"The cue is “{visible(claim.cue_text)}” ({visible(claim.cue_lemma or '')}): the act is {claim.act}, level {claim.level}"
                   + (f", CAMEO {claim.cameo}" if claim.cameo else "") + (", negated" if claim.negated else "")
                   + ("." if claim.modality == "actual" else f", {claim.modality}."))
    out.append(f"The content is {claim.kind}, in {many(len(claim['content'] or ()), 'piece')}.")
    if claim.via:
        out.append(f"It is relayed by {visible(names_of(claim, 'via'))}.")
    if when(claim):
        out.append(f"It was said on {when(claim)}" + (f" (“{visible(claim.date_text)}”)" if claim.date_text else "") + f", from the {claim.date_from}.")
    out.append(f"Why: {visible(claim.why)}; confidence {claim.confidence:.2f}.")
    return "\n".join(out)


# ---- rows and tables ---------------------------------------------------------------------------------------------------

def row_text(row):
    lines = [f"<sayso.{type(row).__name__} of {row._table}>"]
    lines += [f"  {name:<16}{cut(shown(value), WIDTH - 18)}" for name, value in row.to_dict().items() if shown(value)]
    return "\n".join(lines[:24])


def row_html(row):
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(cut(shown(value), 400))}</td></tr>" for name, value in row.to_dict().items() if shown(value))
    return f"{STYLE}<div class='sayso'><table>{cells}</table></div>"


def widths(rows, names):
    """Columns as wide as their cells need; the last one gets what is left of the screen."""
    wide = [max([len(name), *(len(row[i]) for row in rows)], default=1) for i, name in enumerate(names)]
    wide = [min(w, 24) for w in wide[:-1]] + [wide[-1]]
    while sum(wide[:-1]) + 2 * len(wide) > WIDTH - 36 and max(wide[:-1], default=0) > 16:
        wide[wide.index(max(wide[:-1]))] -= 1
    wide[-1] = max(8, min(wide[-1], WIDTH - sum(wide[:-1]) - 2 * (len(wide) - 1)))
    return wide


def columns_shown(table, limit):
    """The columns of a table that fit a screen; of claims that all have a day, as those of a timeline do, it is one of them."""
    if table.name == "claims" and len(table) and None not in table._columns(0, min(limit, len(table)), ["date_first"])["date_first"]:
        return ["doc", "date_first", *SHOWN["claims"][1:3], "text"]
    return SHOWN[table.name]


def table_text(table, limit=12):
    names = columns_shown(table, limit)
    head = f"<sayso.Table {table.name}: {many(len(table), 'row')}, {len(table.columns)} columns>"
    if not len(table):
        return head
    block = table._columns(0, min(limit, len(table)), names)
    rows = [[cut(shown(v), WIDTH) for v in values] for values in zip(*(block[n] for n in names))]
    wide = widths(rows, names)
    lines = [head, "  ".join(n[:w].ljust(w) for n, w in zip(names, wide)).rstrip()]
    lines += ["  ".join(cut(cell, w).ljust(w) for cell, w in zip(row, wide)).rstrip() for row in rows]
    return "\n".join(lines + ([f"... {len(table) - limit:,} more"] if len(table) > limit else []))


def cell_html(text):
    """A cell; a day or a word or two stay on one line."""
    short = " class='short'" if len(text) <= 12 else ""
    return f"<td{short}>{escape(text)}</td>"


def table_html(table, limit=20):
    names = columns_shown(table, limit)
    block = table._columns(0, min(limit, len(table)), names)
    head = "".join(f"<th>{escape(n)}</th>" for n in names)
    body = "".join("<tr>" + "".join(cell_html(cut(shown(v), 300)) for v in values) + "</tr>" for values in zip(*(block[n] for n in names)))
    return (f"{STYLE}<div class='sayso'><b>{escape(table.name)}</b> <span class='small'>{many(len(table), 'row')}, {len(table.columns)} columns</span>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


# ---- documents and corpora ---------------------------------------------------------------------------------------------

def document_head(document):
    parts = [p for p in (document.outlet, document.published and str(document.published)) if p]
    return (f"{many(document.chars, 'character')}, {many(len(document.claims), 'claim')}"
            + (f"; {cut(', '.join(parts), 50)}" if parts else ""))


def document_text(document):
    lines = [f"<sayso.Document {cut(repr(document.id), 40)}: {document_head(document)}>"[:WIDTH + 40]]
    lines = textwrap.wrap(lines[0], WIDTH)
    if document.title:
        lines.append("  " + cut(document.title, WIDTH - 2))
    lines += ["  " + line for line in textwrap.wrap(cut(document.text[:400], 4 * (WIDTH - 2)), WIDTH - 2)[:4]]
    claims = document.claims[:8]
    for row in claims.to_dicts():
        lines.append("  - " + cut(f"{row['speaker_name'] or row['source_text'] or '?'} [{row['act']}] {row['text'] or row['cue_text'] or ''}", WIDTH - 4))
    if len(document.claims) > len(claims):
        lines.append(f"  ... {many(len(document.claims) - len(claims), 'more claim')}")
    return "\n".join(lines)


def cues_told(document):
    """{place: who says what kind of thing} for the beginnings of cues."""
    return {row["cue_start"]: f"{row['speaker_name'] or row['source_text'] or 'nobody named'}: {'not ' * row['negated']}{row['act']}"
            for row in reversed(document.claims.to_dicts()) if row["cue_start"] is not None}


def document_html(document, limit=20000):
    """The text with its marks; a cue tells under the mouse who says what kind of thing."""
    text, told = document.text, cues_told(document)
    pieces, at = [], 0
    for piece, kinds in segments(text[:limit], [(s, e, k) for s, e, k in marks_of(document) if s < limit]):
        body = escape(piece, lines=True)
        title = f" title='{escape(told[at])}'" if at in told else ""
        pieces.append(f"<span class='{' '.join(kinds)}'{title}>{body}</span>" if kinds else body)
        at += len(piece)
    more = f"<div class='small'>... {len(text) - limit:,} more characters</div>" if len(text) > limit else ""
    names = "  ".join(f"<span class='{k}'>{k}</span>" for k in MARKS)
    title = f"<b>{escape(document.title)}</b><br>" if document.title else ""
    return (f"{STYLE}<div class='sayso'>{title}<span class='small'>{escape(document.id)}: {escape(document_head(document))}</span>"
            f"<div class='text'>{''.join(pieces)}</div>{more}<div class='small'>{names}</div></div>")


def common(values, n=4):
    counts = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    best = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return ", ".join(f"{visible(value)} {count}" for value, count in best[:n]) + (", ..." if len(best) > n else "")


def corpus_facts(corpus):
    """(label, text) of a corpus at a glance."""
    claims = corpus.claims._columns(0, len(corpus.claims), ["act", "speaker_name"])
    documents = corpus.documents._columns(0, len(corpus), ["outlet", "published"])
    days = sorted(d for d in documents["published"] if d is not None)
    span = f"{days[0]} to {days[-1]}, {len(corpus) - len(days)} of {len(corpus)} without a date" if days else "no date is known" if len(corpus) else ""
    fields = ", ".join(field if field == column else f"{field} from {visible(column)}" for field, column in corpus.mapping.items())
    counts = ", ".join(f"{name} {len(table):,}" for name, table in corpus.tables.items() if len(table))
    facts = [("rows", counts), ("fields", fields), ("published", span), ("outlets", common(documents["outlet"])), ("acts", common(claims["act"], 6)),
             ("speakers", common(claims["speaker_name"]))]
    return [(label, text) for label, text in facts if text]


def corpus_text(corpus):
    head = f"<sayso.Corpus: {many(len(corpus), 'document')}, {many(len(corpus.claims), 'claim')}>"
    lines = [head]
    for label, text in corpus_facts(corpus):
        wrapped = textwrap.wrap(cut(text, 3 * (WIDTH - 13)), WIDTH - 13)
        lines += [f"  {label if i == 0 else '':<11}{line}" for i, line in enumerate(wrapped)]
    return "\n".join(lines)


def corpus_html(corpus):
    rows = "".join(f"<tr><th>{escape(label)}</th><td>{escape(text)}</td></tr>" for label, text in corpus_facts(corpus))
    return (f"{STYLE}<div class='sayso'><b>{many(len(corpus), 'document')}, {many(len(corpus.claims), 'claim')}</b><table>{rows}</table></div>"
            + table_html(corpus.claims, 8).removeprefix(STYLE))
