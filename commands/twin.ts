import type { Subscription } from '../src/delivery/subscription.ts';
import type { CommandContext } from './context.ts';
import { meaningOf } from './read-settings.ts';

type Wish = Pick<Subscription, 'channelId' | 'topic' | 'timezone' | 'mode' | 'schedule'> &
  Partial<Pick<Subscription, 'thread'>>;

/** The subscription among these that posts the same at the same place and times; undefined when there is none. */
export function findTwin(
  wish: Wish,
  all: readonly Subscription[],
  context: CommandContext,
): Subscription | undefined {
  const meaning = meaningOf(wish, context);
  return all.find(
    (other) =>
      other.channelId === wish.channelId &&
      meaningOf(other, context) === meaning &&
      other.mode === wish.mode &&
      wish.thread?.storyId === other.thread?.storyId &&
      (wish.mode !== 'digest' || (other.schedule === wish.schedule && other.timezone === wish.timezone)),
  );
}
