"""A neural reader that learns attributions from annotated news and labels other news with them: the silver data of the trainer.

    build/units DATA CLASSES NEWS OWN SKIP >gold.txt          (model/units.c: articles cut into units and chunks, with labels)
    build/units DATA CLASSES NEWS OWN SKIP OTHER >other.txt
    python model/teacher.py learn ENCODER gold.txt teacher.pt
    python model/teacher.py label ENCODER teacher.pt other.txt silver.tsv.gz

    chunks --pieces--> encoder --first and last piece of each chunk--> chance that it is the head of a cue
                                                 '--with a head's-----> label of each chunk as seen from that head

ENCODER: as for word_classes.py. All its layers but the embeddings are trained on. Articles that `units` left out (SKIP) are measured
on. Run once, on one core in half an hour (torch 2.14, bfloat16); the table stands in the repository, and training reads that. Another
machine may give slightly other labels. Needs torch, tokenizers and safetensors."""
import gzip
import pathlib
import random
import sys

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

LAYERS, HEADS, WIDTH, INNER, HIDDEN, LABELS, KINDS, NEARNESS = 6, 12, 384, 1536, 256, 7, 10, 64
SOURCE, CUE, CONTENT = (1, 2), (3, 4), (5, 6)         # labels: beginning, inside
QUOTATION, BEGIN, END, UNKNOWN = 3, 101, 102, 100     # a kind of chunk; pieces
MOST_OF_CHUNK, MOST_PIECES = (28, 20), 500            # pieces kept of a long quotation, at both ends; of a unit
EPOCHS, RATE, FASTER_HEADS, WARM, CLIP, BATCH, LEAST, SEED = 4, 1.5e-4, 8, 0.06, 20.0, 1600, 0.45, 1


# ---- articles, as units.c prints them ----

def articles(path):
    raw, at, out = pathlib.Path(path).read_bytes(), 0, []
    while at < len(raw):
        end = raw.index(b"\n", at)
        kind, *cells = raw[at:end].decode().split("\t")
        at = end + 1
        if kind == "A":
            size = int(cells[2])
            out.append({"name": cells[0], "left_out": cells[1] == "1", "text": raw[at:at + size], "gold": [], "units": []})
            at += size + 1
        elif kind == "R":
            out[-1]["gold"].append([pairs(cell) for cell in cells])
        elif kind == "U":
            out[-1]["units"].append({"chunks": pairs(cells[0]), "rows": []})
        else:
            out[-1]["units"][-1]["rows"].append((int(cells[0]), [int(label) for label in cells[1]]))
    return out


def pairs(cell):
    return [tuple(map(int, part.split(":"))) for part in cell.split()]


def in_pieces(unit, text, tokenizer):
    """Adds the pieces of the unit, and the first and last one of each chunk; False when there are too many."""
    ids, first, last = [BEGIN], [], []
    for found in tokenizer.encode_batch([text[c[0]:c[1]].decode("utf-8", "replace") for c in unit["chunks"]], add_special_tokens=False):
        pieces = found.ids or [UNKNOWN]
        if len(pieces) > sum(MOST_OF_CHUNK):
            pieces = pieces[:MOST_OF_CHUNK[0]] + pieces[-MOST_OF_CHUNK[1]:]
        first.append(len(ids))
        ids += pieces
        last.append(len(ids) - 1)
    unit.update(ids=[*ids, END], first=first, last=last)
    return len(ids) < MOST_PIECES


def units_of(some, encoder):
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return [unit for article in some for unit in article["units"] if in_pieces(unit, article["text"], tokenizer)]


# ---- the reader ----

class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self):
        super().__init__()
        self.three, self.mixed, self.near = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.wide, self.back, self.done = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        count, length, _ = x.shape
        query, key, value = self.three(x).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask, -1) @ value
        x = self.near(x + self.drop(self.mixed(seen.transpose(1, 2).reshape(count, length, WIDTH))))
        return self.done(x + self.drop(self.back(functional.gelu(self.wide(x)))))


