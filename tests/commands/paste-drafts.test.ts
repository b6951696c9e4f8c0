import { expect, test } from 'vitest';
import { type Draft, draftLife, openDrafts } from '../../commands/paste-drafts.ts';
import type { PasteReport } from '../../commands/paste-room.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';

const now = Date.parse('2026-03-10T08:00:00+01:00');
const draft: Draft = {
  guildId: '1',
  userId: '2',
  bytes: new Uint8Array([0, 10, 255, 128]),
  capturedAt: now,
  section: 'Regio',
  isTyped: true,
};
const report: PasteReport = { stories: [], problem: null };
const open = () => openDrafts(openKeyv(openDatabase(':memory:'), 'pastes'));

test('a draft is read as it was pasted, byte for byte, by whoever opens the store again', async () => {
  const store = openKeyv(openDatabase(':memory:'), 'pastes');
  const id = await openDrafts(store).keep(draft);
  const read = await openDrafts(store).read(id, now + draftLife - 1);
  expect(read).toMatchObject({ ...draft, bytes: Buffer.from(draft.bytes) });
  expect(id).not.toContain(':');
});

test('a draft that is asked for twice while it is taken in is taken in once, and both hear what became of it', async () => {
  const drafts = open();
  const id = await drafts.keep(draft);
  const taken = Promise.withResolvers<PasteReport>();
  let count = 0;
  const take = () => {
    count += 1;
    return taken.promise;
  };
  const both = [drafts.publish(id, now, take), drafts.publish(id, now, take)];
  taken.resolve(report);
  expect(await Promise.all(both)).toEqual([
    { kind: 'published', report },
    { kind: 'published', report },
  ]);
  expect(await drafts.publish(id, now, take)).toEqual({ kind: 'already' });
  expect(await drafts.discard(id, now)).toEqual({ kind: 'already' });
  expect(await drafts.read(id, now)).toBeNull();
  expect(count).toBe(1);
});

test('a draft that could not be taken in can be published again', async () => {
  const drafts = open();
  const id = await drafts.keep(draft);
  const failed = drafts.publish(id, now, () => Promise.reject(new Error('the database is away')));
  await expect(failed).rejects.toThrow('the database is away');
  expect(await drafts.publish(id, now, async () => report)).toEqual({ kind: 'published', report });
});

test('a draft is gone when it was thrown away, when its time is over, and when it never was', async () => {
  const drafts = open();
  const gone = { kind: 'gone' };
  const thrown = await drafts.keep(draft);
  expect(await drafts.discard(thrown, now)).toEqual({ kind: 'discarded' });
  const late = await drafts.keep(draft);
  const take = () => Promise.reject(new Error('never'));
  expect(await drafts.publish(thrown, now, take)).toEqual(gone);
  expect(await drafts.publish(late, now + draftLife, take)).toEqual(gone);
  expect(await drafts.publish('x', now, take)).toEqual(gone);
});

test('a draft whose publishing began and was never heard of again is not said to be unpublished', async () => {
  const store = openKeyv(openDatabase(':memory:'), 'pastes');
  const id = await openDrafts(store).keep(draft);
  const crash = openDrafts(store).publish(id, now, () => Promise.reject(new Error('the machine went down')));
  await expect(crash).rejects.toThrow('the machine went down');
  const never = () => Promise.reject(new Error('never'));
  expect(await openDrafts(store).publish(id, now + draftLife, never)).toEqual({ kind: 'unsure' });
  expect(await openDrafts(store).discard(id, now + draftLife)).toEqual({ kind: 'unsure' });
});

test('that a draft was published is remembered for days: the answer may have been lost', async () => {
  const store = openKeyv(openDatabase(':memory:'), 'pastes', () => at);
  let at = now;
  const id = await openDrafts(store).keep(draft);
  await openDrafts(store).publish(id, now, async () => report);
  at += 3 * 24 * 3_600_000;
  expect(await openDrafts(store).discard(id, at)).toEqual({ kind: 'already' });
});
