import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import type { SubscriptionWish } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App | null;
beforeEach(async () => {
  desk = await layDesk();
  app = null;
});
afterEach(() => desk.clear());

const stories = ['brug', 'sluis', 'molen'] as const;
type Name = (typeof stories)[number];
const texts: Readonly<Record<Name, string>> = {
  brug: 'De brug over de Oosterhaven is na drie jaar werk weer open voor verkeer.',
  sluis: 'De sluis van Westkerke krijgt nieuwe deuren van staal en glas.',
  molen: 'Molen De Hoop draait dit weekeinde voor het eerst met nieuwe wieken.',
};
let copies = 0;

/** A version of a story from the agency, as ninjs; the bridge is the most urgent and so the lead. */
function send(name: Name, at: number, change: Record<string, unknown> = {}): void {
  copies += 1;
  const version = String(change.version ?? 1);
  const item = {
    uri: `urn:invented:${name}`,
    type: 'text',
    version,
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

/** Subscriptions as if a moderator had made them; the channel's language and what becomes of a killed story differ. */
async function follow(...wishes: (Partial<SubscriptionWish> & { readonly in: string })[]): Promise<void> {
  const db = openDatabase(desk.config.databasePath);
  createSqliteLedger(db);
  const subscriptions = createKeyvSubscriptions(
    openKeyv(db, 'subscriptions', () => eight),
    async () => {},
  );
  for (const { in: name, ...wish } of wishes) {
    await subscriptions.add({
      guildId: desk.sandbox.guild.id,
      channelId: desk.sandbox.channel(name).id,
      schedule: '0 8 * * *',
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      createdBy: '1',
      createdAt: eight - hour,
      ...wish,
    });
  }
  db.close();
  app = await desk.startBot();
}

async function tick(at: number): Promise<void> {
  desk.clock.at = at;
  await app?.tick();
}
const posts = (name: string) =>
  desk.sandbox.channel(name).messages.filter((message) => message.answers === null);
const shown = (name: string) =>
  JSON.stringify(posts(name).map(({ content, embeds, components }) => [content, embeds, components]));

/** All three stories in a digest of eight o'clock. */
async function postDigest(): Promise<void> {
  for (const name of stories) send(name, eight - 30 * minute);
  await tick(eight);
}

describe('what was posted follows the agency', () => {
  test('a correction in every channel, each in its language, without a message more', async () => {
    await follow({ in: 'nieuws' }, { in: 'sport', language: 'en' });
    await postDigest();
    send('sluis', eight + hour, {
      version: 2,
      body_text: 'De sluis van Westkerke krijgt deuren van hout.',
      signals: [{ code: 'correction' }],
    });
    await tick(eight + hour);
    for (const [name, word] of [
      ['nieuws', 'Gecorrigeerd'],
      ['sport', 'Corrected'],
    ] as const) {
      expect(posts(name)).toHaveLength(1);
      expect(shown(name)).toContain(`${word} <t:`);
      expect(posts(name)[0]?.editedAt).toBe(eight + hour);
    }
    await tick(eight + hour + minute);
    expect(desk.sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('a brief that is killed: struck in one channel, taken out in the other, and not a word of it in either', async () => {
    await follow({ in: 'nieuws' }, { in: 'sport', onKill: 'delete' });
    await postDigest();
    expect(shown('nieuws')).toContain('sluis');
    send('sluis', eight + hour, { version: 2, pubstatus: 'canceled' });
    await tick(eight + hour);
    for (const name of ['nieuws', 'sport']) expect(shown(name)).not.toContain('sluis');
    expect(shown('nieuws')).toContain('~~bericht~~');
    expect(shown('sport')).toContain('1 bericht is weggehaald');
    for (const name of ['nieuws', 'sport']) expect(shown(name)).toContain('molen');
  });

  test('a lead that is killed: struck, or the first brief in its place', async () => {
    await follow({ in: 'nieuws' }, { in: 'sport', onKill: 'delete' });
    await postDigest();
    send('brug', eight + hour, { version: 2, pubstatus: 'canceled' });
    await tick(eight + hour);
    expect(posts('nieuws')[0]?.embeds[0]?.title).toBe('~~Hoofdbericht~~');
    expect(posts('sport')[0]?.embeds[0]?.title).toMatch(/sluis|molen/);
    for (const name of ['nieuws', 'sport']) expect(shown(name)).not.toContain('brug');
  });

  test('the only story, killed sixty days later: one line, or no message any more', async () => {
    await follow({ in: 'nieuws', topic: 'brug' }, { in: 'sport', topic: 'brug', onKill: 'delete' });
    await postDigest();
    expect([posts('nieuws').length, posts('sport').length]).toEqual([1, 1]);
    const later = eight + 60 * day;
    send('brug', later, { version: 2, pubstatus: 'canceled' });
    await tick(later);
    await tick(later + minute);
    expect(posts('nieuws').map(({ content, embeds }) => [content.includes('Ingetrokken'), embeds])).toEqual([
      [true, []],
    ]);
    expect(posts('sport')).toEqual([]);
  });

  test('a kill between planning and sending: the digest goes out without it', async () => {
    await follow({ in: 'nieuws' });
    await desk.sandbox.down();
    await postDigest();
    await desk.sandbox.up();
    expect(posts('nieuws')).toEqual([]);
    send('brug', eight + minute, { version: 2, pubstatus: 'canceled' });
    await tick(eight + 2 * minute);
    expect(posts('nieuws')).toHaveLength(1);
    expect(shown('nieuws')).not.toContain('brug');
    expect(shown('nieuws')).not.toContain('~~');
  });

  test('a kill while the answer to the post is lost: one message, struck', async () => {
    await follow({ in: 'nieuws' });
    desk.sandbox.drop('POST /channels/{channel_id}/messages', { when: 'after' });
    await postDigest();
    send('brug', eight + minute, { version: 2, pubstatus: 'canceled' });
    await tick(eight + minute);
    expect(posts('nieuws')).toHaveLength(1);
    expect(posts('nieuws')[0]?.embeds[0]?.title).toBe('~~Hoofdbericht~~');
  });

  test('an embargo that comes after: struck, and back when it ends', async () => {
    await follow({ in: 'nieuws' });
    await postDigest();
    const until = eight + 3 * hour;
    send('sluis', eight + hour, { version: 2, embargoed: new Date(until).toISOString() });
    await tick(eight + hour);
    expect(shown('nieuws')).not.toContain('Westkerke');
    expect(shown('nieuws')).toContain('Onder embargo geplaatst');
    await tick(until);
    expect(shown('nieuws')).toContain('sluis');
    expect(posts('nieuws')).toHaveLength(1);
  });

  test('an embargo that ends between two editions: in the next one, once', async () => {
    await follow({ in: 'nieuws' });
    send('molen', eight - 30 * minute);
    send('sluis', eight - 30 * minute, { embargoed: new Date(eight + 5 * hour).toISOString() });
    await tick(eight);
    expect(shown('nieuws')).not.toContain('sluis');
    await tick(eight + day);
    expect(posts('nieuws')).toHaveLength(2);
    expect(JSON.stringify(posts('nieuws')[1]?.embeds)).toContain('sluis');
    await tick(eight + 2 * day);
    expect(posts('nieuws')).toHaveLength(2);
  });

  test('with Discord away for a day, and the kill before it is back: struck when it is', async () => {
    await follow({ in: 'nieuws' });
    await postDigest();
    await desk.sandbox.down('outage');
    send('sluis', eight + hour, { version: 2, pubstatus: 'canceled' });
    for (let n = 1; n < 24; n += 1) await tick(eight + n * hour);
    await desk.sandbox.up();
    await tick(eight + day + hour);
    expect(shown('nieuws')).not.toContain('sluis');
    expect(posts('nieuws')[0]?.editedAt).toBe(eight + day + hour);
  });
});
