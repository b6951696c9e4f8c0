import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { makeClock } from '../../src/sandbox/clock.ts';
import type { SandboxChannel, SandboxGuild } from '../../src/sandbox/places.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { injectedWaits } from './journal.ts';
import type { Chance } from './random.ts';
import type { SoakChannel } from './record.ts';
import { type SoakStory, topics, writeCopy } from './stories.ts';
import { timetables, timezones } from './timetables.ts';

/** How many of a story's copy must be whole before a look finds it, ms: a file that was written just now waits. */
const settleMs = 3_000;

/** Who shares and follows: a member of all servers. */
export const reader = 'visitor';

/** The sandbox with its channels, the bot's folder and database, and the clock that is moved by hand. */
export interface Stage {
  readonly clock: { at: number };
  readonly sandbox: Sandbox;
  readonly config: Config;
  readonly guilds: readonly SandboxGuild[];
  readonly channels: readonly SoakChannel[];
  /** The other end's handle of a channel. */
  placeOf(channel: SoakChannel): SandboxChannel;
  guildOf(channel: SoakChannel): SandboxGuild;
  /** Resolves when so many ms of the time have passed that limits go by: the machine's, which no story moves. */
  pass(ms: number): Promise<void>;
  /** Puts the copy into the wire folder that has come in by then, ms. */
  deliver(stories: readonly SoakStory[], now: number): void;
  clear(): Promise<void>;
}

/**
 * Sets up channels in four servers, each with a subscription made at `from` (ms). `names`: the
 * timetables that are used, `zones`: the timezones. `onSlow` is called when an answer is made to come late.
 */
export async function setStage(
  chance: Chance,
  {
    channels: count,
    timetables: names,
    timezones: zones = timezones,
  }: {
    readonly channels: number;
    readonly timetables?: readonly string[];
    readonly timezones?: readonly string[];
  },
  from: number,
  onSlow: () => void,
): Promise<Stage> {
  const used = timetables.filter(({ name }) => names?.includes(name) ?? true);
  const clock = { at: from };
  const home = mkdtempSync(join(tmpdir(), 'telex-soak-'));
  const wireDir = join(home, 'wire');
  mkdirSync(wireDir);
  // A channel's bucket goes by the machine's clock, which half an hour of this one hardly moves: it would be used up in
  // every storm. The limit over everything stays, and limits of each scope are injected.
  const time = makeClock(() => clock.at);
  const after: typeof time.after = (ms, act) => {
    if (ms === injectedWaits.slowMs) onSlow();
    return time.after(ms, act);
  };
  const sandbox = await startSandbox({ clock: { ...time, after }, rateLimits: 'off', strictGlobal: true });
  const config: Config = {
    discordToken: sandbox.token,
    discordApiUrl: sandbox.url,
    wireDir,
    databasePath: join(home, 'telex.sqlite'),
    databaseUrl: null,
    timezone: 'Europe/Amsterdam',
    logLevel: 'fatal',
  };
  const guilds = [sandbox.guild, ...['Noord', 'Oost', 'Zuid'].map((name) => sandbox.addGuild(name))];
  // Somebody who shares a server with the bot whichever throws it out.
  for (const guild of guilds.slice(1)) guild.addMember(sandbox.member(reader));
  const places = new Map<string, { place: SandboxChannel; guild: SandboxGuild }>();
  const channels: SoakChannel[] = [];
  const db = openDatabase(config.databasePath);
  const subscriptions = createKeyvSubscriptions(
    openKeyv(db, 'subscriptions', () => from),
    async () => 0,
  );
  for (let n = 0; n < count; n += 1) {
    const guild = guilds[n % guilds.length] ?? sandbox.guild;
    const place = guild.addChannel(`kanaal-${n}`);
    const timetable = used[Math.floor(n / 4) % used.length];
    if (timetable === undefined) throw new Error('There are no timetables');
    const timezone = zones[(n + Math.floor(n / 20)) % zones.length] ?? 'Europe/Amsterdam';
    const isRare = timetable.hours !== null && timetable.hours.length < 3;
    const topic = isRare || chance.happens(0.5) ? chance.pick(topics) : '';
    const onKill = chance.happens(0.25) ? 'delete' : 'strike';
    const { id } = await subscriptions.add({
      guildId: guild.id,
      channelId: place.id,
      topic,
      schedule: timetable.cron,
      timezone,
      language: n % 2 === 0 ? 'nl' : 'en',
      briefs: 20,
      onKill,
      createdBy: guild.member('reader').id,
      createdAt: from,
    });
    places.set(place.id, { place, guild });
    channels.push({
      id: place.id,
      subscriptionId: id,
      timetable,
      timezone,
      topic,
      onKill,
      forbidden: [],
      deletedAt: null,
    });
  }
  db.close();
  const find = ({ id }: SoakChannel) => {
    const found = places.get(id);
    if (found === undefined) throw new Error(`There is no channel ${id}`);
    return found;
  };
  const written = new Set<string>();
  return {
    clock,
    sandbox,
    config,
    guilds,
    channels,
    placeOf: (channel) => find(channel).place,
    guildOf: (channel) => find(channel).guild,
    pass: (ms) => new Promise<void>((passed) => void time.after(ms, passed)),
    deliver(stories, now) {
      for (const story of stories) {
        for (const version of story.versions) {
          const name = `${story.serial}-${version.version}.json`;
          if (written.has(name) || version.at > now - settleMs) continue;
          written.add(name);
          const path = join(wireDir, name);
          writeFileSync(path, writeCopy(story, version));
          utimesSync(path, version.at / 1_000, version.at / 1_000);
        }
      }
    },
    async clear() {
      await sandbox.close();
      rmSync(home, { recursive: true });
    },
  };
}
