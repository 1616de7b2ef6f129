"""What a damaged table costs at most: `make bench ARGS=damaged_tables`.

Each of the 2,000 files of tests/data/tables is read, a guess is made and its columns are taken, in a forked child
that has done the same with a small table before. Seconds are those from the bytes to the columns or to the
sentence; memory is how far the child's peak (ru_maxrss) rises above its peak before.
"""

import json
import os
import time
from resource import RUSAGE_SELF, getrusage

from playground.data.tables import TableError, columns_of, read, suggested
from tests.benchmarks.timing import markdown
from tests.data.tables.damaged import damaged_files

COUNT, SEED = 2000, 1
SMALL = b"a,b\n" + b"1,x\n2,y\n" * 10
MOST_SECONDS, MOST_MEGABYTES = 2, 200


def table():
    worst = {}
    work(SMALL)
    for name, content in damaged_files(COUNT, SEED):
        kind = name.split("-")[0]
        found = [*measured(content), 1, len(content) / 2**20]
        *most, count, size = worst.get(kind, [0, 0, 0, 0])
        worst[kind] = [*map(max, found[:2], most), count + 1, max(size, found[3])]
    rows = [
        [kind, f"{count:,}", f"{size:.1f}", f"{seconds:.2f}", f"{memory:.0f}"]
        for kind, (seconds, memory, count, size) in sorted(worst.items(), key=lambda item: -item[1][0])
    ]
    most = [max(values) for values in zip(*worst.values(), strict=True)]
    rows.append(["all", f"{COUNT:,}", f"{most[3]:.1f}", f"{most[0]:.2f}", f"{most[1]:.0f}"])
    rows.append(["at most allowed", "", "", str(MOST_SECONDS), str(MOST_MEGABYTES)])
    return markdown(["kind of file", "files", "largest, MB", "worst time, s", "worst memory, MB"], rows)


def measured(content):
    """Seconds of `work`, and by how many megabytes the peak memory of a child rises that does it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            work(SMALL)
            before, start = getrusage(RUSAGE_SELF).ru_maxrss, time.perf_counter()
            work(content)
            seconds, after = time.perf_counter() - start, getrusage(RUSAGE_SELF).ru_maxrss
            os.write(writing, json.dumps([seconds, (after - before) / 1024]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    return json.loads(found)


def work(content):
    try:
        found = read(content, "table.csv")
        columns_of(found, suggested(found))
    except TableError:
        pass


def main():
    print(table())


if __name__ == "__main__":
    main()
