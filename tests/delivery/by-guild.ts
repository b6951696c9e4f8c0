import type { EditionPlan } from '../../src/delivery/ledger.ts';
import { type Priority, priorities } from '../../src/delivery/priority.ts';
import { monday } from './plan-deliveries.ts';
import { minute, type TestRoom } from './room.ts';
import { recipeOf } from './test-wire.ts';

/** The server of a channel is the part of its name before the dash; a subscription has its channel's name. */
export const guildOf = async (subscriptionId: string) => subscriptionId.split('-')[0] ?? null;

/** The names of the first channels of a server. */
export const channelsOf = (guild: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${guild}-${i}`);

/** Monday's edition for a channel, with one story of its own. */
export const planFor = (channelId: string, priority: Priority = priorities.digest): EditionPlan => ({
  subscriptionId: channelId,
  channelId,
  edition: { from: monday - minute, slot: monday, carryFrom: monday - minute },
  supersedes: [],
  priority,
  outcome: 'planned',
  ...recipeOf([`story of ${channelId}`]),
});

/** What a test plans for servers in the room, and sees of each. */
export function byGuild(room: () => TestRoom) {
  return {
    planAll: (channelIds: readonly string[]) =>
      room().ledger.plan(
        channelIds.map((id) => planFor(id)),
        monday,
      ),
    /** How many times a message of this server was sent or tried. */
    callsIn: (guild: string) => room().chat.calls.filter((call) => call.startsWith(`send ${guild}-`)).length,
    /** The messages that stand in this server. */
    sentIn: (guild: string) => room().chat.messages.filter((one) => one.channelId.startsWith(`${guild}-`)),
  };
}
