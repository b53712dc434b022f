"""One HTML page of what outlets say alike and where they disagree: a single file, with nothing that is fetched from elsewhere.

Texts come from anywhere: everything is escaped (display.escape), and the page's own policy lets no script run but the one here,
known by its hash. Without a script the page shows all; with it, a speaker can be chosen."""
import base64
import hashlib

from . import display
from .compare import Sides, diff

MOST = 1000      # statements, and conflicts, of one page
CONTEXT = 60     # characters around a conflict's words
LONG = 2000      # characters of one wording

STYLE = """
:root{color-scheme:light dark;--ink:#1d2126;--faint:#5d6670;--paper:#fbfaf8;--card:#fff;--line:#dcd8d0;--mark:#ffe9a8;--bad:#a3261d;--some:#2f5d8a}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--faint:#a4abb3;--paper:#16181b;--card:#1f2327;--line:#3a4047;--mark:#5c4a12;--bad:#ff8d80;--some:#8fc1f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Georgia,"Times New Roman",serif}
main,header{max-width:72rem;margin:0 auto;padding:.5rem 1rem}
h1{font-size:1.6rem;margin:.5rem 0 0}h2{font-size:1.2rem;margin:1.5rem 0 .5rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0 0 .4rem;overflow-wrap:anywhere}
.small,th,label,select{font-family:system-ui,sans-serif;font-size:.82rem;color:var(--faint)}
select{color:var(--ink);background:var(--card);border:1px solid var(--line);padding:.2rem;max-width:100%}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;margin:.8rem 0}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.6rem}
.side{border-left:3px solid var(--line);padding-left:.6rem;overflow-wrap:anywhere;min-width:0}
.side p{margin:.1rem 0}
.outlet{font-weight:bold;color:var(--ink)}
.kind{font-family:system-ui,sans-serif;font-size:.75rem;letter-spacing:.03em;border:1px solid;border-radius:3px;padding:0 .3rem;margin-right:.4rem;white-space:nowrap}
.contradiction .kind{color:var(--bad)}.variant .kind{color:var(--some)}
.contradiction .side{border-color:var(--bad)}
mark{background:var(--mark);color:inherit}
b.words{background:var(--mark)}
.value{font-family:system-ui,sans-serif;font-size:.85rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.15rem .6rem .15rem 0;overflow-wrap:anywhere}
[hidden]{display:none}
@media print{select,label{display:none}.card{break-inside:avoid}}
"""

SCRIPT = """
var chosen=document.getElementById("speaker");
if(chosen){document.getElementById("filter").hidden=false;chosen.addEventListener("change",function(){
var cards=document.querySelectorAll("[data-speakers]");
for(var i=0;i<cards.length;i++){var ids=cards[i].getAttribute("data-speakers").split(" ");
cards[i].hidden=chosen.value!==""&&ids.indexOf(chosen.value)<0;}
var parts=document.querySelectorAll("section.cards");
for(var k=0;k<parts.length;k++){parts[k].hidden=chosen.value!==""&&!parts[k].querySelector("[data-speakers]:not([hidden])");}});}
"""


