"""`make bench`: every ratio in one run."""

from benchmarks import pages, reading

reading.main()
pages.main()