class Reader(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.word, self.place, self.norm = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.drop, self.layers = nn.Dropout(0.1), nn.ModuleList(Layer() for _ in range(LAYERS))
        self.kind = nn.Embedding(KINDS, 2 * WIDTH)
        self.cue = nn.Sequential(nn.Linear(2 * WIDTH, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, 1))
        self.chunk, self.head, self.near = nn.Linear(2 * WIDTH, HIDDEN), nn.Linear(2 * WIDTH, HIDDEN), nn.Embedding(NEARNESS, HIDDEN)
        self.label = nn.Sequential(nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, LABELS))
        nn.init.zeros_(self.kind.weight)
        self.take(load_file(str(encoder / "model.safetensors")))

    def take(self, weights):
        """The encoder's weights, where learning begins; embeddings stay as they are."""
        def copy(part, *names):
            for kind in ("weight", "bias"):
                getattr(part, kind).data.copy_(torch.cat([weights[f"{name}.{kind}"] for name in names]))
        self.word.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.place.weight.data.copy_(weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}."
            copy(layer.three, *(f"{name}attention.self.{part}" for part in ("query", "key", "value")))
            for part, other in ((layer.mixed, "attention.output.dense"), (layer.near, "attention.output.LayerNorm"), (layer.wide, "intermediate.dense"),
                                (layer.back, "output.dense"), (layer.done, "output.LayerNorm")):
                copy(part, name + other)
        self.word.weight.requires_grad = self.place.weight.requires_grad = False

    def chunks(self, batch):
        """A vector for each chunk of each unit."""
        ids, lengths, first, last, kinds, _ = batch
        beyond = torch.arange(ids.shape[1])[None] >= lengths[:, None]
        mask = (beyond * -1e4)[:, None, None, :].to(torch.bfloat16)
        x = self.drop(self.norm(self.word(ids) + self.place.weight[:ids.shape[1]][None]))
        for layer in self.layers:
            x = layer(x, mask)
        ends = [x.gather(1, at[..., None].expand(-1, -1, WIDTH)) for at in (first, last)]
        return torch.cat(ends, -1) + self.kind(kinds)

    def cues(self, chunks):
        return self.cue(chunks).squeeze(-1)

    def labels(self, chunks, unit, head):
        """Scores of the labels of all chunks, for each (unit, head)."""
        far = torch.arange(chunks.shape[1])[None] - head[:, None]
        step = torch.sign(far) * torch.clamp((torch.log2(far.abs().float() + 1) * 5).long(), max=31) + 32
        return self.label(self.chunk(chunks)[unit] + self.head(chunks[unit, head])[:, None] + self.near(step.clamp(0, NEARNESS - 1)))


# ---- batches ----

def batches(units, size, rng, shuffled):
    """Numbers of units, of about one length, that fill so many pieces together."""
    order = list(range(len(units)))
    if shuffled:
        rng.shuffle(order)
    order = [i for k in range(0, len(order), 4000) for i in sorted(order[k:k + 4000], key=lambda i: len(units[i]["ids"]))]
    out, most = [[]], 0
    for i in order:
        length = len(units[i]["ids"])
        if out[-1] and max(most, length) * (len(out[-1]) + 1) > size:
            out.append([])
            most = 0
        out[-1].append(i)
        most = max(most, length)
    if shuffled:
        rng.shuffle(out)
    return out


def tensors(units):
    ids = torch.zeros(len(units), max(len(u["ids"]) for u in units), dtype=torch.long)
    first, last, kinds = (torch.zeros(len(units), max(len(u["chunks"]) for u in units), dtype=torch.long) for _ in range(3))
    asked = torch.zeros(first.shape, dtype=torch.bool)
    for i, unit in enumerate(units):
        count, kind = len(unit["chunks"]), torch.tensor([chunk[2] for chunk in unit["chunks"]])
        ids[i, :len(unit["ids"])] = torch.tensor(unit["ids"])
        first[i, :count], last[i, :count] = torch.tensor(unit["first"]), torch.tensor(unit["last"])
        kinds[i, :count], asked[i, :count] = kind, kind != QUOTATION
    return ids, torch.tensor([len(u["ids"]) for u in units]), first, last, kinds, asked


# ---- learning ----

def loss_of(reader, units):
    batch = tensors(units)
    asked, rows = batch[-1], [(i, head, labels) for i, unit in enumerate(units) for head, labels in unit["rows"]]
    heads, wanted = torch.zeros(asked.shape), torch.full((len(rows), asked.shape[1]), -100)
    for k, (i, head, labels) in enumerate(rows):
        heads[i, head] = 1
        wanted[k, :len(labels)] = torch.tensor(labels)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        chunks = reader.chunks(batch)
        cues = reader.cues(chunks)
        scores = reader.labels(chunks, *(torch.tensor([row[k] for row in rows]) for k in (0, 1))) if rows else None
    loss = functional.binary_cross_entropy_with_logits(cues.float()[asked], heads[asked], reduction="sum")
    if rows:
        loss = loss + functional.cross_entropy(scores.float().reshape(-1, LABELS), wanted.reshape(-1), ignore_index=-100, reduction="sum")
    return loss / len(units)


