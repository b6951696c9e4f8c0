// npm 10 (which Node 20 and 22 bring) reads only the lock file, where npm leaves out better-sqlite3's own
// `"gypfile": false`, and so starts a compiler for a package that ships its binaries: `npm ci` then fails on a machine
// without Python. The field in the lock file stops that. npm drops it at every change, so this runs after each.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const entry = lock.packages['node_modules/better-sqlite3'];
if (entry && entry.gypfile !== false) {
  entry.gypfile = false;
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
