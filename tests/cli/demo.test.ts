import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { telex } from './telex.ts';

// As a process of its own: tests/cli/demo-ends.test.ts.
test('the demo shows the whole path and ends', async () => {
  const { out, err, code } = await telex(['demo', '--once']);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toMatch(/http:\/\/localhost:\d+/);
  expect(out).toMatch(/^Wire copy +4 files, \d+ stories$/m);
  for (const seen of [
    '/nieuws abonneer',
    '08:00',
    '/nieuws stad stad:',
    '/nieuws zoek woorden:',
    'Kaspische Zee',
  ]) {
    expect(out).toContain(seen);
  }
  // What the README shows of it is what it prints, but for the day; the lead is cut there.
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, excerpt = ''] = /```text\n(08:00 [\s\S]*?)```/.exec(readme) ?? [];
  const printed = out.split('\n').map((line) => line.trimEnd());
  const shown = excerpt.trimEnd().split('\n');
  expect(shown.length).toBeGreaterThan(15);
  let from = 0;
  for (const line of shown) {
    const isDay = / · ochtendeditie · \d+ berichten$/.test(line);
    const at = printed.findIndex(
      (one, n) => n >= from && (isDay ? one.endsWith(line.slice(line.indexOf(' · '))) : one === line),
    );
    expect([line, at >= from]).toEqual([line, true]);
    from = at + 1;
  }
});

test('its copy fits any day of the week and of the year, at eight in the morning', () => {
  const folder = new URL('../../fixtures/demo/', import.meta.url);
  const days =
    'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|vanmiddag|vanavond|gisteren|morgen';
  const months =
    'januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|zomer|najaar|winter';
  const dated = new RegExp(`(?<!\\p{L})(?:${days}|${months})(?:ochtend|middag|avond|nacht)?(?!\\p{L})`, 'iu');
  for (const name of readdirSync(folder)) {
    expect([name, dated.exec(readFileSync(new URL(name, folder), 'utf8'))?.[0]]).toEqual([name, undefined]);
  }
});

test('the demo says what it cannot read', async () => {
  const { out, err, code } = await telex(['demo', '--once', 'missing.txt']);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toMatch(/^missing\.txt: /);
});

test('the demo shows what it can read beside what it cannot', async () => {
  const page = fileURLToPath(new URL('../../fixtures/demo/4-buitenland.txt', import.meta.url));
  const { out, err, code } = await telex(['demo', '--once', 'missing.txt', page]);
  expect(code).toBe(1);
  expect(err).toMatch(/^missing\.txt: .*\n$/);
  expect(out).toContain('1 file, 9 stories');
  expect(out).toContain('Kaspische Zee');
});

test('the demo plays on the day that the copy is of', async () => {
  const old = fileURLToPath(new URL('../../fixtures/nitf/efe.xml', import.meta.url));
  const stamped = fileURLToPath(new URL('../../fixtures/page/stamp-before-the-text.txt', import.meta.url));
  const cut = fileURLToPath(new URL('../../fixtures/newsml1/cut-off-in-the-text.xml', import.meta.url));
  for (const file of [old, stamped, cut]) {
    const { out, err, code } = await telex(['demo', '--once', file]);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toMatch(/^The day +\w+day,? \d+ \w+ 20\d\d, by the times in the copy$/m);
    expect(out).toContain('the digest in #nieuws');
  }
});

test('the demo says why there is no digest, and what it cannot ask', async () => {
  const killed = fileURLToPath(new URL('../../fixtures/iptc7901/kill-without-text.txt', import.meta.url));
  const { out, err, code } = await telex(['demo', '--once', killed]);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain('There is no digest: ');
  expect(out).toContain('No question after a city: ');
  expect(out).toContain('No question after a word: ');
});
