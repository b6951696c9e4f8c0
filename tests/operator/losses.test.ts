import { expect, test } from 'vitest';
import { beginLosses, gatherLosses, type Loss, passLosses, spanOfLosses } from '../../src/operator/losses.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = Date.parse('2026-03-10T08:00:00Z');
const loss = (channelId: string, change: Partial<Loss> = {}): Loss => ({
  code: 'refused',
  channelId,
  isReleased: false,
  posts: 1,
  firstAt: at,
  ...change,
});
const servers: Readonly<Record<string, string>> = { c1: 'g1', c2: 'g1', c3: 'g2' };
const serverOf = (channel: string) => servers[channel] ?? null;

test('What was given up is counted by cause, with its channels and servers, five minutes after the first', () => {
  const losses = [
    loss('c1', { posts: 2, firstAt: at + minute }),
    loss('c1', { code: 'unreadable' }),
    loss('c3', { posts: 3, firstAt: at + 2 * minute }),
    loss('person'),
  ];
  expect(gatherLosses(losses, at + 4 * minute, serverOf)).toBeNull();
  expect(gatherLosses(losses, at + 5 * minute, serverOf)).toEqual({
    kind: 'lost',
    posts: 7,
    channels: 3,
    servers: 2,
    causes: [
      { code: 'refused', posts: 6 },
      { code: 'unreadable', posts: 1 },
    ],
    since: at,
    until: at + 5 * minute,
  });
  expect(gatherLosses([], at + hour, serverOf)).toBeNull();
});

test('Channels that refuse the bot one by one wake nobody; three at once do', () => {
  const barred = (channel: string) => loss(channel, { code: 'missing-permissions', isReleased: true });
  const two = [barred('c1'), barred('c2'), { ...barred('c2'), code: 'missing-access' }];
  expect(gatherLosses(two, at + hour, serverOf)).toBeNull();
  expect(gatherLosses([...two, loss('c9')], at + hour, serverOf)).toMatchObject({ posts: 1, channels: 1 });
  expect(gatherLosses([...two, barred('c3')], at + hour, serverOf)).toMatchObject({
    posts: 4,
    channels: 3,
    servers: 2,
  });
});

test('They are looked at once an hour at most after they were told, and none that was before the first look', () => {
  const begun = beginLosses(null, at);
  expect(spanOfLosses(begun, at)).toBeNull();
  expect(spanOfLosses(begun, at + 2 * minute)).toEqual({ since: at - minute, until: at + minute });
  const told = { toldTo: at, toldAt: at + minute };
  expect(spanOfLosses(told, at + hour)).toBeNull();
  expect(spanOfLosses(told, at + hour + minute)).toEqual({ since: at, until: at + hour });
});

test('What single channels refused is not counted together over days, and what came last is still told', () => {
  const begun = beginLosses(null, at);
  expect(passLosses(begun, at + 30 * minute)).toEqual(begun);
  const passed = passLosses(begun, at + hour);
  expect(spanOfLosses(passed, at + hour + 5 * minute)?.since).toBe(at + hour - 5 * minute);
});

test('After the clock was put back they are counted from there', () => {
  expect(beginLosses({ toldTo: at + hour, toldAt: at }, at).toldTo).toBe(at - minute);
  expect(spanOfLosses({ toldTo: at - hour, toldAt: at + 9 * hour }, at)).not.toBeNull();
});
