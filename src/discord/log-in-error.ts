import { GatewayCloseCodes } from 'discord.js';

/** Discord refuses the bot, and trying again would not help. The message says what to do. */
export class LogInError extends Error {
  override readonly name = 'LogInError';
}

/** What a person does about a token that is refused. */
export const tokenRefused =
  'Discord refuses DISCORD_TOKEN. It signs the bot in to Discord. Get it: https://discord.com/developers/applications → your application → Bot → Reset Token.';

const intentsRefused =
  'Discord refuses the intents of this application, although Telex asks for none that needs permission. Look at the bot’s page in the developer portal.';

/** By Discord's documentation, "Gateway Close Event Codes": those after which a client must not connect again. */
const byCloseCode: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRefused,
  [GatewayCloseCodes.InvalidShard]: 'Discord does not know the shard that the bot connects as.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in more servers than Discord serves over one connection (2,500), and Telex makes one.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks the version of its API that this Telex speaks: a newer Telex is needed.',
  [GatewayCloseCodes.InvalidIntents]: intentsRefused,
  [GatewayCloseCodes.DisallowedIntents]: intentsRefused,
};

/** In words why Discord closed the gateway for good; `code` is the WebSocket close code. */
export function describeClose(code: number): string {
  return `${byCloseCode[code] ?? 'Discord has closed the connection for good.'} (Close code ${code}.)`;
}
