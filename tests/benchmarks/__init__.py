"""How fast everything is, measured side by side in one run: ``python -m tests.benchmarks``.

Each part is a room with a ``TITLE`` and a ``measure(quick)`` that yields figures; ``results`` says what a figure is. A
part checks that an answer is right before it times it. What cannot be measured here is said, never left out.
"""
