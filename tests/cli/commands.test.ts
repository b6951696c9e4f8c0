import { describe, expect, test } from 'vitest';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex } from './telex.ts';

const at = '2026-03-10T12:00:00+01:00';
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const writeAt = (files: Record<string, string | Uint8Array>) => makeFolder(files, Date.parse(at));

describe('telex parse', () => {
  test('prints a line of JSON a story, in the order of the copy, with the fields it promises', async () => {
    const cwd = writeAt({ 'page.txt': foreignPage });
    const { out, err, code } = await telex(['parse', '--at', at, 'page.txt'], { cwd });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const [lead, ...briefs] = lines(out);
    expect(Object.keys(lead).slice(0, 14)).toEqual(
      'source role format headline section dateline paragraphs subheads age publishedAt precision truncated editorNote id'.split(
        ' ',
      ),
    );
    expect(lead).toMatchObject({ source: 'page.txt', role: 'lead', format: 'page', section: 'Buitenland' });
    expect(lead.dateline).toMatchObject({
      raw: 'MOSKOU (ANP/RTR) - ',
      cities: ['MOSKOU'],
      agencies: ['ANP', 'RTR'],
    });
    expect(lead.dateline.places).toEqual([expect.objectContaining({ name: 'Moskou', country: 'RU' })]);
    expect(briefs.map((brief) => [brief.age, brief.publishedAt, brief.precision])).toEqual([
      ['11 minuten geleden', '2026-03-10T10:49:00Z', 'minute'],
      ['42 minuten geleden', '2026-03-10T10:18:00Z', 'minute'],
      ['1 uur geleden', '2026-03-10T10:00:00Z', 'hour'],
    ]);
  });

  test('takes standard input and the moment of writing of a file', async () => {
    const cwd = writeAt({ 'page.txt': foreignPage });
    const piped = await telex(['parse', '--at', at, '-'], { input: foreignPage });
    const named = await telex(['parse', 'page.txt'], { cwd });
    expect(lines(piped.out)[0]).toMatchObject({ source: '-' });
    expect(lines(named.out)[1].publishedAt).toBe('2026-03-10T10:49:00Z');
  });

  test('says which file could not be read, where and why, does the others and ends with 1', async () => {
    const cwd = writeAt({
      'bad.txt': new Uint8Array([0, 1, 2, 3, 0]),
      'good.txt': foreignPage,
      'empty.txt': '',
    });
    const { out, err, code } = await telex(
      ['parse', 'bad.txt', 'missing.txt', 'empty.txt', '.', 'good.txt'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(lines(out)).toHaveLength(4);
    const problems = err.trim().split('\n');
    expect(problems.map((line) => line.split(':')[0])).toEqual(['bad.txt', 'missing.txt', 'empty.txt', '.']);
    expect(err).not.toMatch(/\bat .*\.ts:\d/);
  });

  test('explains a page: which rule read which part', async () => {
    const { out, code } = await telex(['parse', '--explain', '-'], { input: foreignPage });
    expect(code).toBe(0);
    expect(out).toMatch(/^1:0-\d+ +headline +Havenstad Marisol/);
    expect(out).toMatch(/^2:0-19 +dateline +MOSKOU \(ANP\/RTR\) -$/m);
    expect(out).toMatch(/^6:0-18 +age +11 minuten geleden$/m);
    const other = await telex(['parse', '--explain', '-'], {
      input: '{"uri":"x","version":"1","headline":"y"}',
    });
    expect(other).toMatchObject({ out: '', code: 1, err: expect.stringContaining('ninjs') });
  });
});

describe('telex import, search and digest', () => {
  test('keep copy once, find it, and show the digest that Discord would get', async () => {
    const cwd = writeAt({
      'wire/a.txt': foreignPage,
      'wire/sub/b.txt': foreignPage,
      'wire/bad.bin': '\0\0\0',
    });
    const first = await telex(['import', 'wire'], { cwd });
    expect(first.out).toBe('3 files: 2 read, 1 refused. 8 stories: 4 new, 0 changed, 4 known.\n');
    expect(first.err).toMatch(/^wire\/bad\.bin/);
    expect(first.code).toBe(1);
    const again = await telex(['import', 'wire/a.txt'], { cwd });
    expect(again).toEqual({
      out: '1 file: 1 read, 0 refused. 4 stories: 0 new, 0 changed, 4 known.\n',
      err: '',
      code: 0,
    });

    const found = await telex(['search', 'hulpgoederen', '--city', 'Gaza-Stad', '--json'], { cwd });
    expect(lines(found.out).map((story) => story.dateline.cities)).toEqual([['GAZA-STAD']]);
    const best = await telex(['search', '--best', '--limit', '1', '--json', 'de'], { cwd });
    const [, token = ''] = best.err.match(/^There is more: (--after=\S+)\n$/) ?? [];
    const second = await telex(['search', '--beste', '--limit', '1', '--json', token, 'de'], { cwd });
    expect(lines(second.out)[0].id).not.toBe(lines(best.out)[0].id);
    for (const odd of ['!!', 'bogus', token.slice('--after='.length)]) {
      const { out, err, code } = await telex(['search', `--after=${odd}`, 'de'], { cwd });
      expect({ odd, out, code }).toEqual({ odd, out: '', code: 2 });
      expect(err).toContain(`--after takes what a search without --best printed`);
    }
    const page = await telex(['search', '--limit', '1', 'de'], { cwd });
    const [, next = ''] = page.err.match(/^There is more: (--after=\S+)\n$/) ?? [];
    const past = await telex(['search', next, 'olifantenpad'], { cwd });
    expect(past).toEqual({ out: '', err: 'There is nothing more.\n', code: 0 });
    const typo = await telex(['search', 'hulpgoedren'], { cwd });
    expect(typo.err).toBe('Nothing found. Did you mean: hulpgoederen\n');
    const place = await telex(['search', '--json', 'stad:Den Haag'], { cwd });
    expect(place.err).toMatch(/^Read as: stad:"Den Haag"\n/);
    const doubtful = await telex(['search', '--json', 'stad:Bergen op Zoom'], { cwd });
    expect(doubtful.err).toBe('Did you mean: stad:"Bergen op Zoom"\n');
    const unknown = await telex(['search', 'sectie:Sprot', 'olifantenpad'], { cwd });
    expect(unknown).toEqual({
      out: '',
      err: 'No story has the section “Sprot”, and Telex knows none of that name. Did you mean sectie:Sport?\nNothing found.\n',
      code: 0,
    });
    const province = await telex(['search', 'stad:Drenthe'], { cwd });
    expect(province.err).toBe(
      'Nothing found from a place called Drenthe. That from the province: provincie:Drenthe\n',
    );
    const none = await telex(['search', 'olifantenpad'], { cwd });
    expect(none).toMatchObject({ out: '', code: 0, err: expect.stringContaining('Nothing found') });

    const digest = await telex(['digest', '--at', at, '--json'], { cwd });
    const [body] = lines(digest.out);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(body.embeds)).toContain('drijvende school');
    const topic = await telex(['digest', '--at', at, '--topic', 'stad:oslo'], { cwd });
    expect(topic).toMatchObject({ out: '', code: 0, err: expect.stringContaining('nothing to tell') });
  });
});

describe('telex', () => {
  test('has help for itself and for each command', async () => {
    const { out, code } = await telex(['--help']);
    expect(code).toBe(0);
    for (const name of ['parse', 'import', 'search', 'digest', 'sandbox', 'demo', 'start']) {
      expect(out).toContain(`  ${name} `);
    }
    const help = await telex(['digest', '--help']);
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--topic') });
  });

  test('start names every setting that is missing or wrong, and ends with 1', async () => {
    const { out, err, code } = await telex(['start'], { env: { TIMEZONE: 'Mars', LOG_LEVEL: 'loud' } });
    expect({ out, code }).toEqual({ out: '', code: 1 });
    for (const name of ['DISCORD_TOKEN', 'TIMEZONE', 'LOG_LEVEL']) expect(err).toContain(name);
  });
});
