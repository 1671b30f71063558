"""A host whose pages note what goes wrong in them, the same way in every browser."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from textbook.tooling.static_server import Handler

# Before the page's own policy, which allows no script that the build does not know.
_WATCH = b"""<script>
window.problems = [];
addEventListener('error', ({ target, message }) => {
  problems.push(message || `did not load: ${target.src || target.href}`);
}, true);
addEventListener('unhandledrejection', ({ reason }) => problems.push(`rejected: ${reason}`));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  problems.push(`the policy refuses ${violatedDirective}: ${blockedURI}`);
});
for (const kind of ['error', 'warn']) {
  const tell = console[kind];
  console[kind] = (...words) => {
    problems.push(words.join(' '));
    tell.apply(console, words);
  };
}
</script>"""


class Watching(Handler):
    """Puts a script into each page. A service worker would refuse these pages, and finds none."""

    def do_GET(self) -> None:  # noqa: N802 - the name that the base class has
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path + "index.html" if path.endswith("/") else path))
        if file.name == "sw.js":
            self.send_error(HTTPStatus.NOT_FOUND)
        elif file.name == "index.html" and file.is_file():
            page = file.read_bytes().replace(b"<head>", b"<head>" + _WATCH, 1)
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            # As hosts say it: Firefox fetches the next page ahead, and it is an error event if the
            # reply cannot be kept.
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(page)
        else:
            super().do_GET()
