import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { makeFolder, telex } from '../cli/telex.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let databaseUrl: string;
beforeEach(async () => {
  desk = await layDesk();
  databaseUrl = await makeDatabase();
});
afterEach(() => desk.clear());

/** A version of a story from the agency, as ninjs. */
function send(name: string, at: number, change: Record<string, unknown> = {}): void {
  const version = String(change.version ?? 1);
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version,
    versioncreated: new Date(at).toISOString(),
    firstcreated: new Date(at).toISOString(),
    pubstatus: 'usable',
    urgency: 4,
    language: 'nl',
    headline: `Nieuws over de ${name}`,
    body_text: `De ${name} van Westkerke is na drie jaar werk weer open voor publiek.`,
    ...change,
  };
  desk.deliver(`${name}-${version}.json`, JSON.stringify(item), at - 2 * minute);
}

const channel = () => desk.sandbox.channel('nieuws');
const posts = () => channel().messages.filter(({ answers }) => answers === null);
const shown = () => JSON.stringify(posts().map(({ content, embeds }) => [content, embeds]));
const migrate = (...words: string[]) =>
  telex(['migrate', ...words, '--database', desk.config.databasePath], {
    env: { DATABASE_URL: databaseUrl },
  });

async function postFirst(): Promise<void> {
  const app = await desk.startBot();
  await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  for (const name of ['sluis', 'molen']) send(name, eight - 30 * minute);
  desk.clock.at = eight;
  await app.tick();
  expect(posts()).toHaveLength(1);
  await app.stop();
}

test('an installation that was moved goes on where it was: each edition once, and what it posted before follows the agency', async () => {
  await postFirst();
  const moved = await migrate('sqlite-to-postgres');
  expect(moved.err).toBe('');
  expect(moved.code).toBe(0);
  expect(moved.out).toMatch(/^ *2 stories$/m);
  expect(moved.out).toMatch(/^ *1 deliveries$/m);

  const app = await desk.startBot({ change: { databaseUrl } });
  desk.clock.at = eight + minute;
  await app.tick();
  expect(posts()).toHaveLength(1);
  expect(shown()).toContain('sluis');
  // The same copy, put there again, is known.
  for (const name of ['sluis', 'molen']) send(name, eight - 30 * minute);
  expect((await app.readWire()).filings).toMatchObject({ new: 0, changed: 0 });

  send('sluis', eight + hour, { version: 2, pubstatus: 'canceled' });
  desk.clock.at = eight + hour;
  await app.tick();
  await app.tick();
  expect(posts()).toHaveLength(1);
  expect(shown()).not.toContain('sluis');
  expect(shown()).toContain('molen');

  send('vuurtoren', eight + day - 10 * minute);
  for (const at of [eight + day, eight + day + minute]) {
    desk.clock.at = at;
    await app.tick();
  }
  expect(posts()).toHaveLength(2);
  expect(JSON.stringify(posts()[1]?.embeds)).toContain('vuurtoren');
  expect(JSON.stringify(posts()[1]?.embeds)).not.toContain('molen');
  await app.stop();
  const check = await telex(['archive', 'check'], { env: { DATABASE_URL: databaseUrl } });
  expect(check).toMatchObject({ out: 'The archive is whole: nothing to mend.\n', code: 0 });
}, 90_000);

