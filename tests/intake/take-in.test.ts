import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWireFolder } from '../../src/intake/folder.ts';
import { type IntakeDesk, noFilings, takeIn } from '../../src/intake/take-in.ts';
import { type Newsroom, openNewsroom } from '../../src/newsroom.ts';
import { countTurns } from './count-turns.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const minute = 60_000;
const page = (town: string, what: string) =>
  `Nieuws uit ${town}\n${town.toUpperCase()} (ANP) - De gemeente bouwt ${what} aan de haven. Dat maakte de wethouder dinsdag bekend aan de bewoners.\n`;

describe('taking copy in', () => {
  let home: string;
  let newsroom: Newsroom;
  let desk: IntakeDesk;
  const put = (name: string, text: string, at: number) => {
    const path = join(home, 'wire', name);
    writeFileSync(path, text);
    utimesSync(path, at / 1_000, at / 1_000);
  };
  const read = (now: number, afterwards: 'move' | 'leave' = 'move') =>
    openWireFolder({
      folder: { path: join(home, 'wire'), afterwards },
      log: newsroom.log,
      capturedAt: (_, file) => file.modifiedAt,
      takeIn: (copy, at, signal, place) => takeIn(copy, desk, at, signal, place),
    }).read(now);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-'));
    mkdirSync(join(home, 'wire'));
    newsroom = openNewsroom(join(home, 'telex.sqlite'));
    desk = newsroom.desk;
    put('a.txt', page('Goes', 'een brug'), eight - 5 * minute);
    put('b.txt', page('Breda', 'een theater'), eight - 4 * minute);
  });
  afterEach(() => {
    newsroom.close();
    rmSync(home, { recursive: true });
  });

  test('the same copy under two names is one story, and a file changed in place a newer text of it', async () => {
    put('c.txt', page('Goes', 'een brug'), eight - 3 * minute);
    expect((await read(eight)).filings).toEqual({ ...noFilings(), new: 2, known: 1 });
    const longer = `${page('Goes', 'een brug')}De bouw begint in mei en duurt twee jaar. Het oude pontje vaart zolang door.\n`;
    put('a.txt', longer, eight);
    expect((await read(eight + minute)).filings).toEqual({ ...noFilings(), changed: 1 });
  });

  test('an upload that stands still for long is read as it is, marked truncated, and becomes whole when it goes on', async () => {
    await read(eight);
    const whole =
      '<nitf><head><docdata><doc-id id-string="brug-1"/></docdata></head><body><body.head><hedline><hl1>Brug bij Veere dicht</hl1></hedline></body.head><body.content><p>VEERE (ANP) - De brug over het kanaal is dicht.</p><p>Schippers wachten tot vrijdag.</p></body.content></body></nitf>';
    const held = async () =>
      (await newsroom.archive.find({ kind: 'word', text: 'kanaal' }, { limit: 9 }, eight)).stories;
    put('c.xml', whole.slice(0, whole.indexOf('wachten')), eight - 11 * minute);
    expect((await read(eight)).filings).toEqual({ ...noFilings(), new: 1 });
    expect(await held()).toMatchObject([{ truncated: true, headline: 'Brug bij Veere dicht' }]);
    // It was moved while it was still open where it is uploaded.
    put('done/2026-03-10/c.xml', whole, eight + minute);
    expect((await read(eight + 2 * minute)).filings).toEqual({ ...noFilings(), changed: 1 });
    expect(await held()).toMatchObject([
      { truncated: false, paragraphs: [expect.anything(), 'Schippers wachten tot vrijdag.'] },
    ]);
  });

  test('an empty file is kept aside, and is read when it has been filled', async () => {
    put('empty.txt', '', eight - 13 * minute);
    expect((await read(eight)).spiked).toMatchObject([{ problem: { code: 'empty-copy' } }]);
    expect((await read(eight + minute)).spiked).toEqual([]);
    put('empty.txt', page('Delft', 'een sluis'), eight + minute);
    expect((await read(eight + 2 * minute)).filings.new).toBe(1);
  });

  test('a story that the archive stumbles over costs its own file, and no other', async () => {
    desk = {
      ...desk,
      admit: (stories, now, claimed) => {
        if (stories.some((story) => story.source.endsWith('a.txt'))) throw new TypeError('no such place');
        return newsroom.desk.admit(stories, now, claimed);
      },
    };
    const reading = await read(eight);
    expect(reading).toMatchObject({ filings: { new: 1 }, spiked: [{ problem: { code: 'filing-failed' } }] });
    expect(await newsroom.log.spiked()).toHaveLength(1);
    expect((await read(eight + minute)).files).toBe(0);
  });

  const belga = (revision: number, status: string, component: string) =>
    `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>belga.be</ProviderId><DateId>20260310</DateId><NewsItemId>77</NewsItemId><RevisionId>${revision}</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20260310T0${revision}0000+0100</ThisRevisionCreated><Status FormalName="${status}"/></NewsManagement>${component}</NewsItem></NewsML>`;
  const told = (language: string, headline: string, text: string) =>
    `<NewsComponent><NewsLines><HeadLine>${headline}</HeadLine></NewsLines><DescriptiveMetadata><Language FormalName="${language}"/></DescriptiveMetadata><ContentItem><DataContent><p>${text}</p></DataContent></ContentItem></NewsComponent>`;
  const dutch = told('nl', 'Sluis open', 'De burgemeester opende dinsdag de nieuwe sluis van de haven.');
  const french = told('fr', 'Écluse ouverte', 'Le bourgmestre a inauguré mardi la nouvelle écluse du port.');
  const found = async () => {
    const { stories } = await newsroom.archive.find({ kind: 'all' }, { limit: 100 }, eight + 10 * minute);
    return stories.map((story) => story.headline).sort();
  };

  test.each([
    ['nothing', ''],
    ['an empty component', '<NewsComponent/>'],
    ['one language', french],
    ['the other', dutch],
  ])(
    'an item in two languages is one story, and a cancellation with %s ends it',
    async (_what, component) => {
      await read(eight);
      const pages = await found();
      put('c.xml', belga(1, 'Usable', french), eight - 3 * minute);
      expect((await read(eight)).filings).toEqual({ ...noFilings(), new: 1 });
      expect(await found()).toEqual([...pages, 'Écluse ouverte'].sort());
      put(
        'd.xml',
        belga(2, 'Usable', `<NewsComponent>${french}${dutch}</NewsComponent>`),
        eight - 2 * minute,
      );
      const both = await read(eight);
      expect(both).toMatchObject({
        filings: { ...noFilings(), changed: 1 },
        spiked: [],
        passedOver: [{ problem: { code: 'language-passed-over' } }],
      });
      expect(await found()).toEqual([...pages, 'Sluis open'].sort());
      put('e.xml', belga(3, 'Canceled', component), eight - minute);
      expect((await read(eight)).filings).toEqual({ ...noFilings(), killed: 1 });
      expect(await found()).toEqual(pages);
    },
  );

  test('copy that is only a picture is passed over with a word, and nothing is kept aside', async () => {
    put('c.json', '{"uri":"urn:x:1","version":"1","type":"picture","headline":"Foto"}', eight - 3 * minute);
    expect(await read(eight)).toMatchObject({
      files: 3,
      spiked: [],
      passedOver: [{ source: join(home, 'wire', 'c.json'), problem: { code: 'media-passed-over' } }],
    });
    expect(await newsroom.log.spiked()).toEqual([]);
  });

  test('copy that is broken inside is read, and kept aside with the reason', async () => {
    const broken =
      '<nitf><body><body.head><hedline><hl1>Dijk dicht</hedline></body.head><body.content><p>De dijk is dicht.</p></body.content></body></nitf>';
    put('c.xml', broken, eight - 3 * minute);
    expect(await read(eight)).toMatchObject({
      filings: { new: 3 },
      spiked: [{ problem: { code: 'broken-xml' } }],
    });
    expect(await found()).toContain('Dijk dicht');
    expect(await newsroom.log.spiked()).toHaveLength(1);
  });

  test('a full disk keeps nothing aside and marks nothing as read: it goes on when there is room', async () => {
    const pages = newsroom.db?.pragma('page_count', { simple: true });
    newsroom.db?.pragma(`max_page_count = ${pages}`);
    const long = Array.from({ length: 400 }, (_, i) => `Zin ${i * 7919} telt ${i ** 3} woorden.`).join(' ');
    put('a.txt', `${page('Goes', 'een brug')}${long}\n`, eight - 5 * minute);
    await expect(read(eight)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await newsroom.log.spiked()).toEqual([]);
    newsroom.db?.pragma('max_page_count = 1000000');
    // The short one, which was read beside it, had room.
    expect(await found()).toHaveLength(1);
    expect(await read(eight + minute)).toMatchObject({ files: 1, filings: { new: 1 }, spiked: [] });
    expect(await found()).toHaveLength(2);
  });

  test('three thousand files that were read before and stay keep nobody waiting who is answered meanwhile', async () => {
    await read(eight, 'leave');
    const at = eight - 5 * minute;
    newsroom.db?.exec('BEGIN');
    for (let i = 0; i < 3_000; i += 1) {
      put(`${i}.txt`, 'x', at);
      await newsroom.log.markRead({ path: join(home, 'wire', `${i}.txt`), size: 1, modifiedAt: at }, eight);
    }
    newsroom.db?.exec('COMMIT');
    const turns = countTurns();
    expect((await read(eight + minute, 'leave')).files).toBe(0);
    expect(turns.stop()).toBeGreaterThan(30);
  });
});
