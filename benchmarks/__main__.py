"""`make bench`: every ratio in one run; COUNCIL_BENCH names a folder that keeps the archives for the next."""

from benchmarks import importing, pages, reading

reading.main()
importing.main()
pages.main()
