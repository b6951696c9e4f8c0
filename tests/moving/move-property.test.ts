import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostgresCheck } from '../../src/archive/postgres/check/check-postgres.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { partOf } from '../../src/delivery/part-of.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { moveToPostgres } from '../../src/move-to-postgres.ts';
import { openServerArchive } from '../../src/open-archive.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openPostgresStores, openSqliteStores, type Stores } from '../../src/stores.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { makeFolder } from '../cli/telex.ts';
import { hour, invent, noon } from '../contracts/invent-story.ts';
import { eight, planned, rendered } from '../contracts/ledger-bench.ts';
import { guilds, idOf } from './fill-stores.ts';

const now = () => noon;
/** PostgreSQL keeps none in a text of its own; in the JSON of a value or a story it stands as an escape. */
const withoutNul = (text: string) => text.replaceAll('\0', '');
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
/** A channel is of one server. */
const guildOf = (channel: number) => (channel % 2 === 0 ? guilds.one : guilds.other);
const anyDelivery = fc.record({
  channel: fc.integer({ min: 0, max: 3 }),
  end: fc.constantFrom('planned', 'sending', 'sent', 'failed', 'crossposted', 'later'),
  stories: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
  change: fc.constantFrom(null, 'killed', 'updated'),
});

test('whatever a ledger, an archive and small things hold, the server says the same of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDelivery, { maxLength: 8 }),
      fc.uniqueArray(anyText, { maxLength: 4 }),
      async (deliveries, texts) => {
        const databasePath = join(makeFolder(), 'telex.sqlite');
        const db = openDatabase(databasePath);
        const stores = openSqliteStores(db);
        const archive = createSqliteArchive(db, knownNames);
        const ledger = stores.openLedger();
        for (const [n, { channel, end, stories, change }] of deliveries.entries()) {
          const ids = stories.map((story) => `s${story}`);
          const subscription = `sub0000${n}`;
          const guild = guildOf(channel);
          await ledger.plan(
            [planned({ subscription, channel: `ch${channel}`, guild, stories: ids })],
            eight + n,
          );
          await stores.openKeyv('subscriptions').set(subscription, { id: subscription, guildId: guild });
          if (end !== 'planned') await ledger.claim(idOf(n), eight, eight + 1, rendered(ids));
          const problem = { code: 'unreachable', message: 'Weg', retryable: true, uncertain: false } as const;
          if (end === 'sent' || end === 'crossposted')
            await ledger.settle(
              idOf(n),
              { to: 'sent', messageId: `m${n}`, toCrosspost: end !== 'sent' },
              eight + n,
            );
          if (end === 'failed')
            await ledger.settle(idOf(n), { to: 'failed', problem, released: false }, eight + n);
          if (end === 'later')
            await ledger.settle(
              idOf(n),
              { to: 'planned', nextTryAt: eight + n, problem, fault: true },
              eight + n,
            );
          if (change !== null)
            await ledger.noteChanges(
              [{ storyId: ids[0] ?? '', revision: 2, kind: change }],
              n + 1,
              eight + n,
            );
        }
        for (const [n, text] of texts.entries()) {
          await archive.file(
            invent({ headline: text, text: `Bericht ${n}: ${text}`, section: withoutNul(text) || null }),
            'new',
            noon,
          );
          await stores.openKeyv('pages').set(`k${withoutNul(text)}`, { text });
        }
        const asked = async (of: Stores, held: StoryArchive) => ({
          due: await of.openLedger().due(eight + hour, 20, []),
          parts: await of.openLedger().due(eight + hour, 20, [], [partOf(guilds.one)]),
          all: (await held.find({ kind: 'all' }, { limit: 50 }, noon)).stories,
          sections: await held.sections(noon),
          pages: new Set(
            await Array.fromAsync(of.openKeyv('pages').iterator(), (entry) => JSON.stringify(entry)),
          ),
        });
        const { parts: _, ...before } = await asked(stores, archive);
        db.close();
        const databaseUrl = await makeDatabase();
        await moveToPostgres({ databasePath, databaseUrl, now });
        const postgres = openPostgres(databaseUrl);
        const { parts, ...after } = await asked(
          openPostgresStores(postgres),
          openServerArchive(postgres).archive,
        );
        expect(after).toEqual(before);
        const inOne = new Set(parts.map(({ id }) => id));
        for (const { id } of parts) expect(before.due.some((work) => work.id === id)).toBe(true);
        for (const [n, { channel }] of deliveries.entries()) {
          if (guildOf(channel) !== guilds.one) expect(inOne.has(idOf(n))).toBe(false);
        }
        const check = await createPostgresCheck(postgres, knownNames).check({ mend: false, now: noon });
        expect(check.found).toEqual([]);
        await postgres.close();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