test('the file that was moved is for no bot and takes no copy, until the move is undone: then nothing is posted twice', async () => {
  await postFirst();
  expect((await migrate('sqlite-to-postgres')).code).toBe(0);
  await expect(desk.startBot()).rejects.toThrow(/was moved to PostgreSQL \(127\.0\.0\.1:.*Set DATABASE_URL/);
  const { databasePath } = desk.config;
  const cwd = makeFolder({ 'page.txt': foreignPage });
  for (const words of [
    ['import', 'page.txt'],
    ['subscriptions', 'pause', 'abcdefgh'],
  ]) {
    const run = await telex([...words, '--database', databasePath], { cwd });
    expect(run.err).toContain('was moved to PostgreSQL');
    expect(run.code).toBe(1);
  }
  const { discordToken, discordApiUrl, wireDir } = desk.config;
  const doctor = await telex(['doctor'], {
    env: {
      ...{ DISCORD_TOKEN: discordToken, DISCORD_API_URL: discordApiUrl },
      ...{ WIRE_DIR: wireDir, DATABASE_PATH: databasePath },
    },
  });
  expect(doctor.out).toMatch(/WRONG +the database +The database .* was moved to PostgreSQL/);
  // What is there can still be read.
  expect((await telex(['search', '--database', databasePath, 'molen'])).out).toContain('molen');
  const again = await migrate('sqlite-to-postgres');
  expect(again.err).toContain('was moved to PostgreSQL');
  expect(again.code).toBe(1);

  // The bot on the server posts an edition, and then somebody wants the file again.
  const onServer = await desk.startBot({ change: { databaseUrl } });
  send('vuurtoren', eight + day - 10 * minute);
  desk.clock.at = eight + day;
  await onServer.tick();
  await onServer.stop();
  expect(posts()).toHaveLength(2);
  const undone = await migrate('undo');
  expect(undone.out).toContain('is in use again');
  expect((await migrate('undo')).err).toContain('nothing to undo');
  const app = await desk.startBot();
  send('brug', eight + day + hour);
  for (const at of [eight + day + minute, eight + day + 2 * hour]) {
    desk.clock.at = at;
    await app.tick();
  }
  expect(posts()).toHaveLength(2);
  await app.stop();
}, 90_000);

test('a bot that runs on the file, and a move that broke off, are told of in words; the next try moves all of it', async () => {
  await postFirst();
  const app = await desk.startBot();
  const refused = await migrate('sqlite-to-postgres');
  expect(refused.err).toContain('A bot runs on the database');
  expect(refused.code).toBe(1);
  await app.stop();
  const { databasePath } = desk.config;

  // As a process leaves it that is killed between the marks and the end.
  const { clearMovedMark, readMovedMark, setMovedMark } = await import('../../src/store/moved-mark.ts');
  const { makeArrivalTable, setArrivalMark } = await import('../../src/store/arrival-mark.ts');
  const { openDatabase } = await import('../../src/store/database.ts');
  const { nameOfAddress } = await import('../../src/store/postgres.ts');
  const mark = { move: 'a', target: nameOfAddress(databaseUrl), begunAt: eight, endedAt: null };
  const db = openDatabase(databasePath);
  setMovedMark(db, mark);
  const postgres = openPostgres(databaseUrl);
  await makeArrivalTable(postgres);
  await setArrivalMark(postgres.query, { ...mark, source: databasePath });
  await expect(desk.startBot()).rejects.toThrow(
    /was about to be moved.*Run `telex migrate sqlite-to-postgres`/,
  );
  await expect(desk.startBot({ change: { databaseUrl } })).rejects.toThrow(
    /is being moved to this PostgreSQL/,
  );
  db.close();
  const elsewhere = await telex(['migrate', 'sqlite-to-postgres', '--database', databasePath], {
    env: { DATABASE_URL: await makeDatabase() },
  });
  expect(elsewhere.err).toContain('may be whole there');

  expect((await migrate('sqlite-to-postgres')).code).toBe(0);
  // As when it was killed after the end on the server and before that in the file.
  const after = openDatabase(databasePath);
  const ended = readMovedMark(after);
  if (ended === null) throw new Error('There is no mark');
  setMovedMark(after, { ...ended, endedAt: null });
  after.close();
  const late = await migrate('sqlite-to-postgres');
  expect(late.out).toContain('An earlier try had moved all of it.');
  expect(late.code).toBe(0);

  // Another file, and this one as it was before, do not get in.
  const copy = `${databasePath}.copy`;
  copyFileSync(databasePath, copy);
  const other = openDatabase(copy);
  clearMovedMark(other);
  other.close();
  const second = await telex(['migrate', 'sqlite-to-postgres', '--database', copy], {
    env: { DATABASE_URL: databaseUrl },
  });
  expect(second.err).toContain('was moved to');
  expect(second.code).toBe(1);
  await postgres.close();
  const bot = await desk.startBot({ change: { databaseUrl } });
  await bot.tick();
  expect(posts()).toHaveLength(1);
  await bot.stop();
}, 90_000);
