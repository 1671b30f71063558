// Without a service worker a page comes from the host, which may have another edition by now.

/** As the build has written it into each page. */
function edition() {
  return document.querySelector('meta[name="edition"]')?.getAttribute('content');
}

const own = edition();

/** After instant navigation: a page of another edition is loaded in full, with its own scripts. */
export function keepToOneEdition() {
  if (edition() !== own) location.reload();
}
