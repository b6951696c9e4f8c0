import { at, hour, type TestRoom } from './room.ts';
import { recipeOf } from './test-wire.ts';

/** A slot: Monday at eight, ms since the epoch. */
export const monday = at('2027-01-04T08:00Z');

/** One subscription a channel, each with a story of its own, planned for Monday; gives the deliveries' ids. */
export async function planFor(room: TestRoom, ...channels: string[]): Promise<string[]> {
  room.compose = async ({ subscription, edition, hadBefore }) => {
    const story = `${subscription.channelId}@${edition.slot}`;
    if ((await hadBefore([story])).has(story)) return null;
    return recipeOf([story]);
  };
  for (const channelId of channels) await room.subscribe({ channelId, createdAt: 0 });
  await room.planner.plan(monday);
  return (await room.ledger.due(monday, 1_000, [])).map((delivery) => delivery.id);
}

/** A further subscription of a channel, planned at its first slot (ms). */
export async function planNext(
  room: TestRoom,
  channelId: string,
  schedule: string,
  slot: number,
): Promise<void> {
  await room.subscribe({ channelId, schedule, createdAt: slot - hour });
  await room.planner.plan(slot);
}
