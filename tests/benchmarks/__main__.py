"""`make bench`: the same work on this engine and on others, in turn, as the tables that the README quotes."""

import os
import platform
import sys
import warnings
from importlib import import_module

import numpy
import sklearn
from threadpoolctl import threadpool_limits

TABLES = (
    "epochs",
    "fits",
    "sequences",
    "frames",
    "why",
    "lanes",
    "first_picture",
    "page",
    "damaged_tables",
    "reviews",
)


def main():
    warnings.simplefilter("ignore")  # scikit-learn says that so few epochs do not converge, which is true
    print(
        f"Python {platform.python_version()}, NumPy {numpy.__version__}, scikit-learn {sklearn.__version__}, ",
        end="",
    )
    print(f"{os.cpu_count()} cores, one thread. Medians of one interleaved run.\n")
    with threadpool_limits(1):
        for name in sys.argv[1:] or TABLES:
            print(import_module(f"tests.benchmarks.{name}").table())


if __name__ == "__main__":
    main()
