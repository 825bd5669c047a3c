"""What measures: ratios within one run, since milliseconds depend on the machine."""
