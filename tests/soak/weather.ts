import type { SandboxGuild } from '../../src/sandbox/places.ts';
import type { Lives } from './lives.ts';
import type { Chance } from './random.ts';
import type { SoakChannel, SoakRecord, Stretch } from './record.ts';
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
  { readonly until: number; readonly permission: 'SendMessages' | 'ViewChannel'; readonly stretch: Stretch }
>();
/** Servers that have thrown the bot out: until when (ms), and since when each of their channels has been out of its reach. */
const thrownOut = new WeakMap<
  SandboxGuild,
  { readonly until: number; readonly stretches: readonly Stretch[] }
>();
const kick = 'bot thrown out of a server, and invited again';

/** Counts one more under this name. */
export function count<K>(counts: Map<K, number>, name: K): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/**
 * Takes permissions away in a few channels, now and then deletes one, or has a server throw the bot out; what has not been
 * there yet comes at once. To be called when all is settled.
 */
export function forbidAndDelete(weather: Weather): void {
  forbid(weather);
  deleteOne(weather);
  throwOut(weather);
}

/** Channels that the bot can use, as far as the weather knows. */
function openChannels({ stage, record }: Weather): SoakChannel[] {
  return record.channels.filter(
    (one) => one.deletedAt === null && !closed.has(one) && !thrownOut.has(stage.guildOf(one)),
  );
}

function forbid(weather: Weather): void {
  const { stage, chance, shaken } = weather;
  const now = stage.clock.at;
  const open = openChannels(weather);
  const unseen = (['ViewChannel', 'SendMessages'] as const).find(
    (permission) => !shaken.has(`permission taken: ${permission}`),
  );
  if (open.length > 4 && (unseen !== undefined || chance.happens(0.4))) {
    const channel = chance.pick(open);
    // Out of sight only for a moment: who cannot look whether a message arrived gives it up after ten tries.
    const permission = unseen ?? (chance.happens(0.4) ? 'ViewChannel' : 'SendMessages');
    const until = permission === 'ViewChannel' ? now : now + chance.whole(1, 14) * hour;
    const stretch = { from: now, to: Number.POSITIVE_INFINITY };
    closed.set(channel, { until, permission, stretch });
    channel.forbidden.push(stretch);
    stage.placeOf(channel).deny('bot', permission);
    count(shaken, `permission taken: ${permission}`);
  }
}

function deleteOne(weather: Weather): void {
  const { stage, record, chance, shaken } = weather;
  const left = record.channels.filter((one) => one.deletedAt === null);
  const open = openChannels(weather);
  if (left.length <= record.channels.length * 0.9 || open.length === 0) return;
  if (shaken.has('channel deleted') && !chance.happens(0.15)) return;
  const channel = chance.pick(open);
  channel.deletedAt = stage.clock.at;
  stage.placeOf(channel).delete();
  count(shaken, 'channel deleted');
}

/** One server at a time: it vanishes for the bot, subscriptions stay, and go on by themselves when it is invited again. */
function throwOut({ stage, record, chance, shaken }: Weather): void {
  const now = stage.clock.at;
  if (stage.guilds.some((guild) => thrownOut.has(guild))) return;
  if (shaken.has(kick) && !chance.happens(0.1)) return;
  const guild = chance.pick(stage.guilds);
  const stretches = record.channels
    .filter((one) => stage.guildOf(one) === guild)
    .map((channel) => {
      const stretch = { from: now, to: Number.POSITIVE_INFINITY };
      channel.forbidden.push(stretch);
      return stretch;
    });
  // The first time it is a moment: a short run has few channels, and needs them.
  const hours = shaken.has(kick) ? chance.whole(0, 8) : 0;
  thrownOut.set(guild, { until: now + hours * hour, stretches });
  guild.kickBot();
  count(shaken, kick);
}

