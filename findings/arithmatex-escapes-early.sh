#!/usr/bin/env bash
# From pymdown-extensions 13 on, a tree processor that reads a formula from Arithmatex's element
# reads `a &amp;= b` where version 12.3 gave `a &= b`. The finished HTML is the same with both, so
# nothing shows it: the serialiser of Python-Markdown leaves entities alone and escapes the rest.
# Whoever hands the text of the tree to a TeX engine, as KaTeX at build time, must unescape it.
#
# Seen with Markdown 3.10.3, pymdown-extensions 12.3 and 13.1.2, generic mode, Python 3.11.7:
#   12.3    tree \[ a &= b < c \]                 page \[ a &amp;= b &lt; c \]
#   13.1.2  tree \[ a &amp;= b &lt; c \]          page \[ a &amp;= b &lt; c \]
# Needs Python 3.11.5 or newer. Exits with 1 when a version behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/look.py" <<'PYTHON'
import html
import sys

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Look(Treeprocessor):
    def run(self, root):
        # The root is a div as well.
        self.md.seen = next(div.text for div in root.iter("div") if div.get("class"))


class LookExtension(Extension):
    def extendMarkdown(self, md):
        # Right after the inline patterns, before anything is serialised.
        md.treeprocessors.register(Look(md), "look", 19)


md = markdown.Markdown(
    extensions=["pymdownx.arithmatex", LookExtension()],
    extension_configs={"pymdownx.arithmatex": {"generic": True}},
)
page = md.convert("$$\na &= b < c\n$$").partition('">')[2].partition("</div>")[0]
tree = " ".join(md.seen.split())
page = " ".join(page.split())
print(f"{sys.argv[1]:8}tree {tree:32}page {page}")
wanted = r"\[ a &= b < c \]"
assert html.unescape(page) == wanted, page
assert tree == (wanted if sys.argv[1] == "12.3" else html.escape(wanted, quote=False)), tree
PYTHON

for version in 12.3 13.1.2; do
  python3 -m venv "$folder/$version"
  "$folder/$version/bin/pip" --quiet --disable-pip-version-check install \
    Markdown==3.10.3 "pymdown-extensions==$version"
  "$folder/$version/bin/python" "$folder/look.py" "$version" || exit 1
done
