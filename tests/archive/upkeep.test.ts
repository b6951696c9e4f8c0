import { expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { readText } from '../../src/archive/word-forms.ts';
import { openDatabase } from '../../src/store/database.ts';
import { day, invent, minute, noon } from '../contracts/invent-story.ts';

const word = (text: string) => ({ kind: 'word', text }) as const;

test('an index that was made with another analysis is made again, in steps, and loses nothing', async () => {
  const db = openDatabase(':memory:');
  const before = createSqliteArchive(db);
  for (let i = 0; i < 60; i += 1)
    await before.file(
      invent({
        text: `Bericht ${i} over hulpgoederen.`,
        publishedAt: noon - i * minute,
        precision: 'minute',
      }),
      'new',
      noon,
    );
  const killed = invent({ text: 'Ingetrokken bericht over hulpgoederen.' });
  await before.file(killed, 'killed', noon);
  // As an earlier Telex left it: other words in the index, none of the vocabulary, no note of the analysis.
  db.exec(`INSERT INTO story_index (story_index) VALUES ('delete-all'); DELETE FROM archive_word; DELETE FROM archive_state;
    INSERT INTO story_index (rowid, words, marks) SELECT seq, 'oude woorden', 'all_' FROM story WHERE status = 'usable'`);

  const after = createSqliteArchive(db);
  expect((await after.find(word('goederen'), { limit: 100 }, noon)).stories).toHaveLength(0);
  await after.file(invent({ text: 'Intussen meer hulpgoederen.' }), 'new', noon);
  await after.settled();
  expect((await after.find(word('goederen'), { limit: 100 }, noon)).stories).toHaveLength(61);
  expect((await after.find(word('woorden'), { limit: 100 }, noon)).stories).toHaveLength(0);
  expect(await after.suggest(word('hulpgoedren'), noon)).toEqual(word('hulpgoederen'));
  expect((await after.find(word('ingetrokken'), { limit: 100 }, noon)).stories).toHaveLength(0);
  db.exec(`INSERT INTO story_index (story_index) VALUES ('integrity-check')`);
  db.close();
});

test('making the index again goes on where it stopped when the process ended', async () => {
  const db = openDatabase(':memory:');
  const first = createSqliteArchive(db);
  await first.admit(
    Array.from({ length: 40 }, (_, i) => invent({ text: `Bericht ${i} over hulpgoederen.` })),
    (story) => ({ filing: 'new', story, follows: null }),
    noon,
  );
  const half = db.prepare('SELECT seq FROM story ORDER BY seq DESC LIMIT 1 OFFSET 19').pluck().get();
  const version = db.prepare("SELECT value FROM archive_state WHERE key = 'analysis'").pluck().get();
  db.exec(`DELETE FROM archive_state; INSERT INTO story_index (story_index) VALUES ('delete-all')`);
  const note = db.prepare('INSERT INTO archive_state (key, value) VALUES (?, CAST(? AS INTEGER))');
  note.run('target', version);
  note.run('below', half);
  await createSqliteArchive(db).settled();
  const found = await first.find(word('goederen'), { limit: 100 }, noon);
  expect(found.stories.map((story) => story.paragraphs[0])).toEqual(
    Array.from({ length: 20 }, (_, i) => `Bericht ${i + 20} over hulpgoederen.`),
  );
  db.close();
});

test('grams by which no near-copy can be looked up any more are let go, the others kept', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const text = 'De dijken langs de Westerschelde worden de komende tien jaar met anderhalve meter verhoogd.';
  for (const ago of [600 * day, 300 * day, day])
    await archive.file(
      invent({ text: `${text} ${ago / day} dagen.`, publishedAt: noon - ago, precision: 'day' }),
      'new',
      noon,
    );
  const periods = db.prepare('SELECT count(DISTINCT period) FROM gram_pack').pluck();
  expect(periods.get()).toBe(3);
  await archive.admit([], () => expect.fail('there is nothing to judge'), noon);
  await archive.settled();
  expect(periods.get()).toBe(2);
  db.close();
});

test('a long copy lets others have their turn, and copies are taken in one after another', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const copy = (name: string) =>
    Array.from({ length: 150 }, (_, i) =>
      invent({ text: `${name} ${i}. ${'Een lange zin met woorden. '.repeat(30)}` }),
    );
  const order: string[] = [];
  const admit = (name: string) =>
    archive.admit(
      copy(name),
      (story) => {
        if (order.at(-1) !== name) order.push(name);
        return { filing: 'new', story, follows: null };
      },
      noon,
    );
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 1);
  await Promise.all([admit('Eerste'), admit('Tweede')]);
  clearInterval(turn);
  expect(order).toEqual(['Eerste', 'Tweede']);
  expect(turns).toBeGreaterThan(3);
  db.close();
});

test('the analysis of words is the one whose version stands in the archive', () => {
  const text =
    'Hulpgoederen, noodhulp en gasprijzen: de brandweerkazerne, Zelenskyj in Kiev, e-mails, crises, musea en zaken. ' +
    'Grote schepen, twee zakken, rechtbanken en verkiezingsuitslagen in Noord-Holland. ' +
    'Kamerleden spraken met Sjojgoe, daalden af en hebben gewerkt op een vrachtschip. ' +
    'De Franse Van der Heijden, ziek gemeld, werd ontslagen.';
  // When this fails: raise `analysisVersion` in word-forms.ts, so that every archive is indexed again.
  expect(readText(text)).toMatchInlineSnapshot(`
    {
      "parts": [
        "hulp",
        "goeder",
        "nood",
        "gas",
        "prijs",
        "brandwer",
        "kazern",
        "verkiezing",
        "uitslag",
        "holand",
        "kamer",
        "lid",
        "xoigu",
        "xoigo",
        "vracht",
        "schip",
        "heyd",
        "ontsla",
        "email",
        "noordholland",
        "afdal",
        "ziekmeld",
      ],
      "stems": [
        "hulpgoeder",
        "noodhulp",
        "en",
        "gasprijs",
        "de",
        "brandweerkazern",
        "zelenski",
        "in",
        "kyiv",
        "e",
        "mail",
        "crisis",
        "musea",
        "en",
        "zaak",
        "groot",
        "schip",
        "twee",
        "zak",
        "rechtbank",
        "en",
        "verkiezingsuitslag",
        "in",
        "noord",
        "holland",
        "kamerlid",
        "spreek",
        "met",
        "sjojgoe",
        "daal",
        "af",
        "en",
        "heb",
        "werk",
        "op",
        "een",
        "vrachtschip",
        "de",
        "frans",
        "van",
        "der",
        "heijd",
        "ziek",
        "meld",
        "werd",
        "ontslag",
      ],
    }
  `);
});

test('words of a transaction that was undone are learned when they come again', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const story = invent({ text: 'Een bericht over waterschapsbelasting.' });
  // The text is remembered after the words have been learned.
  db.exec("CREATE TRIGGER full BEFORE INSERT ON story_text BEGIN SELECT RAISE(ABORT, 'no room'); END");
  await expect(archive.file(story, 'new', noon)).rejects.toThrow('no room');
  db.exec('DROP TRIGGER full');
  expect(db.prepare('SELECT count(*) FROM archive_word').pluck().get()).toBe(0);
  await archive.file(story, 'new', noon);
  expect(await archive.suggest(word('waterschapsbelastign'), noon)).toEqual(word('waterschapsbelasting'));
  db.close();
});
