import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { untilQuiet } from '../commands/follow-room.ts';
import type { Subscription } from '../src/delivery/subscription.ts';
import { createSubscriptionCare } from '../src/delivery/subscription-care.ts';
import { createFollowKeeper } from '../src/keep-follows.ts';
import { createThreadReader } from '../src/read-thread.ts';
import type { ArchivedStory, Story } from '../src/wire/story.ts';
import { day, hour, minute } from './delivery/room.ts';
import { madeStory, night, openStoryRoom, type StoryRoom, ten } from './story-room.ts';

let room: StoryRoom;
let first: Story;
beforeEach(async () => {
  room = openStoryRoom();
  first = await room.bring('start', ten - hour);
});
afterEach(() => room.close());

/** Somebody follows a story from `ten` on, with what hangs together with it then. */
async function follow(story: Pick<Story, 'id'> = first, wish: Partial<Subscription> = {}) {
  const known = await createThreadReader(room.archive).begin()([story.id], ten);
  return room.subscribe({
    mode: 'follow',
    createdAt: ten,
    thread: {
      storyId: story.id,
      known: Object.fromEntries(known.map(({ id, revision }) => [id, revision])),
      later: [],
      newsAt: ten,
    },
    ...wish,
  });
}

/** Keeps a `madeStory` that follows up another. */
async function bringAfter(
  before: Pick<Story, 'id'>,
  name: string,
  moment: number,
  more: Partial<Story> = {},
) {
  const story = madeStory(name, moment, more);
  await room.archive.admit([story], (item) => ({ filing: 'new', story: item, follows: before.id }), moment);
  return story;
}

async function change(story: Story, moment: number, more: Partial<Story>) {
  await room.archive.file({ ...story, capturedAt: moment, ...more }, 'changed', moment);
}

const bodies = () => room.chat.messages.map(({ body }) => JSON.stringify(body));

