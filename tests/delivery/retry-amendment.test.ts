import { afterEach, beforeEach, expect, test } from 'vitest';
import { monday } from './plan-deliveries.ts';
import { forbidden, hour, openRoom, type TestRoom } from './room.ts';
import { recipeOf } from './test-wire.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

test.each(['missing-access', 'unknown-guild', 'missing-permissions', 'thread-locked'])(
  'a correction is not lost for want of what may come back, and is told once: %s',
  async (code) => {
    room.compose = async () => recipeOf(['a', 'b']);
    await room.subscribe({ createdAt: 0 });
    await room.planner.plan(monday);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    room.wire.change('a', 'corrected');
    room.chat.amending.set('c1', Array(15).fill({ ...forbidden, code }));
    const hours = async (from: number, to: number) => {
      for (let n = from; n < to; n += 1) {
        await room.readChanges(monday + n * hour);
        await dispatcher.run(monday + n * hour);
      }
    };
    await hours(1, 12);
    expect(room.chat.textsOf('c1')).toEqual(['a b']);
    await hours(12, 24);
    expect(room.chat.textsOf('c1')).toEqual(['a/2 b']);
    expect(room.problems).toHaveLength(1);
  },
);
