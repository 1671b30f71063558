"""The limits of a run, in one place: for the build, the page, the worker and the Python in it.

`textbook.tooling.bundle` hands the same numbers to the browser's code, as `js/limits.js`.
"""

from __future__ import annotations

# Seconds after which a reader is asked whether to wait, and a run that no one watches is ended.
RUN_SECONDS = 30
# Seconds that a check of an exercise may take.
CHECK_SECONDS = 10
# Milliseconds in which a worker takes up a run: one that does not is dead.
ANSWER_MILLISECONDS = 5_000
# Milliseconds after which a run lasts so long that somebody may want it stopped.
LASTING_MILLISECONDS = 1_000
# Bytes of memory that a Python may have.
MEMORY_BYTES = 1 << 30
# Characters that one run may print, stdout and stderr together.
OUTPUT_CHARACTERS = 1_000_000
# Characters of the value, of an error's name and message and of a traceback that are shown.
VALUE_CHARACTERS = 100_000
NAME_CHARACTERS = 200
MESSAGE_CHARACTERS = 10_000
TRACEBACK_CHARACTERS = 20_000
# Characters of plot data that the page takes, and from which on they are thinned in the worker.
PLOT_CHARACTERS = 8_000_000
LARGE_PLOT_CHARACTERS = 2_000_000
# Milliseconds between two plots of one run: the screen shows no more.
FRAME_MILLISECONDS = 15
# Points of one line that are drawn: more than a screen has columns.
DRAWN_POINTS = 5_000
# Points of all lines of one plot that are drawn: more take longer than a frame.
PLOT_POINTS = 20_000

LIMITS = {name: value for name, value in globals().items() if isinstance(value, int)}
