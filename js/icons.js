// Draws the book's icon as PNG, for the devices that keep the book beside their apps. Run by
// textbook/tooling/bundle.py: node js/icons.js picture.svg folder

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Home screens of iOS, of Android, and the largest that is asked for. */
const SIZES = [180, 192, 512];

const [picture, folder] = process.argv.slice(2);
const svg = await readFile(picture, 'utf8');
await mkdir(folder, { recursive: true });
for (const size of SIZES) {
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  const hash = createHash('sha256').update(png).digest('hex').slice(0, 12);
  await writeFile(path.join(folder, `icon-${size}-${hash}.png`), png);
}
