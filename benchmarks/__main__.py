"""`make bench`: every ratio in one run; COUNCIL_BENCH names a folder that keeps the archives for the next."""

import subprocess
import sys

from benchmarks import importing, pages, reading
from benchmarks.archives import ROOT, archive, folder

reading.main()
importing.main()
pages.main()
with folder() as at:
    kept = [int(each.name) for each in at.iterdir() if each.name.isdigit()]
    largest = archive(at, max(kept, default=100_000))
    subprocess.run([sys.executable, "-m", "benchmarks.search"], cwd=ROOT, env=largest, check=True)
