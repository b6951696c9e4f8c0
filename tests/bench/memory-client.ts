/**
 * discord.js and nothing else, in a process of its own: run by memory.ts. Signs in and stays. Words: where Discord is, and `on`
 * or `off` for its caches; off, it keeps the servers and nothing of what is in them, which discord.js does not support
 * for channels and roles.
 */
import module from 'node:module';
import { Client, Collection, GatewayIntentBits, LimitedCollection, Options } from 'discord.js';

const [url = '', caches] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: url },
  makeCache:
    caches === 'on'
      ? Options.cacheEverything()
      : ({ name }: { name: string }) =>
          name === 'GuildManager' ? new Collection() : new LimitedCollection({ maxSize: 0 }),
});
client.once('clientReady', () => console.log('ready'));
process.once('SIGTERM', () => {
  module.flushCompileCache();
  process.exit(0);
});
await client.login(process.env.DISCORD_TOKEN);
