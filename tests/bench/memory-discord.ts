/**
 * A sandbox in a process of its own with as many servers as its first word says, each of twenty channels as servers have them:
 * run by memory.ts, to which it says its address.
 */
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

/** Where a bot signs in. */
export interface DiscordAddress {
  readonly url: string;
  readonly token: string;
}

/** One is there already. */
const kinds = [
  ...Array.from({ length: 3 }, () => 'category' as const),
  ...Array.from({ length: 12 }, () => 'text' as const),
  ...Array.from({ length: 3 }, () => 'voice' as const),
  'announcement' as const,
];

async function serve(count: number): Promise<void> {
  const sandbox = await startSandbox({ rateLimits: 'off' });
  for (let number = 1; number < count; number += 1) {
    const guild = sandbox.addGuild(`Server nummer ${number}`);
    for (const name of ['Redactie', 'Moderatoren', 'Leden']) guild.addRole(name, ['ManageMessages']);
    kinds.forEach((kind, at) => {
      const channel = guild.addChannel(`${kind}-${at}`, kind);
      // Every fifth channel is for the editors alone.
      if (at % 5 === 0) channel.deny('everyone', 'ViewChannel');
      if (at % 5 === 0) channel.allow('Redactie', 'ViewChannel');
    });
  }
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url: sandbox.url, token: sandbox.token } satisfies DiscordAddress);
}

await serve(Number(process.argv[2]));
