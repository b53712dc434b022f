"""A progress bar for long work: tqdm's when it is installed, else one line on standard error, rewritten."""
import contextlib
import sys
import time


@contextlib.contextmanager
def bar(show, total):
    """Gives step(bytes_done, documents_done). `show`: None or False for silence, True for a bar, or a function of your own
    that is called with (bytes done, bytes in all or None, documents done)."""
    if not show:
        yield lambda size, documents: None
    elif callable(show):
        done = [0, 0]

        def step(size, documents):
            done[0] += size
            done[1] += documents
            show(done[0], total, done[1])
        yield step
    else:
        with tqdm_bar(total) or line_bar(total) as step:
            yield step


def tqdm_bar(total):
    try:
        from tqdm import tqdm
    except ImportError:
        return None

    @contextlib.contextmanager
    def shown():
        documents = 0
        with tqdm(total=total, unit="B", unit_scale=True, desc="reading", file=sys.stderr) as inner:
            def step(size, more):
                nonlocal documents
                documents += more
                inner.set_postfix(documents=documents, refresh=False)
                inner.update(size)
            yield step
    return shown()


@contextlib.contextmanager
def line_bar(total):
    done, begin, last = [0, 0], time.monotonic(), [0.0]

    def step(size, documents):
        done[0] += size
        done[1] += documents
        now = time.monotonic()
        if now - last[0] >= 0.2:
            last[0] = now
            share = f" {100 * done[0] // total}%" if total else ""
            sys.stderr.write(f"\rreading{share}: {done[1]} documents, {done[0] / 1e6:.1f} MB, {now - begin:.0f} s")
            sys.stderr.flush()
    yield step
    if last[0]:
        sys.stderr.write("\n")