/** Gives permissions back, and invites the bot again, where the time for it has come at `now` (ms). */
export function openAgain({ stage, record }: Pick<Weather, 'stage' | 'record'>, now: number): void {
  const at = Number.isFinite(now) ? now : stage.clock.at;
  for (const guild of stage.guilds) {
    const how = thrownOut.get(guild);
    if (how === undefined || how.until > now) continue;
    thrownOut.delete(guild);
    for (const stretch of how.stretches) stretch.to = at;
    guild.inviteBot();
  }
  for (const channel of record.channels) {
    const how = closed.get(channel);
    if (how === undefined || how.until > now) continue;
    closed.delete(channel);
    how.stretch.to = at;
    stage.placeOf(channel).allow('bot', how.permission);
  }
}

const whileResumed = 'gateway: again while it is resumed';
const waysToDrop = ['drop', 'reconnect', 4000, 'invalid'] as const;
/** Who is cut off connects again after half a second; a machine that is busy takes its time, ms. */
const longestResume = 60_000;

/** Cuts the gateway, and breaks it again as soon as the bot is back on it, or has resumed: in one read with that. */
async function dropWhileResumed({ stage: { sandbox }, chance }: Weather): Promise<void> {
  const moment = chance.pick(['opened', 'resumed', 'resumed'] as const);
  const back = sandbox.waitFor(
    `a gateway that is ${moment}`,
    (event) => event.kind === 'gateway' && event.what === moment,
    longestResume,
  );
  sandbox.dropGateway('drop');
  await back;
  sandbox.dropGateway(chance.pick(waysToDrop));
}

/** What may befall all of Discord, or one server, during a life: what it is called, how often it comes, what it is. */
const befalling = {
  'gateway: drop': [4, ({ stage }) => stage.sandbox.dropGateway('drop')],
  'gateway: reconnect': [4, ({ stage }) => stage.sandbox.dropGateway('reconnect')],
  'gateway: 4000': [4, ({ stage }) => stage.sandbox.dropGateway(4000)],
  'gateway: invalid': [3, ({ stage }) => stage.sandbox.dropGateway('invalid')],
  [whileResumed]: [4, dropWhileResumed],
  'a server down': [
    5,
    ({ stage, chance }) => chance.pick(stage.guilds.filter((one) => !thrownOut.has(one))).goDown(),
  ],
  'Discord unreachable': [2, ({ stage }) => stage.sandbox.down('unreachable')],
  'Discord down': [2, ({ stage }) => stage.sandbox.down('outage')],
} as const satisfies Readonly<Record<string, readonly [number, (weather: Weather) => unknown]>>;

/** All that can be done beside single requests, by the names under which it is counted. */
export const shakes: readonly string[] = [
  ...Object.keys(befalling),
  'permission taken: SendMessages',
  'permission taken: ViewChannel',
  'channel deleted',
  kick,
];

/** Now and then something befalls Discord; what has not been there yet comes first, and soon where `everyKind` is wished for. */
export async function shakeDiscord(weather: Weather, everyKind: boolean): Promise<void> {
  const { chance, shaken } = weather;
  // Whoever is not on the gateway has nothing to resume.
  const all = Object.entries(befalling).filter(
    ([name]) => name !== whileResumed || weather.stage.sandbox.connected,
  );
  const unseen = all.filter(([name]) => !shaken.has(name));
  if (!chance.happens(everyKind && unseen.length > 0 ? 0.3 : 0.08)) return;
  const from = unseen.length > 0 ? unseen : all;
  const drawn = chance.pick(from.flatMap((one) => Array.from({ length: one[1][0] }, () => one)));
  const [name, [, befall]] = drawn;
  await befall(weather);
  count(shaken, name);
}

/** Ends faults and outages. */
export async function steady({ stage }: Pick<Weather, 'stage'>): Promise<void> {
  stage.sandbox.heal();
  await stage.sandbox.up();
  for (const guild of stage.guilds) guild.comeUp();
}