def learn(reader, units, measured):
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    slow, fast = [], []
    for name, weight in reader.named_parameters():
        if weight.requires_grad:
            (slow if name.split(".")[0] in ("norm", "layers") else fast).append(weight)
    steps = torch.optim.AdamW([{"params": slow, "lr": RATE}, {"params": fast, "lr": RATE * FASTER_HEADS}], weight_decay=0.01)
    total = EPOCHS * len(batches(units, BATCH, rng, False))
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: min(1, step / (total * WARM + 1)) * max(0.02, 1 - step / total))
    for epoch in range(EPOCHS):
        reader.train()
        for batch in batches(units, BATCH, rng, True):
            loss = loss_of(reader, [units[i] for i in batch])
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
            steps.step()
            pace.step()
        for name, (some, their) in measured.items():
            read(reader, their)
            print(f"epoch {epoch + 1}, {name}: P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*figures(some)), flush=True)


# ---- reading ----

def best_row(scores):
    """The best labels in which nothing goes on that has not begun (Viterbi)."""
    may = torch.tensor([[-1e4 if to in (2, 4, 6) and of not in (to, to - 1) else 0.0 for to in range(LABELS)] for of in range(LABELS)])
    sums, ways = scores[0] + may[0], []
    for here in scores[1:]:
        sums, way = (sums[:, None] + may).max(0)
        sums = sums + here
        ways.append(way)
    row = [int(sums.argmax())]
    for way in reversed(ways):
        row.append(int(way[row[-1]]))
    return row[::-1]


def read(reader, units):
    """Adds `found` to the units: (chance, head, labels) of each head that is likely enough."""
    reader.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(units, 10 * BATCH, random.Random(SEED), False):
            some = [units[i] for i in batch]
            made = tensors(some)
            chunks = reader.chunks(made)
            chances = torch.sigmoid(reader.cues(chunks).float()).masked_fill(~made[-1], 0)
            for unit in some:
                unit["found"] = []
            which, heads = (chances >= LEAST).nonzero(as_tuple=True)
            for k in range(0, len(which), 512):
                part = which[k:k + 512], heads[k:k + 512]
                for i, head, scores in zip(*part, torch.log_softmax(reader.labels(chunks, *part).float(), -1)):
                    row = best_row(scores[:len(some[i]["chunks"])])
                    some[i]["found"].append((float(chances[i, head]), int(head), row))


def spans(unit, labels, kinds):
    """Runs of chunks with these labels; a beginning parts them."""
    out = []
    for i, label in enumerate(labels):
        if label in kinds:
            start, end = unit["chunks"][i][:2]
            if out and label != kinds[0] and labels[i - 1] in kinds:
                out[-1][1] = end
            else:
                out.append([start, end])
    return out


def found_in(article):
    """(chance, source, cue, content) of what was found, the more likely of two with one cue, in bytes."""
    for unit in article["units"]:
        taken = set()
        for chance, head, labels in sorted(unit.get("found", ()), key=lambda found: -found[0]):
            first, end = head, head + 1
            while first > 0 and labels[first] == CUE[1] and labels[first - 1] in CUE:
                first -= 1
            while end < len(labels) and labels[end] == CUE[1]:
                end += 1
            content = spans(unit, labels, CONTENT)
            if content and not taken & set(range(first, end)):
                taken |= set(range(first, end))
                yield chance, spans(unit, labels, SOURCE), [[unit["chunks"][first][0], unit["chunks"][end - 1][1]]], content


def covered(some):
    return {place for start, end in some for place in range(start, end)}


def figures(some):
    """Precision, recall and F1 of attributions: content shares half of its bytes, and the source touches."""
    right = ours = theirs = 0
    for article in some:
        gold = [(covered(content), covered(source)) for source, _, content in article["gold"] if content]
        theirs += len(gold)
        for _, source, _, content in sorted(found_in(article), reverse=True, key=lambda found: found[0]):
            ours += 1
            source, content = covered(source), covered(content)
            for k, (other, whose) in enumerate(gold):
                if 2 * len(content & other) >= len(content | other) and (source & whose or source == whose):
                    right += 1
                    del gold[k]
                    break
    return right / max(ours, 1), right / max(theirs, 1), 2 * right / max(ours + theirs, 1)


def write(some, path):
    with open(path, "wb") as raw, gzip.GzipFile("", mode="wb", fileobj=raw, compresslevel=9, mtime=0) as out:
        out.write(b"# article, source, cue, content: code points, found by a neural reader (model/teacher.py)\n")
        for article in some:
            text = article["text"]
            for _, *roles in found_in(article):
                cells = [";".join("-".join(str(len(text[:place].decode("utf-8", "replace"))) for place in span) for span in role) for role in roles]
                out.write("\t".join([article["name"], *cells]).encode() + b"\n")


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in ("learn", "label"):
        sys.exit(__doc__)
    torch.set_num_threads(1)
    encoder = pathlib.Path(sys.argv[2])
    reader = Reader(encoder)
    if sys.argv[1] == "learn":
        some = articles(sys.argv[3])
        kept, rest = ([a for a in some if a["left_out"] == out] for out in (False, True))
        learn(reader, units_of(kept, encoder), {"left out": (rest, units_of(rest, encoder))} if rest else {})
        torch.save(reader.state_dict(), sys.argv[4])
        return
    reader.load_state_dict(torch.load(sys.argv[3]))
    some = articles(sys.argv[4])
    read(reader, units_of(some, encoder))
    write(some, sys.argv[5])


if __name__ == "__main__":
    main()
