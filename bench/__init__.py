"""The benchmark: `make bench` measures the book beside two comparison pages, in one run."""
