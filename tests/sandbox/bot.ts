import { Client, type ClientOptions, GatewayIntentBits, type Interaction } from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A real discord.js client on the sandbox, ready. `answer` gets every interaction; what it throws fails the test. */
export async function makeBot(
  sandbox: Sandbox,
  answer: (interaction: Interaction) => unknown = () => {},
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { ...options.rest, api: sandbox.url },
  });
  client.on('interactionCreate', async (interaction) => {
    await answer(interaction);
  });
  await new Promise<void>((resolve, reject) => {
    client.once('clientReady', () => resolve());
    client.login(sandbox.token).catch(reject);
  });
  return client as Client<true>;
}
