"""Build-time Python of the book; `textbook.runtime` is sent to the browser as well."""