def page(corpus, title="Who says what"):
    """The page as a str."""
    sides = Sides(corpus)
    statements, conflicts = corpus.statements[:MOST].to_dicts(), corpus.conflicts[:MOST].to_dicts()
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    counts = ", ".join(display.many(n, word) for n, word in ((len(corpus), "article"), (len(corpus.statements), "shared statement"),
                                                            (len(corpus.conflicts), "conflict")))
    return "".join([
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n",
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{display.escape(policy)}\"/>\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" content=\"sayso\"/>\n",
        f"<title>{display.escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        f"<header><h1>{display.escape(title)}</h1><p class=\"small\">{counts}</p>{chooser(sides, statements, conflicts)}</header>\n<main>\n",
        section("Contradictions", [conflict_card(sides, c) for c in conflicts if c["severity"] == "contradiction"],
                "No two articles give values of which only one can be true."),
        section("Statements", [statement_card(sides, s) for s in statements], "No statement stands in two articles."),
        section("Variants", [conflict_card(sides, c) for c in conflicts if c["severity"] == "variant"], ""),
        left_out(corpus), articles(corpus, sides), f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"])


def section(title, cards, nothing):
    if not cards and not nothing:
        return ""
    return f"<section class=\"cards\"><h2>{title}</h2>\n" + ("".join(cards) or f"<p class=\"small\">{nothing}</p>\n") + "</section>\n"


def left_out(corpus):
    over = max(len(corpus.statements), len(corpus.conflicts)) - MOST
    return "" if over <= 0 else f"<p class=\"small\">Statements and conflicts beyond the first {MOST:,} of each are left out here; the tables have all.</p>\n"


# ---- speakers ------------------------------------------------------------------------------------------------------------

def speakers_of(sides, conflict):
    """Who speaks in it, and whom it is about when that is somebody."""
    ids = [conflict["about"]] * (conflict["about"] in sides.names) + [side["speaker"] for side in conflict["sides"]]
    return list(dict.fromkeys(id for id in ids if id))


def chooser(sides, statements, conflicts):
    """A list of speakers, those with most statements first; it shows once the script runs."""
    counts = {}
    for ids in [*map(sides.speakers, statements), *(speakers_of(sides, c) for c in conflicts)]:
        for id in ids:
            counts[id] = counts.get(id, 0) + 1
    if not counts:
        return ""
    order = sorted(counts, key=lambda id: (-counts[id], id))
    options = "".join(f"<option value=\"{display.escape(id)}\">{display.escape(sides.names.get(id, id))} ({counts[id]})</option>" for id in order)
    return f"<p id=\"filter\" hidden=\"hidden\"><label>Speaker <select id=\"speaker\"><option value=\"\">all</option>{options}</select></label></p>"


def speakers_attribute(ids):
    return f" data-speakers=\"{display.escape(' '.join(ids))}\""


# ---- cards ---------------------------------------------------------------------------------------------------------------

def one_line(text, most=LONG):
    return display.cut(text, most)


def wording(full, text):
    """A wording, with what the fullest one has not in marks."""
    out = []
    for kind, _, right in diff(one_line(full), one_line(text)).parts:
        if right:
            out.append(display.escape(right) if kind == "same" else f"<mark>{display.escape(right)}</mark>")
    return " ".join(out)


def statement_card(sides, row):
    full = sides.said[row["members"][0]["claim"]][0]
    day = f", {row['first']}" if row["first"] else ""
    cells = []
    for i, member in enumerate(row["members"]):
        text, speaker = sides.said[member["claim"]][:2]
        body = display.escape(one_line(text)) if i == 0 else wording(full, text)
        likeness = "fullest wording" if i == 0 else f"likeness {member['similarity']:.2f}"
        cells.append(f"<div class=\"side\"><p class=\"small\"><span class=\"outlet\">{display.escape(sides.labels[member['doc']])}</span><br/>"
                     f"{display.escape(speaker or 'unnamed')}; {likeness}</p><p>{body}</p></div>")
    counts = f"{display.many(row['n_documents'], 'document')}, {row['n_independent']} independent"
    return (f"<article class=\"card\"{speakers_attribute(sides.speakers(row))}><h3>{display.escape(sides.speaker(row))}{day} "
            f"<span class=\"small\">{display.escape(row['act'])}; {counts}</span></h3><div class=\"sides\">{''.join(cells)}</div></article>\n")


def context(text, start, end):
    """What stands around a span: whole words of its own paragraph, dots where more follows."""
    before, after = text[max(0, start - CONTEXT):start], text[end:end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before[before.find(" ") + 1:] if " " in before else "…"
    if end + CONTEXT < len(text):
        after = after[:after.rfind(" ")] + " …" if " " in after else "…"
    return before.rpartition("\n")[2], after.partition("\n")[0]


def conflict_card(sides, row):
    cells = []
    for side in row["sides"]:
        text = sides.corpus._text(side["doc"])
        before, after = context(text, side["start"], side["end"])
        value = f"<p class=\"value\">{display.escape(one_line(side['value']))}</p>" if side["value"] and side["value"] != side["text"] else ""
        who = sides.names.get(side["speaker"])
        cells.append(f"<div class=\"side\"><p class=\"small\"><span class=\"outlet\">{display.escape(sides.labels[side['doc']])}</span>"
                     f"{'<br/>' + display.escape(who) if who else ''}</p>{value}"
                     f"<p>{display.escape(before)}<b class=\"words\">{display.escape(side['text'])}</b>{display.escape(after)}</p></div>")
    return (f"<article class=\"card {row['severity']}\"{speakers_attribute(speakers_of(sides, row))}><h3><span class=\"kind\">{row['kind']}</span>"
            f"{display.escape(sides.about(row))}</h3><div class=\"sides\">{''.join(cells)}</div></article>\n")


def articles(corpus, sides):
    rows = []
    columns = corpus.documents._columns(0, len(corpus), ["id", "title", "published", "published_from"])
    for id, title, published, origin in zip(*columns.values()):
        day = f"{published} <span class=\"small\">({display.escape(origin)})</span>" if published else "<span class=\"small\">no date</span>"
        rows.append(f"<tr><td>{display.escape(sides.labels[len(rows)])}</td><td>{display.escape(title or id)}</td><td>{day}</td></tr>\n")
    return f"<section><h2>Articles</h2>\n<table><thead><tr><th>Outlet</th><th>Title</th><th>Published</th></tr></thead>\n<tbody>\n{''.join(rows)}</tbody></table></section>\n"
