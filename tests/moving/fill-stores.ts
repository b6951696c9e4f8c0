import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { deliveryId, shareId } from '../../src/delivery/delivery.ts';
import type { Database } from '../../src/store/database.ts';
import { setRestoreMark } from '../../src/store/restore-mark.ts';
import type { Stores } from '../../src/stores.ts';
import { keepSample } from '../archive/kept-sample.ts';
import { hour, invent, minute, noon } from '../contracts/invent-story.ts';
import { away, day, eight, planned, rendered } from '../contracts/ledger-bench.ts';

/** Ids of servers, of other parts. */
export const guilds = { one: String(5n << 22n), other: String(9n << 22n) };
export const file = { path: 'wire/a\0b.txt', size: 120, modifiedAt: noon };
export const hash = Buffer.alloc(32, 7);
const subscriptionOf = (n: number) => `sub${String(n).padStart(5, '0')}`;
export const idOf = (n: number) => deliveryId(subscriptionOf(n), eight);
export const shared = shareId('555');

/** Puts something into each table that a bot has, in each state that it can be in. */
export async function fillStores(db: Database, stores: Stores, archive: StoryArchive): Promise<void> {
  await keepSample(archive);
  await archive.file(
    invent({ text: "Een NUL\0 en “aanhalingen” 🛶, \\ en '.", headline: 'De 🛶' }),
    'new',
    noon,
  );
  db.exec(`INSERT INTO story_gone (hash, first_seen_at) VALUES (-9223372036854775807, ${noon});
    INSERT INTO archive_damaged (kind, found_at, row, body) VALUES
      ('lost', ${noon}, json_object('id', 'weg', 'revision', 3), NULL),
      ('story', ${noon}, json_object('id', 'stuk', 'headline_hash', -9223372036854775807), CAST('{"half' AS BLOB));
    DELETE FROM archive_damaged WHERE number = 1`);
  db.exec(
    `INSERT INTO archive_damaged (number, kind, found_at, row) VALUES (9, 'lost', ${noon}, json_object('id', 'weg'))`,
  );

  const ledger = stores.openLedger();
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    await ledger.plan(
      [
        {
          ...planned({
            subscription: subscriptionOf(n),
            channel: `ch${n % 4}`,
            stories: [`s${n}`, `zoë${n}`],
            guild: n % 2 ? guilds.one : guilds.other,
          }),
          turn: n,
        },
      ],
      eight + n,
    );
  }
  const claim = (n: number) => ledger.claim(idOf(n), eight, eight + minute, rendered([`s${n}`]));
  for (const n of [1, 2]) {
    await claim(n);
    await ledger.settle(idOf(n), { to: 'sent', messageId: `m${n}`, toCrosspost: n === 2 }, eight + 1);
  }
  await claim(3);
  await claim(4);
  await ledger.settle(idOf(4), { to: 'failed', problem: away, released: true }, eight + 2);
  await ledger.withdraw(subscriptionOf(5), eight + 3);
  await ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 41, eight + 4);
  await ledger.planStories(
    [
      {
        subscriptionId: subscriptionOf(1),
        guildId: guilds.one,
        channelId: 'ch9',
        storyId: 's9',
        slot: eight,
        priority: 1,
        urgency: 2,
        recipe: { kind: 'test' },
        names: 's1',
      },
    ],
    eight,
  );
  await ledger.planShare(
    {
      ...{ id: shared, guildId: guilds.other, channelId: 'ch8', place: 'thread', parentId: 'ch7' },
      ...{ storyIds: ['s1'], recipe: { kind: 'test' } },
    },
    eight,
  );
  await ledger.skipTo(subscriptionOf(8), eight + day, eight);
  await ledger.trouble(subscriptionOf(6), {
    slot: eight,
    tries: 2,
    nextTryAt: eight + hour,
    message: 'Stuk',
  });

  const subscriptions = stores.openKeyv('subscriptions');
  for (const n of [1, 2, 3, 4, 6, 7, 8]) {
    await subscriptions.set(subscriptionOf(n), {
      id: subscriptionOf(n),
      guildId: n % 2 ? guilds.one : guilds.other,
      channelId: `ch${n % 4}`,
    });
  }
  await stores
    .openKeyv('shares')
    .set(shared, { guildId: guilds.other, channelId: 'ch8', userId: 'u1' }, 9 * day);
  await stores.openKeyv('pages').set('a'.repeat(32), { query: 'stad:goes', text: '🛶 “x”' }, day);
  await stores.openKeyv('pages').setRaw('gone', { value: 'weg', expires: 1 });
  await stores.openKeyv('servers-gone').set(guilds.one, noon);

  const log = stores.openReadLog();
  await log.markRead(file, noon);
  await log.firstCapture(hash, noon);
  await log.moves.noteMove(file, 'wire/done/a.txt', noon, 'new');
  const problem = { code: 'no-text', message: 'There is no text in it.', at: { line: 3 } };
  for (const n of [1, 2, 3]) {
    await log.spike(
      { source: `b${n}.pdf`, capturedAt: noon, bytes: Buffer.from([0, n, 255]) },
      problem,
      noon + n,
    );
  }
  await log.unspike(1);
  await log.spike({ source: '/ver/weg.txt', capturedAt: noon, size: 9_000_000_000 }, problem, noon);

  await stores.openCauses().write({ cause: `server ${guilds.one}`, invalid: 3, restsUntil: eight + hour });
  await stores.openPlaceNames().note(new Map([['ch1', { channel: 'nieuws', server: 'De “Haven”' }]]));
  setRestoreMark(db, { takenAt: null, restoredAt: noon });
}
