import type { REST } from 'discord.js';
import { type APIApplication, type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import { createOutgoingRest } from './client.ts';
import { keepTrying, type Tries } from './log-in.ts';
import { probeDiscord } from './probe.ts';

/** Who the bot is with Discord. */
export interface Bot {
  readonly applicationId: string;
  /** The id of the bot's own user. */
  readonly selfId: string;
  /** For calls that are no posting: registering commands. */
  readonly rest: REST;
}

/**
 * Asks Discord who the bot is, without a session, and into how many shards it would divide the gateway. Rejects with a `LogInError` when
 * Discord refuses the token or is not what is at the address, and with the reason of `signal`; while Discord cannot be reached it is
 * tried without end.
 */
export function askBot(
  parts: Tries & { readonly token: string },
): Promise<Bot & { readonly recommendedShards: number }> {
  const { token, apiUrl, signal } = parts;
  const rest = createOutgoingRest(apiUrl, token);
  return keepTrying(async () => {
    await probeDiscord(apiUrl, token, signal);
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    return {
      applicationId: application.id,
      selfId: application.bot?.id ?? application.id,
      rest,
      recommendedShards: shards,
    };
  }, parts);
}
