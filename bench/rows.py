"""Which figures there are: the rows of the report, the ratios between them, and the goals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One kind of sample. `pooled` rows have many samples a round, so p95 means something."""

    name: str
    title: str
    unit: str = "ms"
    pooled: bool = False


@dataclass(frozen=True)
class Ratio:
    """Two figures of one run, compared; `expression` is read by `figures.figure`."""

    title: str
    expression: str


@dataclass(frozen=True)
class Goal:
    """A figure and what it should be; at most `limit`, or at least where `at_least` is true."""

    title: str
    expression: str
    limit: float
    unit: str = ""
    at_least: bool = False


@dataclass(frozen=True)
class Part:
    """One part of the run and of the report."""

    title: str
    rows: tuple[Row, ...]
    ratios: tuple[Ratio, ...] = ()
    goals: tuple[Goal, ...] = ()


PARTS: dict[str, Part] = {
    "page": Part(
        "The page, before anybody touches it",
        (
            Row("chart.book.cold", "First chart painted, book, first visit"),
            Row("chart.baked.cold", "First chart painted, baked, first visit"),
            Row("chart.book.repeat", "First chart painted, book, repeat visit"),
            Row("chart.baked.repeat", "First chart painted, baked, repeat visit"),
            Row("paint.book.cold", "First paint, book, first visit"),
            Row("paint.baked.cold", "First paint, baked, first visit"),
            Row("wait.book.cold", "From first paint to first chart, book, first visit"),
            Row("wait.baked.cold", "From first paint to first chart, baked, first visit"),
            Row("shift.book", "Layout shift, book", ""),
            Row("task.book.own", "Longest script of the book's own", "ms"),
            Row("task.book.any", "Longest task, book, whoever's"),
            Row("task.baked.any", "Longest task, baked"),
            Row("load.book.bytes", "Sent until the load event, book", "kB"),
            Row("load.baked.bytes", "Sent until the load event, baked", "kB"),
            Row("load.book.requests", "Requests until the load event, book", ""),
            Row("load.baked.requests", "Requests until the load event, baked", ""),
        ),
        (
            Ratio("First chart, first visit, book to baked", "chart.book.cold/chart.baked.cold"),
            Ratio(
                "First chart, repeat visit, book to baked", "chart.book.repeat/chart.baked.repeat"
            ),
        ),
        (
            Goal("First chart to baked, first visit", "chart.book.cold/chart.baked.cold", 1.1),
            Goal("First chart to baked, repeat visit", "chart.book.repeat/chart.baked.repeat", 1.1),
            Goal("From first paint to first chart", "wait.book.cold", 333, "ms"),
            Goal("Layout shift", "shift.book", 0),
            Goal("Longest script of the book's own", "task.book.own", 50, "ms"),
            Goal("Sent until the load event", "load.book.bytes", 450, "kB"),
            Goal("Requests until the load event", "load.book.requests", 25),
        ),
    ),
    "start": Part(
        "From Run, pressed as soon as it is there, to the new plot",
        (
            Row("start.book.cold", "Run pressed to plot painted, book, first visit"),
            Row("start.book.repeat", "Run pressed to plot painted, book, repeat visit"),
            Row("start.stock.cold", "Navigation to plot painted, stock, first visit"),
            Row("start.stock.repeat", "Navigation to plot painted, stock, repeat visit"),
            Row("press.book.cold", "Navigation to Run there, book, first visit"),
            Row("press.book.repeat", "Navigation to Run there, book, repeat visit"),
            Row("visit.book.cold", "Navigation to new plot painted, book, first visit"),
            Row("visit.book.repeat", "Navigation to new plot painted, book, repeat visit"),
            Row("files.book.cold", "of it: Python's files fetched and in its worker, first visit"),
            Row("files.book.repeat", "of it: Python's files in its worker, repeat visit"),
            Row("boot.book.cold", "of it: Python fetched and started (python:boot), first visit"),
            Row("boot.book.repeat", "of it: Python fetched and started, repeat visit"),
            Row("frozen.start", "Longest frozen frame while Python starts, first visit"),
            Row("ready.book.bytes", "Sent until Python is ready, book, first visit", "kB"),
            Row("ready.stock.bytes", "Sent until Python is ready, stock, first visit", "kB"),
            Row("ready.book.requests", "Requests until Python is ready, book, first visit", ""),
            Row("ready.stock.requests", "Requests until Python is ready, stock, first visit", ""),
            Row("again.book.bytes", "Sent until Python is ready, book, repeat visit", "kB"),
            Row("again.stock.bytes", "Sent until Python is ready, stock, repeat visit", "kB"),
        ),
        (
            Ratio("Run to plot, first visit, book to stock", "start.book.cold/start.stock.cold"),
            Ratio(
                "Run to plot, repeat visit, book to stock", "start.book.repeat/start.stock.repeat"
            ),
            Ratio(
                "Navigation to new plot, first visit, book to stock",
                "visit.book.cold/start.stock.cold",
            ),
            Ratio(
                "Navigation to new plot, repeat visit, book to stock",
                "visit.book.repeat/start.stock.repeat",
            ),
            Ratio("First chart, first visit, book to stock", "chart.book.cold/start.stock.cold"),
            Ratio(
                "First chart, repeat visit, book to stock", "chart.book.repeat/start.stock.repeat"
            ),
        ),
        (
            Goal("Run to plot, to stock, first visit", "start.book.cold/start.stock.cold", 0.25),
            Goal(
                "Run to plot, to stock, repeat visit", "start.book.repeat/start.stock.repeat", 0.20
            ),
        ),
    ),
    "run": Part(
        "Once Python is ready",
        (
            Row("run.book", "Edited and run to plot painted, book", pooled=True),
            Row("run.stock", "Edited and run to plot painted, stock", pooled=True),
            Row("run.book.fresh", "the same right after the first run, book", pooled=True),
            Row("run.stock.fresh", "the same right after the first run, stock", pooled=True),
            Row("frozen.work", "Longest frozen frame while Python works 2 s"),
            Row("frozen.print", "Longest frozen frame while Python prints 100,000 lines"),
            Row("stop.book", "Stop pressed to next plot painted"),
            Row("stop.lasting", "the same, pressed when the program has run for 3 s"),
        ),
        (
            Ratio("Edited and run to plot, book to stock", "run.book/run.stock"),
            Ratio("Right after the first run", "run.book.fresh/run.stock.fresh"),
        ),
        (Goal("Stop to the next plot", "stop.book", 800, "ms"),),
    ),
    "slider": Part(
        "A slider that is dragged",
        (
            Row("slider.drawn", "Input to plot drawn", pooled=True),
            Row("slider.fresh", "the same, right after Python's first run", pooled=True),
            Row("slider.answered", "of it: input to Python's answer on the page", pooled=True),
            Row("slider.painted", "Input to plot painted", pooled=True),
            Row("slider.rate", "Charts drawn a second, an input in every frame", "/s"),
            Row("slider.frames", "Frames a second meanwhile", "/s"),
            Row("floor.run", "Floor: the snippet alone in Pyodide", pooled=True),
            Row("floor.update", "Floor: Chart.js update('none') of its data", pooled=True),
        ),
        (
            Ratio("Input to plot drawn, to the floor", "slider.drawn/floor.run+floor.update"),
            Ratio("Right after Python's first run", "slider.fresh/floor.run+floor.update"),
        ),
        (
            Goal("Input to painted plot, p95", "slider.painted@p95", 16, "ms"),
            Goal("Input to drawn plot, p95", "slider.drawn@p95", 16, "ms"),
            Goal("Input to drawn plot, to the floor", "slider.drawn/floor.run+floor.update", 2),
            Goal("Charts drawn a second", "slider.rate", 59, "/s", at_least=True),
        ),
    ),
    "build": Part(
        "The build",
        tuple(
            Row(f"build.{count}.{kind}", f"{count:,} {cells}, {words}", "s")
            for count, cells in ((1, "cell"), (100, "cells"), (1000, "cells"))
            for kind, words in (("clean", "nothing kept"), ("change", "one cell changed"))
        ),
    ),
}
