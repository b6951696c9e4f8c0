/** `npm run -s release:notes -- v0.2.0`: what the changelog tells of a version. */
import { readFileSync } from 'node:fs';
import { readVersion } from './changelog.ts';

const version = (process.argv[2] ?? '').replace(/^v/, '');
const notes = readVersion(readFileSync('CHANGELOG.md', 'utf8'), version);
if (notes === null) {
  console.error(`CHANGELOG.md has no version "${version}".`);
  process.exit(1);
}
console.log(notes);
