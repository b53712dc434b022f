"""Tables as text, and files that appear whole or not at all.

The core writes its rows as lines itself; here is the same for columns at hand, those of a corpus that was loaded or pickled."""
import contextlib
import datetime
import gc
import gzip
import io
import json
import os
import re
import struct
import tempfile

from ._core import OutputError, SaysoError
from .files import at_home

ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
MARKED = re.compile('[,"\r\n]').search


@contextlib.contextmanager
def uncollected():
    """While many objects are made none of which is garbage, none is looked for: each look would take longer than the one before."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


# ---- lines -------------------------------------------------------------------------------------------------------------

def as_float32(number):
    """A number as a float32 has it, which is what tables hold."""
    return struct.unpack("f", struct.pack("f", number))[0]


def nested(kind):
    """Whether a column of that Arrow type has lists."""
    return kind.startswith(("list", "struct"))


def short(value):
    """A float32 with as many digits as bring it back: seven, eight or nine."""
    if value is None:
        return None
    tries = (float(f"{value:.{digits}g}") for digits in (7, 8, 9))
    return next((number for number in tries if as_float32(number) == value), value)


def shortened(values):
    """Lists of structs with such floats, new ones."""
    return [[{key: short(v) if isinstance(v, float) else v for key, v in item.items()} for item in items] for items in values]


def as_held(items, kind):
    """A list of structs that was read from text, with its floats as tables hold them."""
    if "float32" not in kind:
        return items
    return [{key: as_float32(v) if isinstance(v, float) else v for key, v in item.items()} for item in items]


def as_written(values, kind):
    """A column with its floats short."""
    if "float32" not in kind:
        return values
    return shortened(values) if nested(kind) else list(map(short, values))


def cell(value):
    """A cell of CSV: nothing for null, JSON for lists."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else ENCODE(value) if isinstance(value, (list, dict)) else str(value)
    return '"' + text.replace('"', '""') + '"' if MARKED(text) else text


def lines_of(columns, schema, as_json):
    """Columns as UTF-8, a line a row: of CSV, or of JSON objects."""
    columns = {name: as_written(columns[name], kind) for name, kind, _ in schema}
    if as_json:
        rows = (ENCODE(dict(zip(columns, values))) for values in zip(*columns.values()))
    else:
        rows = (",".join(map(cell, values)) for values in zip(*columns.values()))
    return "".join(row + "\n" for row in rows).encode()


def value_of(kind, text):
    """A CSV cell back as the value that it was written from; `kind` is the Arrow type."""
    if nested(kind):
        return as_held(json.loads(text), kind)
    if kind == "bool":
        return text == "true"
    if kind.startswith("int"):
        return int(text)
    if kind.startswith("float"):
        return as_float32(float(text))
    return datetime.date.fromisoformat(text) if kind == "date32" else text


# ---- files -------------------------------------------------------------------------------------------------------------

@contextlib.contextmanager
def replacing(target):
    """A path to write to; what was written takes the target's place at the end, or goes when writing fails."""
    target, temporary = os.path.realpath(file_for(target)), None
    if os.path.lexists(target) and not os.path.isfile(target):  # a pipe or device, of which nothing can take the place
        yield target
        return
    try:
        handle, temporary = tempfile.mkstemp(prefix=".sayso-", dir=os.path.dirname(os.path.abspath(target)))
        os.close(handle)
        yield temporary
        os.chmod(temporary, 0o666 & ~mask())
        os.replace(temporary, target)
    except BaseException as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError) and not isinstance(error, SaysoError):
            raise OutputError(f"{target}: {error.strerror or error}") from error
        raise


def file_for(path):
    """The path of a file that can be written, as far as its folder tells; else an OutputError."""
    path = at_home(path)
    if os.path.isdir(path):
        raise OutputError(f"{path} is a folder, where a file was to be written")
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise OutputError(f"{path}: there is no folder for it")
    return path


def folder_for(path):
    """The path of a folder that files can be written into, or that can be made; else an OutputError."""
    path = at_home(path)
    there = os.path.abspath(path) if path else "/"
    while not os.path.lexists(there):
        there = os.path.dirname(there)
    if not path or not os.path.isdir(there):
        raise OutputError(f"{path or repr(path)}: no folder; " + (f"{there} is a file" if path else "a name is needed"))
    if not os.access(there, os.W_OK):
        raise OutputError(f"{path}: nothing can be written into {there}")
    return path


def mask():
    """The process's umask, read without changing it where the system tells, else the usual one."""
    try:
        with open("/proc/self/status", encoding="ascii") as stream:
            return next((int(line.split()[1], 8) for line in stream if line.startswith("Umask:")), 0o022)
    except OSError:
        return 0o022


def written(target, pieces):
    """Pieces of UTF-8 to a path, packed where it ends with .gz, or to an open file, of text or of bytes; without one, as a str."""
    if target is None:
        return b"".join(pieces).decode()
    if hasattr(target, "write"):
        for piece in pieces:
            target.write(piece if takes_bytes(target) else piece.decode())
        return None
    with replacing(target) as path, open(path, "wb") as stream, unpacked(stream, os.fspath(target)) as lines:
        lines.writelines(pieces)
    return None


def takes_bytes(stream):
    """Whether an open file is one of bytes, as those of io, gzip and tempfile tell."""
    return isinstance(stream, (io.RawIOBase, io.BufferedIOBase)) or "b" in str(getattr(stream, "mode", ""))


def unpacked(stream, name):
    """What to write plain bytes to. Packed, they are the same whenever and whatever they are called."""
    packs = os.fsdecode(name).casefold().endswith(".gz")
    return gzip.GzipFile("", "wb", fileobj=stream, mtime=0) if packs else contextlib.nullcontext(stream)
