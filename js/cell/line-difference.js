// The difference of two programs, line by line, as text: marked by signs as well as by colour.

import { diffLines } from 'diff';

/** @param {string} shown the code in the cell @param {string} other */
export function differenceHtml(shown, other) {
  const pre = document.createElement('pre');
  pre.className = 'cell-line-difference';
  pre.tabIndex = 0;
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', 'Minus: only in the cell as you see it. Plus: only in the other.');
  const changes = diffLines(`${shown}\n`, `${other}\n`, { timeout: 2000 });
  if (!changes) pre.append('The two differ too much to be compared line by line.');
  for (const { added, removed, value } of changes ?? []) {
    const [tag, sign] = added ? ['ins', '+ '] : removed ? ['del', '− '] : ['span', '  '];
    const part = document.createElement(tag);
    const lines = value.replace(/\n$/, '').split('\n');
    part.textContent = lines.map((line) => `${sign}${line}\n`).join('');
    pre.append(part);
  }
  return pre;
}
