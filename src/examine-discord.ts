import type { Target } from './delivery/chat-gateway.ts';
import type { Subscription } from './delivery/subscription.ts';
import { askClockAhead } from './discord/ask-clock.ts';
import { createClient } from './discord/client.ts';
import { guildsOf } from './discord/guilds-of.ts';
import { type LoggedIn, logIn } from './discord/log-in.ts';
import { probeDiscord } from './discord/probe.ts';
import { createReach, type Reach } from './discord/reach.ts';
import { sightOf } from './discord/sight.ts';
import { examine, type Finding } from './finding.ts';
import type { Logger } from './log.ts';

/** Signing in takes a few seconds; a large bot's servers come one by one, ms. */
const longestSignIn = 60_000;
/** Slots and nonces go by the clock: a minute's difference posts a minute early or late, ms. */
const longestAhead = 5_000;
/** So many channels are named in one finding. */
const mostNamed = 10;

/** What is to be looked at with Discord, and as whom. */
export interface DiscordParts {
  readonly apiUrl: string;
  readonly token: string;
  readonly subscriptions: readonly Subscription[];
  readonly operatorChannel: string | null;
  readonly log: Logger;
  /** ms since the epoch. */
  now(): number;
}

/**
 * Signs in beside a bot that may run, and looks at token, session, clock and the channels of subscriptions. It answers nobody,
 * posts nothing and signs out.
 */
export async function examineDiscord(parts: DiscordParts): Promise<readonly Finding[]> {
  const { apiUrl, token, now } = parts;
  const known = await examine('the token', async () => {
    await probeDiscord(apiUrl, token).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'LogInError' ? error : unreachable(apiUrl, error);
    });
    return { state: 'fine', says: `Discord at ${apiUrl} knows it.` };
  });
  if (known.state === 'wrong') return [known];
  const clock = await examine('the clock', async () => describeClock(await askClockAhead(apiUrl, now)));
  let session: LoggedIn | null = null;
  const signedIn = await examine('the session', async () => {
    session = await signIn(parts);
    const { size } = guildsOf(session.client);
    return size === 0
      ? {
          state: 'note',
          says: 'It signs in, and is in no server yet: `npm start` prints the link that invites it.',
        }
      : {
          state: 'fine',
          says: `It signs in without any privileged intent, and is in ${size} ${size === 1 ? 'server' : 'servers'}.`,
        };
  });
  if (session === null) return [known, clock, signedIn];
  const { client, logOut } = session as LoggedIn;
  try {
    const reach = createReach(sightOf(client));
    const channels = await examine('the channels', () => describeChannels(parts.subscriptions, reach));
    const operator = parts.operatorChannel;
    const told =
      operator === null
        ? []
        : [
            await examine('the operator’s channel', () =>
              guildsOf(client).guildOf(operator) !== null
                ? { state: 'fine', says: 'It is there.' }
                : { state: 'wrong', says: `OPERATOR_CHANNEL names ${operator}, which the bot cannot see.` },
            ),
          ];
    return [known, clock, signedIn, channels, ...told];
  } finally {
    await logOut();
  }
}

async function signIn({ apiUrl, token, log }: DiscordParts): Promise<LoggedIn> {
  const signal = AbortSignal.timeout(longestSignIn);
  try {
    return await logIn({ apiUrl, token, log, signal, open: () => createClient(apiUrl) });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(
      `It could not sign in within ${longestSignIn / 1_000} seconds. Is Discord well? Try again.`,
      {
        cause: error,
      },
    );
  }
}

function unreachable(apiUrl: string, error: unknown): Error {
  const why = error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error);
  return new Error(`Discord cannot be reached at ${apiUrl}: ${why}. Is this machine on the network?`);
}

function describeClock(ahead: number | null): Omit<Finding, 'what'> {
  if (ahead === null) return { state: 'note', says: 'Discord did not say what time it is.' };
  if (Math.abs(ahead) < longestAhead) return { state: 'fine', says: 'It agrees with Discord’s.' };
  const side = ahead > 0 ? 'ahead of' : 'behind';
  return {
    state: 'wrong',
    says: `It is ${Math.round(Math.abs(ahead) / 1_000)} s ${side} Discord’s: digests go out by it. Let the machine set it (timedatectl set-ntp true).`,
  };
}

function describeChannels(all: readonly Subscription[], reach: Reach): Omit<Finding, 'what'> {
  if (all.length === 0) return { state: 'fine', says: 'Nobody has subscribed yet.' };
  const closed = new Map<string, string>();
  for (const one of all) {
    const code = one.pausedAt === null ? reach.whyNot(one) : null;
    if (code !== null) closed.set(one.channelId, `${nameOf(one, reach)}: ${whatToDo(code, one, reach)}`);
  }
  const count = `${all.length} ${all.length === 1 ? 'subscription' : 'subscriptions'}`;
  if (closed.size === 0) return { state: 'fine', says: `${count}; the bot may post wherever one goes.` };
  const named = [...closed.values()].slice(0, mostNamed);
  const more = closed.size > named.length ? `\n… and ${closed.size - named.length} more.` : '';
  return {
    state: 'note',
    says: `${count}; ${closed.size} ${closed.size === 1 ? 'channel' : 'channels'} cannot be posted in. They are kept, and go on by themselves.\n${named.join('\n')}${more}`,
  };
}

function nameOf(target: Target, reach: Reach): string {
  const name = reach.seenName(target);
  return name === null ? `channel ${target.channelId}` : `#${name.channel} in ${name.server}`;
}

function whatToDo(code: string, target: Target, reach: Reach): string {
  if (code === 'unknown-guild') return 'the bot is not in that server any more; invite it again.';
  if (code === 'unknown-channel') return 'it was deleted, or the bot may not see it.';
  return `the bot lacks ${reach.missing(target).join(', ')} there.`;
}
