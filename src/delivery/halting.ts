import { setImmediate } from 'node:timers/promises';
import type { Target, WhyUnreachable } from './chat-gateway.ts';
import type { Ledger } from './ledger.ts';
import type { Halt, Subscription, SubscriptionStore } from './subscription.ts';

const hour = 3_600_000;
/** Channels of a server that Discord refuses within an hour, without a cause that one sees, before all of it is left alone. */
const channelsBeforeServer = 2;
/** After how long a cause that nobody sees is tried again, refusal by refusal, in ms; after the last it is left alone. */
const retryAfter = [5 / 60, 1, 6, 24, 7 * 24].map((hours) => hours * hour);
/** Refusals for a cause that nobody sees after which no sign of life brings a further try. */
const mostTries = 9;
/** A moment that does not come. */
const never = Number.MAX_SAFE_INTEGER;
/** Subscriptions that are looked at before something else gets a turn. */
const lookedAtOnce = 500;

/** What happens again and again is told once in this time, ms. */
export const toldOnceIn = 24 * 3_600_000;

/** The bot is in that server no more. */
export const thrownOut = 'unknown-guild';
/** Causes for which nothing more is tried: they hold for whatever is posted there. */
const haltingCodes: ReadonlySet<string> = new Set([
  'unknown-channel',
  thrownOut,
  'missing-access',
  'missing-permissions',
  'no-direct-messages',
  'no-shared-server',
  'thread-locked',
  'wrong-channel',
  'tag-missing',
]);

/** Of those, the causes that may hold for all of a server. */
const serversCodes: ReadonlySet<string> = new Set(['missing-access', 'missing-permissions']);

/** Whether a refusal with this code (as `SendProblem.code`) holds for whatever is posted there. */
export function isHalting(code: string): boolean {
  return haltingCodes.has(code);
}

/** What halting works with. */
export interface HaltingParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'get' | 'change'>;
  readonly ledger: Pick<Ledger, 'withdraw' | 'reopen'>;
  readonly whyUnreachable: WhyUnreachable;
  /** The permissions that are missing there, as far as one sees; none when left out. */
  missing?(target: Target): readonly string[];
}

/** Leaves alone what cannot be posted for, and takes it up when it can. Moments in ms since the epoch. */
export interface Halting {
  /** Discord refused a call for this subscription, for good: those of its channel are halted. */
  refused(subscriptionId: string, code: string, now: number): Promise<void>;
  /** A call succeeded: earlier refusals say nothing any more, and all that waited for the same cause goes on. */
  arrived(subscription: Subscription): Promise<void>;
  /** This person uses the bot, which takes a server in common: what was halted for want of one is tried at the next look. */
  heardFrom(userId: string, now: number): Promise<void>;
  /** Halts what is known to be out of reach, and resumes what no longer is. Makes no request. */
  look(now: number): Promise<void>;
}

