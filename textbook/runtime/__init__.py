"""The Python that runs a cell: the same under CPython at build time and in the browser.

It imports nothing but the standard library (and NumPy where it is there), because it is sent to
the reader's browser as it stands.
"""
