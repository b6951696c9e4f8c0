import {
  Client,
  type ClientEvents,
  type ClientOptions,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

/** A sandbox with a bot on it that hears what is posted, both for as long as the test runs. */
export async function startWithBot(
  options: SandboxOptions = {},
  answer?: (interaction: Interaction) => unknown,
): Promise<{ sandbox: Sandbox; bot: Client<true> }> {
  const sandbox = await startSandbox({ rateLimits: 'off', ...options });
  onTestFinished(() => sandbox.close());
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  const bot = await makeBot(sandbox, answer, { intents: [Guilds, GuildMessages, DirectMessages] });
  onTestFinished(() => bot.destroy());
  return { sandbox, bot };
}

/** Does something and waits until the client has heard of it; resolves to what the event brought. */
export async function hears<Name extends keyof ClientEvents>(
  bot: Client,
  name: Name,
  act: () => unknown,
): Promise<ClientEvents[Name]> {
  const heard = new Promise<ClientEvents[Name]>((resolve) => {
    bot.once(name, (...brought) => resolve(brought));
  });
  await act();
  return heard;
}

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
