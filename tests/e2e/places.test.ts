import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import type { SubscriptionWish } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';
import { startBotProcess } from './start-bot-process.ts';

// Some start processes of their own, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A kind of place: how it is subscribed to, and the messages that the bot posted there. */
interface Kind {
  readonly wish: () => Pick<SubscriptionWish, 'channelId'> & Partial<SubscriptionWish>;
  readonly posts: () => SandboxChannel['messages'];
}

let desk: Desk;
let app: App | null;
let copies = 0;
beforeEach(async () => {
  desk = await layDesk();
  app = null;
  desk.sandbox.guild.addChannel('dossiers', { kind: 'forum', tags: ['Binnenland'] });
  desk.sandbox.channel('nieuws').startThread('Hoogwater').archive();
});
afterEach(() => desk.clear());

const kinds: Readonly<Record<string, Kind>> = {
  'an archived thread': {
    wish: () => {
      const { id, threads } = desk.sandbox.channel('nieuws');
      return { place: 'thread', channelId: threads[0]?.id ?? '', parentId: id };
    },
    posts: () => desk.sandbox.channel('nieuws').thread('Hoogwater').messages,
  },
  'a forum': {
    wish: () => ({ place: 'forum', channelId: desk.sandbox.channel('dossiers').id, tags: ['1'] }),
    posts: () => desk.sandbox.channel('dossiers').threads.flatMap(({ messages }) => messages),
  },
  'direct messages': {
    wish: () => ({
      place: 'person',
      guildId: null,
      channelId: desk.sandbox.member('reader').directMessages.id,
    }),
    posts: () => desk.sandbox.member('reader').directMessages.messages,
  },
  'an announcement channel': {
    wish: () => ({ channelId: desk.sandbox.channel('aankondigingen').id }),
    posts: () => desk.sandbox.channel('aankondigingen').messages,
  },
};

/** A subscription as if a moderator had made it. */
async function follow(wish: ReturnType<Kind['wish']>): Promise<void> {
  const db = openDatabase(desk.config.databasePath);
  createSqliteLedger(db);
  const keyv = openKeyv(db, 'subscriptions', () => eight);
  await createKeyvSubscriptions(keyv, async () => {}).add({
    guildId: desk.sandbox.guild.id,
    schedule: '0 8 * * *',
    timezone: 'Europe/Amsterdam',
    language: 'nl',
    createdBy: '1',
    createdAt: eight - hour,
    ...wish,
  });
  db.close();
}

/** A version of the story about the bridge or the mill. */
function send(name: 'brug' | 'molen', at: number, change: Record<string, unknown> = {}): void {
  copies += 1;
  const texts = {
    brug: 'De brug over de Oosterhaven is na drie jaar werk weer open voor verkeer.',
    molen: 'Molen De Hoop draait dit weekeinde voor het eerst met nieuwe wieken.',
  };
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version: '1',
    versioncreated: new Date(at).toISOString(),
    firstcreated: new Date(at).toISOString(),
    pubstatus: 'usable',
    urgency: name === 'brug' ? 2 : 5,
    language: 'nl',
    headline: `Nieuws over de ${name}`,
    body_text: texts[name],
    ...change,
  };
  desk.deliver(`${String(copies).padStart(4, '0')}.json`, JSON.stringify(item), at - 2 * minute);
}

async function tick(at: number): Promise<void> {
  desk.clock.at = at;
  await app?.tick();
}

describe.each(Object.entries(kinds))('in %s', (kind, { wish, posts }) => {
  const shown = () => JSON.stringify(posts().map(({ content, embeds }) => [content, embeds]));

  async function postDigest(change: Partial<SubscriptionWish> = {}): Promise<void> {
    await follow({ ...wish(), ...change });
    app = await desk.startBot();
    send('brug', eight - 30 * minute);
    send('molen', eight - 30 * minute);
    await tick(eight);
  }

  test('the edition comes once, and what changes of it is corrected, struck and let go there', async () => {
    await postDigest();
    await tick(eight + minute);
    expect(posts()).toHaveLength(1);
    expect(shown()).toContain('Nieuws over de brug');
    const signals = [{ code: 'correction' }];
    send('molen', eight + hour, { version: '2', body_text: 'Molen De Hoop draait maandag.', signals });
    await tick(eight + hour);
    expect(shown()).toContain('Gecorrigeerd');
    send('brug', eight + 60 * day, { version: '2', pubstatus: 'canceled' });
    await tick(eight + 60 * day);
    expect(posts()).toHaveLength(1);
    expect(shown()).not.toContain('brug');
    expect(shown()).toContain('Ingetrokken door het persbureau');
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('a message of which nothing may stand is deleted', async () => {
    await postDigest({ onKill: 'delete', topic: 'brug' });
    expect(posts()).toHaveLength(1);
    send('brug', eight + hour, { version: '2', pubstatus: 'canceled' });
    await tick(eight + hour);
    expect(posts()).toEqual([]);
  });

  test('a restored bot finds the edition and does not post it again', async () => {
    await follow(wish());
    app = await desk.startBot();
    const backup = join(desk.config.wireDir, '..', 'backup.sqlite');
    backUp(desk.config.databasePath, backup, desk.clock.at);
    send('brug', eight - 30 * minute);
    await tick(eight);
    expect(posts()).toHaveLength(1);
    await app.stop();
    desk.clock.at = eight + 2 * hour;
    restore(backup, desk.config.databasePath, desk.clock.at);
    app = await desk.startBot();
    await tick(eight + 2 * hour + minute);
    await tick(eight + 3 * hour);
    expect(posts()).toHaveLength(1);
    send('brug', eight + 4 * hour, { version: '2', pubstatus: 'canceled' });
    await tick(eight + 4 * hour);
    expect(shown()).not.toContain('brug');
  });

  // Within two minutes the nonce tells, which e2e/crash.test.ts holds; only a forum has none.
  const later = [
    ...(kind === 'a forum' ? [['five seconds', 5_000] as const] : []),
    ['an hour', hour] as const,
  ];
  test.each(later)(
    'a process that is killed between posting and recording leaves one, %s later',
    async (_, ms) => {
      await follow(wish());
      send('brug', eight - 30 * minute);
      const child = await startBotProcess(desk);
      const stop = desk.sandbox.onEvent((event) => {
        if (event.kind === 'message-posted') child.kill('SIGKILL');
      });
      const gone = once(child, 'exit');
      desk.clock.at = eight;
      child.send(eight);
      await gone;
      stop();
      expect(posts()).toHaveLength(1);
      app = await desk.startBot();
      await tick(eight + ms);
      await tick(eight + ms + 10 * minute);
      expect(posts()).toHaveLength(1);
      const db = openDatabase(desk.config.databasePath);
      expect(db.prepare('SELECT state FROM delivery').pluck().all()).toEqual(['sent']);
      db.close();
    },
  );
});

test('a post in a forum is called by its topic, date and edition', async () => {
  await follow({
    ...kinds['a forum']?.wish(),
    channelId: desk.sandbox.channel('dossiers').id,
    topic: 'brug',
  });
  app = await desk.startBot();
  send('brug', eight - 30 * minute);
  await tick(eight);
  const [thread] = desk.sandbox.channel('dossiers').threads;
  expect(thread?.name).toBe('Brug · 10 maart 2026 · ochtendeditie');
});