/** Halting over these parts. Each call rejects as the subscriptions and the ledger do. */
export function createHalting(parts: HaltingParts): Halting {
  const { subscriptions, ledger, whyUnreachable, missing = () => [] } = parts;

  async function halt(subscription: Subscription, code: string, now: number) {
    const { id, lastHalt } = subscription;
    const before = lastHalt?.code === code ? lastHalt.refusals : 0;
    const isSeen = whyUnreachable(subscription) !== null;
    const refusals = isSeen ? before : before + 1;
    // Tried in vain it is the same halt, that was told of. Others are told by what they are: see `createHaltTeller`.
    const toldAt = before > 0 && lastHalt !== null ? lastHalt.toldAt : null;
    const retryAt = isSeen ? null : now + (retryAfter[refusals - 1] ?? never - now);
    // Tried in vain: it has been out of reach all the time, and has that much to catch up with.
    const since = before > 0 && lastHalt !== null ? lastHalt.since : now;
    const lacks = missing(subscription);
    const interrupts = interruptedBy(code, lastHalt);
    await subscriptions.change(id, {
      halt: { code, since, toldAt, refusals, retryAt, lacks, ...interrupts },
    });
    await ledger.withdraw(id, now);
  }

  async function resume(subscription: Subscription): Promise<void> {
    await ledger.reopen(subscription.id);
    await subscriptions.change(subscription.id, { halt: null, lastHalt: endedHalt(subscription) });
  }

  /** It lasts, and what one sees of its cause may be another. */
  async function goOn({ id }: Subscription, held: Halt, code: string, lacks: readonly string[]) {
    const isOther = held.retryAt !== null || held.code !== code;
    const known = held.lacks ?? [];
    if (!isOther && lacks.every((one) => known.includes(one))) return;
    const { interrupts, ...before } = held;
    const now = { ...before, code, retryAt: null, lacks: [...new Set([...known, ...lacks])] };
    const same = [interrupts, held].find((one) => one !== undefined && isSameCause(one, { code, lacks }));
    const toldAt = same?.toldAt ?? null;
    await subscriptions.change(id, { halt: { ...now, toldAt, ...interruptedBy(code, held) } });
  }

  /** Those that share the cause: the channel's, and the whole server's once several of its channels were refused. */
  async function sharing(subscription: Subscription, code: string, now: number): Promise<Subscription[]> {
    const { channelId, guildId } = subscription;
    const all = await subscriptions.all();
    if (code === thrownOut) return all.filter((one) => one.guildId === guildId);
    const refused = all.filter(
      (one) =>
        guildId !== null &&
        one.guildId === guildId &&
        isBlind(one.halt, code) &&
        refusedAt(one.halt) > now - hour,
    );
    const channels = new Set([channelId, ...refused.map((one) => one.channelId)]);
    const isServers = guildId !== null && serversCodes.has(code) && channels.size >= channelsBeforeServer;
    return all.filter((one) => one.channelId === channelId || (isServers && one.guildId === guildId));
  }

  /** Those that wait for the same cause wait as long as the one that was tried: it went first for them too. */
  async function putOff(refused: Subscription, code: string): Promise<void> {
    const { id } = refused;
    const tried = (await subscriptions.get(id))?.halt ?? null;
    if (!isBlind(tried, code)) return;
    const { refusals, retryAt } = tried;
    for (const one of await subscriptions.all()) {
      const waiting = one.halt;
      if (one.id === id || !isAlike(one, refused) || !isBlind(waiting, code) || waiting.refusals >= refusals)
        continue;
      await subscriptions.change(one.id, { halt: { ...waiting, refusals, retryAt } });
    }
  }

  return {
    async refused(subscriptionId, code, now) {
      const subscription = await subscriptions.get(subscriptionId);
      if (subscription === null || !isHalting(code)) return;
      for (const one of await sharing(subscription, code, now)) {
        if (one.halt === null) await halt(one, code, now);
      }
      await putOff(subscription, code);
    },

    async arrived(subscription) {
      const { id, lastHalt } = subscription;
      if (lastHalt === null || lastHalt.refusals === 0) return;
      await subscriptions.change(id, { lastHalt: { ...lastHalt, refusals: 0 } });
      // It went first for all that wait for the same cause.
      for (const one of await subscriptions.all()) {
        if (isBlind(one.halt, lastHalt.code) && isAlike(one, subscription)) await resume(one);
      }
    },

    async heardFrom(userId, now) {
      for (const { id, guildId, createdBy, halt: held } of await subscriptions.all()) {
        if (guildId !== null || createdBy !== userId || !isBlind(held, 'no-shared-server')) continue;
        // Whoever is refused all the same must not draw more of them than one cause may.
        if (held.retryAt === null || held.retryAt <= now || held.refusals >= mostTries) continue;
        await subscriptions.change(id, { halt: { ...held, retryAt: now } });
      }
    },

    async look(now) {
      const tried = new Set<string>();
      const known = new Map<string, string | null>();
      for (const [i, subscription] of (await subscriptions.all()).entries()) {
        const { channelId, place, halt: held } = subscription;
        const key = `${place} ${channelId}`;
        const why = known.has(key) ? (known.get(key) ?? null) : whyUnreachable(subscription);
        known.set(key, why);
        if (held === null) {
          if (why !== null && subscription.pausedAt === null) await halt(subscription, why, now);
        } else if (why !== null) {
          await goOn(subscription, held, why, missing(subscription));
        } else if (held.retryAt === null) {
          await resume(subscription);
        } else if (isTryDue(held, now)) {
          // One of those that share a cause goes first: what becomes of it tells of the others.
          const cause = `${subscription.guildId ?? channelId} ${held.code}`;
          if (!tried.has(cause)) await resume(subscription);
          tried.add(cause);
        }
        if (i % lookedAtOnce === 0) await setImmediate();
      }
    },
  };
}

/** Whether what becomes of the one tells of the other: they are of one server, or of one person. */
function isAlike(one: Subscription, other: Subscription): boolean {
  return other.guildId === null ? one.channelId === other.channelId : one.guildId === other.guildId;
}

/**
 * Whether the later of two halts has no cause that the earlier had not. Permissions count one by one where one sees them.
 */
function isSameCause(earlier: Pick<Halt, 'code' | 'lacks'>, later: Pick<Halt, 'code' | 'lacks'>): boolean {
  const known = earlier.lacks ?? [];
  const lacks = later.lacks ?? [];
  if (known.length === 0 || lacks.length === 0) return earlier.code === later.code;
  return lacks.every((one) => known.includes(one));
}

/** The halt of a subscription as it is kept when it ends: with when that cause was told, also if by the one before it. */
export function endedHalt({ halt, lastHalt }: Pick<Subscription, 'halt' | 'lastHalt'>): Halt | null {
  if (halt === null || halt.toldAt !== null) return halt;
  return { ...halt, toldAt: lastToldAt(lastHalt, halt) };
}

/** When this cause was told last, by a halt that has ended or by what that interrupted; null for not. ms since the epoch. */
export function lastToldAt(lastHalt: Halt | null, cause: Pick<Halt, 'code' | 'lacks'>): number | null {
  const earlier = lastHalt === null ? [] : [lastHalt, lastHalt.interrupts];
  return earlier.find((one) => one !== undefined && isSameCause(one, cause))?.toldAt ?? null;
}

/** Thrown out, the bot sees nothing of what else was the matter, and what was told of that stands. */
function interruptedBy(code: string, earlier: Halt | null): Pick<Halt, 'interrupts'> {
  if (code !== thrownOut || earlier === null) return {};
  const { interrupts, lacks = [], toldAt } = earlier;
  if (earlier.code !== thrownOut) return { interrupts: { code: earlier.code, lacks, toldAt } };
  return interrupts === undefined ? {} : { interrupts };
}

/** Whether the cause that nobody sees is to be tried. A next try further ahead than it may lie was set by a wrong clock. */
function isTryDue({ retryAt, refusals }: Halt, now: number): boolean {
  const waits = retryAfter[refusals - 1];
  if (retryAt === null) return false;
  return retryAt <= now || (waits !== undefined && retryAt > now + waits + hour);
}

/** When Discord refused last what waits for a try, ms since the epoch. */
function refusedAt({ since, refusals, retryAt }: Halt): number {
  const waits = retryAfter[refusals - 1];
  return retryAt === null || waits === undefined ? since : retryAt - waits;
}

/** Whether it is halted for this cause and nobody sees the cause but Discord. */
function isBlind(halt: Halt | null, code: string): halt is Halt {
  return halt !== null && halt.code === code && halt.retryAt !== null;
}
