import type { Client } from 'discord.js';
import type { RouterLog } from './router.ts';

/** Tells `heardFrom` of everybody who uses the bot, by id: what is halted for them may go on. A rejection ends in the log. */
export function hearPeople(
  client: Client,
  heardFrom: (userId: string) => Promise<void>,
  log: Pick<RouterLog, 'warn'>,
): void {
  client.on('interactionCreate', ({ user }) => {
    heardFrom(user.id).catch((error: unknown) => {
      log.warn({ code: 'halts-unread', err: error }, 'What is halted for a person could not be looked up.');
    });
  });
}
