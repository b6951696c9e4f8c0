/**
 * `npm run gazetteer`: puts what was added to the hand-written rows (`hand/*.tsv`) into the committed table, without network, as a
 * full build (build.ts) would. Says what changed, or for each row that it cannot take where that stands and why; then nothing is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readHand } from './hand.ts';
import { mergeHand } from './merge.ts';

const path = new URL('../../src/desk/gazetteer/places.generated.tsv', import.meta.url);
const text = readFileSync(path, 'utf8');
const merged = mergeHand(text, readHand());
if ('refused' in merged) {
  for (const line of merged.refused) console.error(line);
  console.error('Nothing was written.');
  process.exit(1);
}
const before = new Set(text.split('\n'));
const after = new Set(merged.table.split('\n'));
const changes = [
  ...[...before.difference(after)].map((line) => `- ${line}`),
  ...[...after.difference(before)].map((line) => `+ ${line}`),
];
if (merged.table !== text) writeFileSync(path, merged.table);
console.log(changes.length === 0 ? 'The table has all hand-written rows.' : changes.join('\n'));
