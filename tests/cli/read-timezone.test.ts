import { describe, expect, test } from 'vitest';
import { makeFolder, telex } from './telex.ts';

const page = 'Haven krijgt school\nOSLO (ANP) - De haven krijgt een drijvende school.\n';

describe('TIMEZONE on the command line', () => {
  test('is the zone in which an answer’s times are written', async () => {
    const cwd = makeFolder({ 'page.txt': page });
    await telex(['import', 'page.txt', '--at', '2026-03-10T12:00:00Z', '--database', 'a.sqlite'], { cwd });
    const search = (env: Record<string, string>) =>
      telex(['search', 'school', '--database', 'a.sqlite'], { cwd, env });
    expect((await search({})).out).toContain('13:00');
    expect((await search({ TIMEZONE: 'America/Paramaribo' })).out).toContain('09:00');
  });

  test.each([['search', 'school'], ['digest']])('that is none is told in words: %s', async (...words) => {
    const { out, err, code } = await telex(words, { env: { TIMEZONE: 'Mars' } });
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toMatch(/^telex: TIMEZONE \(Mars\) is not a timezone.*For: .*Get it: .*\n$/);
  });
});
