import type { Lives } from './lives.ts';
import type { Chance } from './random.ts';
import type { SoakChannel, SoakRecord } from './record.ts';
import type { Stage } from './stage.ts';

const hour = 3_600_000;

/** What the weather works on. */
export interface Weather {
  readonly stage: Stage;
  readonly lives: Lives;
  readonly record: SoakRecord;
  readonly chance: Chance;
  /** What was done, by name. */
  readonly shaken: Map<string, number>;
}

/** Where the bot may not post now, and until when (ms). */
const closed = new WeakMap<
  SoakChannel,
  { readonly until: number; readonly permission: 'SendMessages' | 'ViewChannel' }
>();

/** Counts one more under this name. */
export function count<K>(counts: Map<K, number>, name: K): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Takes permissions away in a few channels, and now and then deletes one. To be called when all is settled. */
export function forbidAndDelete({ stage, record, chance, shaken }: Weather): void {
  const now = stage.clock.at;
  const open = record.channels.filter((one) => one.deletedAt === null && !closed.has(one));
  if (open.length > 4 && chance.happens(0.4)) {
    const channel = chance.pick(open);
    // Out of sight only for a moment: who cannot look whether a message arrived gives it up after ten tries.
    const isHidden = chance.happens(0.4);
    const permission = isHidden ? 'ViewChannel' : 'SendMessages';
    closed.set(channel, { until: isHidden ? now : now + chance.whole(1, 14) * hour, permission });
    channel.forbidden.push({ from: now, to: Number.POSITIVE_INFINITY });
    stage.placeOf(channel).deny('bot', permission);
    count(shaken, `permission taken: ${permission}`);
  }
  if (open.length > record.channels.length * 0.9 && chance.happens(0.15)) {
    const channel = chance.pick(open.filter((one) => !closed.has(one)));
    channel.deletedAt = now;
    stage.placeOf(channel).delete();
    count(shaken, 'channel deleted');
  }
}

/** Gives permissions back where their time is over at `now` (ms). */
export function openAgain({ stage, record }: Pick<Weather, 'stage' | 'record'>, now: number): void {
  for (const channel of record.channels) {
    const how = closed.get(channel);
    if (how === undefined || how.until > now) continue;
    closed.delete(channel);
    const last = channel.forbidden.at(-1);
    if (last !== undefined) last.to = stage.clock.at;
    stage.placeOf(channel).allow('bot', how.permission);
  }
}

/** What may befall all of Discord, or one server, during a life. `mustEnd`: that life is not to be settled with. */
export async function shakeDiscord({ stage, chance, shaken }: Weather): Promise<void> {
  const what = chance.next();
  const { sandbox } = stage;
  if (what < 0.12) {
    const how = chance.pick(['drop', 'reconnect', 4000] as const);
    sandbox.dropGateway(how);
    count(shaken, `gateway: ${how}`);
  } else if (what < 0.15) {
    sandbox.dropGateway('invalid');
    count(shaken, 'gateway: invalid');
  } else if (what < 0.2) {
    chance.pick(stage.guilds).goDown();
    count(shaken, 'a server down');
  } else if (what < 0.24) {
    await sandbox.down(chance.pick(['unreachable', 'outage'] as const));
    count(shaken, 'Discord down');
  }
}

/** Ends faults and outages. */
export async function steady({ stage }: Pick<Weather, 'stage'>): Promise<void> {
  stage.sandbox.heal();
  await stage.sandbox.up();
  for (const guild of stage.guilds) guild.comeUp();
}
