# Runs in Pyodide under Node, by the scripts beside it: compiles zips of Python sources to bytecode.
# Only the very Python that will load it can do that: the host's has another magic number.

import importlib._bootstrap_external as loader
import json
import zipfile
from pathlib import Path

# Left out of NumPy: what needs a compiler or is there for its own tests, and what only tools read.
LEFT_OUT = ("/f2py/", "/tests/", "/_pyinstaller/", "/include/", "/lib/npyio.lib")
UNREAD = (".pyi", ".pxd", ".h", ".a", ".ini", ".typed", "/")


def compiled(source, name):
    """The content of the .pyc file of `source`, never checked against its source again."""
    code = compile(source, name, "exec", dont_inherit=True)
    return bytes(loader._code_to_hash_pyc(code, b"\0" * 8, False))


def members(path, folder):
    """The files of the archive at `path` as (name, content), its sources compiled."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.endswith(UNREAD) or any(part in f"/{name}" for part in LEFT_OUT):
                continue
            data = archive.read(info)
            if name.endswith(".py"):
                data, name = compiled(data, folder + name), name + "c"
            yield name, data


def stdlib(source, target):
    """The standard library as a zip of bytecode, whose members are unpacked when imported: most
    never are.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members(source, "/lib/python314.zip/"):
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)


def pack(files, target):
    """Files in one: a length, an index as JSON, then the files' bytes."""
    index = json.dumps([[name, len(data)] for name, data in files]).encode()
    # Python reads the files' bytes in place; the browser wants them aligned.
    index += b" " * (-(4 + len(index)) % 8)
    with Path(target).open("wb") as out:
        out.write(len(index).to_bytes(4, "little") + index)
        for _, data in files:
            out.write(data)
