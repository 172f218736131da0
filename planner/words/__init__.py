"""Code + values → sentence, date and number, in the runner's language.

The only room with a language in it: everything else answers with codes and values. The sentences stand in
``templates/phrases``, one file a language; a new file is a new language. It makes no sentence of its own: a
code without a message is shown as the code.
"""

from planner.words.speaker import (
    MissingPhrase,
    Said,
    Speaker,
    addressed,
    error_text,
    language_from,
    speaker,
    with_texts,
)

__all__ = ["MissingPhrase", "Said", "Speaker", "addressed", "error_text", "language_from", "speaker", "with_texts"]
