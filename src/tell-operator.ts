import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { SendProblem } from './delivery/chat-gateway.ts';
import { nonceHoldsMs } from './delivery/retry.ts';
import type { OperatorChannel } from './discord/operator-channel.ts';
import type { OperatorNews, WrongFile } from './discord/operator-post.ts';
import { hideSecrets } from './intake/show-address.ts';
import type { SourceAlert } from './intake/sources/alerts.ts';
import type { WrongSettings } from './intake/sources/settings-file.ts';
import type { Logger } from './log.ts';
import { keyOfMatter } from './log-matters.ts';
import type { Intake, IntakeReading } from './open-intake.ts';
import type { Matter } from './operator/matter.ts';
import type { MatterWatch } from './watch-matters.ts';

/** What the teller keeps; a Keyv. Rejects when it cannot. */
export interface OperatorStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** What telling works with. */
export interface OperatorTellerParts {
  /** Null where only the log is told. */
  readonly channel: OperatorChannel | null;
  readonly store: OperatorStore;
  readonly told: Intake['told'];
  /** What there is to tell of the bot itself. */
  readonly watch: Pick<MatterWatch, 'look' | 'told'>;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** Tells whoever runs the bot when something is wrong with a source or with the bot itself, and when that is over. */
export interface OperatorTeller {
  /** Takes up what a round brought; the log is told at once, of each thing once. */
  note(reading: Pick<IntakeReading, 'alerts' | 'settings'>): void;
  /** Tells the channel all there is to tell, in one message. `now`: ms since the epoch. Does nothing while it works. */
  tell(now: number): Promise<void>;
  /** Tells nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** A message whose end is not known yet, on record before it is sent. */
interface Pending extends OperatorNews {
  readonly channelId: string;
  readonly marker: string;
  readonly firstTriedAt: number;
}

/** Refusals in a row after which this run of the bot asks no more: each counts with Discord. */
const mostRefusals = 9;
/** So long after a message the next one waits, to gather what else goes wrong: what fails together is found out bit by bit. */
const gatherFor = 10 * 60_000;
const firstWait = 60_000;
const longestWait = 24 * 3_600_000;

/**
 * A teller. Each message is known by a marker, which is also its nonce, and is on record before it is sent: what became of a
 * call whose end is not known is found out by the same call again, and later by a look in the channel.
 */
export function createOperatorTeller(parts: OperatorTellerParts): OperatorTeller {
  const { channel, store, told, watch, log } = parts;
  let alerts: readonly SourceAlert[] = [];
  /** What is wrong in the file of sources; undefined until it was read. */
  let file: WrongFile | null | undefined;
  const logged = new Map<string, string>();
  /** A round that began before it was told gives an alert once more. */
  const done = new Map<string, string>();
  let refusals = 0;
  let restUntil = 0;
  let gatheringUntil = 0;
  let toldTrouble: string | null = null;
  let working: Promise<void> | null = null;
  let stopping = false;

  async function compose(matters: readonly Matter[]): Promise<OperatorNews | null> {
    const fresh = alerts.filter((alert) => done.get(alert.health.name) !== keyOf(alert));
    const before = (await store.get('file')) as string | undefined;
    const digest = file ? hash(JSON.stringify(file)) : undefined;
    const isNews = file !== undefined && digest !== before;
    if (fresh.length === 0 && matters.length === 0 && !isNews) return null;
    return { alerts: fresh, matters, ...(isNews ? { file: file ?? null } : {}) };
  }

  async function isTold(news: OperatorNews, now: number): Promise<void> {
    await told(news.alerts, now);
    for (const alert of news.alerts) done.set(alert.health.name, keyOf(alert));
    if (news.file) await store.set('file', hash(JSON.stringify(news.file)));
    else if (news.file === null) await store.delete('file');
    await watch.told(news.matters ?? [], now);
    await store.delete('pending');
  }

  function isReached(): void {
    refusals = 0;
    restUntil = 0;
    if (toldTrouble !== null) log.info({}, 'the operator’s channel can be posted in again');
    toldTrouble = null;
  }

  function isNotReached(
    { code, message, retryAfterMs, status }: SendProblem,
    wasAsked: boolean,
    now: number,
  ) {
    if (wasAsked && status !== undefined) {
      refusals += 1;
      const wait = Math.min(firstWait * 4 ** (refusals - 1), longestWait);
      restUntil = refusals >= mostRefusals ? Number.POSITIVE_INFINITY : now + wait;
    }
    if (retryAfterMs !== undefined) restUntil = Math.max(restUntil, now + retryAfterMs);
    if (toldTrouble === code) return;
    toldTrouble = code;
    log.warn(
      { code, channel: channel?.id },
      `the operator’s channel (OPERATOR_CHANNEL) cannot be told, and is tried again: ${message}`,
    );
  }

  async function send(to: OperatorChannel, pending: Pending, now: number, isFirst: boolean) {
    const sent = await to.post(pending, pending.marker);
    if (sent.ok) {
      isReached();
      gatheringUntil = now + gatherFor;
      await isTold(pending, now);
      return;
    }
    // What was certainly not posted is composed anew, with what came since; an earlier call may still have arrived.
    if (!sent.problem.uncertain && isFirst) await store.delete('pending');
    isNotReached(sent.problem, sent.wasAsked, now);
  }

  /** Whether nothing is left open of a message that was begun before. */
  async function settle(to: OperatorChannel, pending: Pending, now: number): Promise<boolean> {
    if (pending.channelId !== to.id) {
      await store.delete('pending');
      return true;
    }
    const age = now - pending.firstTriedAt;
    if (age >= 0 && age < nonceHoldsMs) {
      await send(to, pending, now, false);
      return false;
    }
    const looked = await to.wasPosted(pending.marker, pending.firstTriedAt);
    if (!looked.ok) {
      isNotReached(looked.problem, looked.wasAsked, now);
      return false;
    }
    if (looked.value) await isTold(pending, now);
    else await store.delete('pending');
    return true;
  }

  async function tellNow(now: number): Promise<void> {
    // Each time: what lasts is known by being looked at, whether or not it can be told.
    let matters = await watch.look(now);
    if (channel === null) {
      // The log was told.
      const news = await compose(matters);
      if (news !== null) await isTold(news, now);
      return;
    }
    if (now < restUntil) return;
    const open = (await store.get('pending')) as Pending | undefined;
    if (open !== undefined) {
      if (!(await settle(channel, open, now))) return;
      // It may have told some of them.
      matters = await watch.look(now);
    }
    const news = await compose(matters);
    // A clock that was put back gathers no longer than that either.
    const gathers = now < gatheringUntil && now >= gatheringUntil - gatherFor;
    // Whoever mends the file waits for what is said of it.
    if (news === null || (news.file === undefined && gathers)) return;
    const what = [...news.alerts.map(keyOf), ...news.alerts.map(nameOf), ...matters.map(keyOfMatter)];
    const marker = hash(JSON.stringify([now, what, news.file]));
    const pending = { ...news, channelId: channel.id, marker, firstTriedAt: now };
    await store.set('pending', pending);
    await send(channel, pending, now, true);
  }

  return {
    note(reading) {
      alerts = reading.alerts;
      const { settings } = reading;
      if (settings !== null) file = settings.ok ? null : readWrong(settings);
      for (const alert of alerts) {
        const { name, failure } = alert.health;
        if (logged.get(name) === keyOf(alert)) continue;
        logged.set(name, keyOf(alert));
        const since = new Date(alert.since).toISOString();
        if (alert.what === 'over') log.info({ source: name, since }, 'source is well again');
        else {
          const why = failure === null ? '' : `: ${failure.message}`;
          log.warn({ source: name, state: alert.what, since }, `source is ${alert.what}${why}`);
        }
      }
    },
    async tell(now) {
      if (stopping || working !== null) return;
      working = tellNow(now).finally(() => {
        working = null;
      });
      await working;
    },
    async stop() {
      stopping = true;
      await working?.catch(() => {});
    },
  };
}

/** What is wrong, for a channel that others read too: no folders of this machine, nothing that may be secret. */
function readWrong({ file, problems }: WrongSettings): WrongFile {
  return {
    name: basename(file),
    problems: problems.map((one) => ({ ...one, detail: hideSecrets(one.detail) })),
  };
}

function keyOf({ what, since }: SourceAlert): string {
  return `${what} ${since}`;
}

function nameOf({ health }: SourceAlert): string {
  return health.name;
}

/** 22 characters: as long as a nonce may nearly be. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
