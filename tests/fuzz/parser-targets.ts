import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { readTyped } from '../../src/archive/read-typed.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { parseSchedule } from '../../src/delivery/parse-schedule.ts';
import { nextSlots } from '../../src/delivery/schedule.ts';
import { readOpml } from '../../src/intake/opml.ts';
import { decodeHtml } from '../../src/intake/page/decode-html.ts';
import { readPageText } from '../../src/intake/page/read-page.ts';
import { readSourceSettings } from '../../src/intake/sources/read-settings.ts';
import { openDatabase } from '../../src/store/database.ts';
import { readSubscriptionFile } from '../../src/subscription-file.ts';
import { detectFormat, parseCopy, readers } from '../../src/wire/detect.ts';
import { invent } from '../contracts/invent-story.ts';
import { anyHtml, anyLayout } from '../intake/page/any-html.ts';
import { readAt } from '../wire/agency-copies.ts';
import { anyBytes } from '../wire/any-bytes.ts';
import { anyTyped } from './any-typed.ts';
import { type FuzzTarget, fuzzTarget } from './target.ts';

const now = Date.parse('2026-03-10T08:00:00+01:00');
const zone = 'Europe/Amsterdam';
const encode = (text: string) => new TextEncoder().encode(text);

/** What is read is a value, what is not a problem in words: nothing else. */
function checkReading(read: { ok: true } | { ok: false; problem: { code: string; message: string } }): void {
  if (!read.ok) assert.ok(read.problem.code !== '' && read.problem.message.length > 10);
}

const wire = fuzzTarget('wire-copy', anyBytes, (bytes) => {
  const copy = { source: 'made', bytes, capturedAt: readAt };
  detectFormat(bytes);
  checkReading(parseCopy(copy, 'auto'));
  for (const reader of readers) {
    assert.equal(typeof reader.detect(bytes), 'boolean');
    checkReading(reader.parse(copy));
  }
});

const html = fuzzTarget('page-html', fc.tuple(anyHtml, anyLayout), async ([text, layout]) => {
  const read = await readPageText({ bytes: encode(text), charset: null, capturedAt: now }, layout);
  checkReading(read);
  if (read.ok) assert.notEqual(read.value, '');
});

const charset = fc.constantFrom(null, 'utf-16', 'shift_jis', 'iso-2022-jp', 'x-unknown', '');
const htmlBytes = fuzzTarget(
  'page-bytes',
  fc.tuple(fc.uint8Array({ maxLength: 200 }), charset),
  async ([bytes, named]) => {
    decodeHtml(bytes, named);
    checkReading(await readPageText({ bytes, charset: named, capturedAt: now }, null));
  },
);

const outline = fc.constantFrom(
  ...[
    '<opml>',
    '</opml>',
    '<body>',
    '</body>',
    '<outline text="a" xmlUrl="https://a.example/f"/>',
    '<outline ',
  ],
  ...[
    'xmlUrl="',
    'ftp://x',
    '"',
    '/>',
    '<outline text="Map">',
    '</outline>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
  ],
);
const opml = fuzzTarget(
  'opml',
  fc.oneof(
    fc.array(outline, { maxLength: 30 }).map((some) => encode(some.join(''))),
    fc.uint8Array({ maxLength: 200 }),
  ),
  (bytes) => checkReading(readOpml(bytes)),
);

const setting = fc.constantFrom(
  ...[
    'sources:\n',
    '  - ',
    'name: a',
    'kind: feed',
    'kind: page',
    'kind: folder',
    'url: https://a.example',
    'path: /etc',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ', ',
    '\n',
    '    ',
    '&a ',
    '*a',
    '!!js/function x',
    '<<: *a',
    '? ',
    '| ',
    '"',
    "'",
    '#',
    '---\n',
  ],
  ...[
    'schedule: "* * * * *"',
    'allowPrivate: [0.0.0.0/0]',
    'enabled: maybe',
    '__proto__: 1',
    '\t',
    '\0',
    '\ufeff',
    '2026-01-01',
  ],
);
const sources = fuzzTarget(
  'sources-file',
  fc.array(setting, { maxLength: 25 }).map((some) => some.join('')),
  (text) => {
    const read = readSourceSettings(text, () => null, '/srv/telex');
    if (!read.ok) assert.ok(read.problems.length > 0);
  },
);

const subscriptions = fuzzTarget(
  'subscriptions-file',
  fc.oneof(
    anyTyped(400),
    fc
      .record({
        telex: fc.constantFrom('subscriptions', 1),
        version: fc.constantFrom(1, 2, null),
        subscriptions: fc.jsonValue(),
      })
      .map((value) => JSON.stringify(value)),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  ),
  (text) => {
    const read = readSubscriptionFile(text);
    if (!read.ok) assert.ok(read.problems.length > 0 && read.problems.every((one) => one.length > 10));
  },
);

const schedule = fuzzTarget('schedule', anyTyped(300), (text) => {
  const read = parseSchedule(text);
  checkReading(read);
  if (read.ok) assert.ok(nextSlots(read.value.cron, zone, now, 3).length > 0);
});

/** Questions that are asked of a real index: what SQLite or FTS5 takes for syntax is an error of theirs. */
const search: FuzzTarget = {
  name: 'search',
  inputs: anyTyped(1_000),
  async open() {
    const db = openDatabase(':memory:');
    const archive = createSqliteArchive(db);
    for (let i = 0; i < 5; i += 1)
      await archive.file(invent({ text: `Hulp en brug ${i} bij de haven.` }), 'new', now);
    return {
      async check(input) {
        const text = String(input);
        const read = parseQuery(text, now, zone);
        checkReading(read);
        checkReading(readTyped(text, now, zone, (_, value) => value.length % 2 === 0).query);
        if (!read.ok) return;
        await archive.find(read.value, { limit: 10 }, now);
        await archive.find(read.value, { limit: 10, order: 'best' }, now);
        await archive.suggest(read.value, now);
      },
      close: async () => void db.close(),
    };
  },
};

/** Each parser of what comes from outside. */
export const parserTargets: readonly FuzzTarget[] = [
  wire,
  html,
  htmlBytes,
  opml,
  sources,
  subscriptions,
  schedule,
  search,
];
