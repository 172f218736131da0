"""Tests, by area; a package so that ``python -m tests.benchmarks`` finds its own."""