describe('a story that is followed', () => {
  test('has each of its follow-ups posted once, by itself, with what it follows up, and nothing else', async () => {
    const { id } = await follow();
    expect(await room.tick(ten)).toEqual([]);
    await room.bring('other', ten + minute);
    const second = await bringAfter(first, 'tweede', ten + minute);
    await bringAfter(second, 'derde', ten + 2 * minute);
    expect(await room.tick(ten + 2 * minute)).toEqual(['tweede start', 'derde start']);
    expect(bodies()[0]).toContain('Vervolg op “Bericht start');
    expect(bodies()[0]).toContain(`ontvolg:${id}`);
    expect(bodies()[0]).not.toContain('"volg:');
    room.start();
    expect(await room.tick(ten + 3 * minute)).toEqual([]);
  });

  test('is followed from any part of it, and up to what it began with', async () => {
    const second = await bringAfter(first, 'tweede', ten - minute);
    await follow(second);
    await bringAfter(first, 'derde', ten + minute);
    expect(await room.tick(ten + minute)).toEqual(['derde tweede']);
  });

  test('is told when it has another text, once: what changes after that changes the message', async () => {
    await follow();
    await change(first, ten + minute, { status: 'withheld' });
    await change(first, ten + 2 * minute, { status: 'usable' });
    expect(await room.tick(ten + 2 * minute)).toEqual([]);
    await change(first, ten + 3 * minute, { paragraphs: ['Bericht anders: het gaat toch door.'] });
    expect(await room.tick(ten + 3 * minute)).toEqual(['anders']);
    expect(bodies()[0]).toContain('Nieuwe versie van een verhaal dat hier wordt gevolgd');
    await change(first, ten + 4 * minute, { paragraphs: ['Bericht weer: het gaat toch niet door.'] });
    expect(await room.tick(ten + 4 * minute)).toEqual([]);
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain('Bericht weer');
  });

  test('is the channel’s for once: what its digest had does not come again, nor the other way round', async () => {
    await follow();
    await room.subscribe({ schedule: '30 10 * * *', createdAt: ten - day });
    await room.subscribe({ channelId: 'c2', schedule: '30 10 * * *', createdAt: ten - day });
    await bringAfter(first, 'tweede', ten + minute);
    expect(await room.tick(ten + minute)).toEqual(['tweede start']);
    expect((await room.tick(ten + 30 * minute)).toSorted()).toEqual(['start', 'tweede start']);
    await change(first, ten + hour, { paragraphs: ['Bericht anders: het gaat toch door.'] });
    expect(await room.tick(ten + hour)).toEqual([]);
  });

  test('that is killed is named no more, also where it was', async () => {
    await follow();
    await bringAfter(first, 'tweede', ten + minute);
    await room.tick(ten + minute);
    await room.archive.file({ ...first, status: 'killed' }, 'killed', ten + 2 * minute);
    await room.tick(ten + 2 * minute);
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain('tweede');
    expect(bodies()[0]).not.toContain('start');
    expect(bodies()[0]).toContain('Vervolg op een verhaal dat hier wordt gevolgd');
    await bringAfter(first, 'derde', ten + 3 * minute);
    expect(await room.tick(ten + 3 * minute)).toEqual(['derde']);
  });

  test('has a follow-up that is killed taken out of sight, and one that is let go told', async () => {
    await follow();
    const second = await bringAfter(first, 'tweede', ten + minute);
    await bringAfter(first, 'later', ten + minute, { embargoUntil: ten + hour });
    expect(await room.tick(ten + minute)).toEqual(['tweede start']);
    await room.archive.file({ ...second, status: 'killed' }, 'killed', ten + 2 * minute);
    await room.tick(ten + 2 * minute);
    expect(bodies()[0]).not.toMatch(/tweede|start/);
    expect(await room.tick(ten + hour)).toEqual(['later start']);
  });

  test('waits in quiet hours, and however late comes by itself', async () => {
    await follow(first, { quiet: night });
    const late = ten + 13 * hour;
    const second = await bringAfter(first, 'tweede', late);
    await bringAfter(second, 'derde', late + hour);
    expect(await room.tick(late + hour)).toEqual([]);
    expect(await room.tick(ten + 21 * hour)).toEqual(['tweede start', 'derde start']);
    expect(room.orders).toEqual([]);
  });

  test('tells nothing of a pause, and goes on after it', async () => {
    const { id } = await follow();
    const care = createSubscriptionCare(room.subscriptions, room.ledger);
    await care.pause(id, ten);
    await bringAfter(first, 'tweede', ten + minute);
    expect(await room.tick(ten + minute)).toEqual([]);
    await care.resume(id, ten + 2 * minute);
    await bringAfter(first, 'derde', ten + 3 * minute);
    expect(await room.tick(ten + 3 * minute)).toEqual(['derde start']);
  });

  test('has what comes in its stead told once it is killed, and not before: that is the same event', async () => {
    await follow();
    const text = `${first.paragraphs[0]} Dat is gisteren besloten.`;
    await bringAfter(first, 'start', ten + minute, { id: 'nieuw000000000000001', paragraphs: [text] });
    expect(await room.tick(ten + minute)).toEqual([]);
    await room.archive.file({ ...first, status: 'killed' }, 'killed', ten + 2 * minute);
    expect(await room.tick(ten + 2 * minute)).toEqual(['start']);
  });

  test('stays followed under another id of the same event', async () => {
    const twin = { ...madeStory('start', ten - hour, { source: 'other' }), id: 'ander000000000000001' };
    await room.archive.file(twin, 'new', ten - minute);
    await follow();
    await bringAfter(twin, 'tweede', ten + minute);
    expect(await room.tick(ten + minute)).toEqual(['tweede start']);
  });
});

describe('a follow', () => {
  const ended: string[] = [];
  const keep = (now: number) =>
    createFollowKeeper({
      subscriptions: room.subscriptions,
      beginReading: createThreadReader(room.archive).begin,
      noteEnd: async ({ id }) => void ended.push(id),
    })(now);

  test('ends fourteen days after the last news, of which a newer text is some', async () => {
    const { id } = await follow();
    await keep(ten + untilQuiet - minute);
    expect(await room.subscriptions.get(id)).not.toBeNull();
    await change(first, ten + 13 * day, { paragraphs: ['Bericht anders: het gaat toch door.'] });
    await keep(ten + untilQuiet);
    expect((await room.subscriptions.get(id))?.thread?.newsAt).toBe(ten + 13 * day);
    await keep(ten + 13 * day + untilQuiet - minute);
    expect(ended).toEqual([]);
    await keep(ten + 13 * day + untilQuiet);
    expect(await room.subscriptions.get(id)).toBeNull();
    expect(ended).toEqual([id]);
  });

  test('goes on when the archive has let go of the beginning of its story', async () => {
    const { id } = await follow();
    const second = await bringAfter(first, 'tweede', ten + minute);
    await room.tick(ten + minute);
    await keep(ten + hour);
    expect((await room.subscriptions.get(id))?.thread).toMatchObject({
      later: [second.id],
      newsAt: ten + minute,
    });
    room.db.prepare('UPDATE story SET follows = NULL').run();
    const read = room.archive.get;
    Object.assign(room.archive, {
      get: async (asked: string): Promise<ArchivedStory | null> => (asked === first.id ? null : read(asked)),
    });
    room.start();
    await bringAfter(second, 'derde', ten + 2 * hour);
    expect(await room.tick(ten + 2 * hour)).toEqual(['derde']);
  });
});
