import { type HeldChannel, type HeldGuild, packGuild, unpackGuild } from './held-guild.ts';
import { isThreadType } from './held-permissions.ts';
import { createIdTable } from './id-table.ts';

/** The servers that the bot is in, as the gateway told of them. */
export interface GuildBook {
  /** How many there are, those that are down with Discord too. */
  readonly size: number;
  has(guildId: string): boolean;
  /** What is kept of a server: null where the bot is not in it, or Discord has told nothing of it yet. */
  get(guildId: string): HeldGuild | null;
  /** The server of a channel or thread; null for one that nobody told of. */
  guildOf(channelId: string): HeldGuild | null;
  /** False while a server is down with Discord, and where the bot is not in it. */
  isAvailable(guildId: string): boolean;
  /** Whether none is down. */
  isAllAvailable(): boolean;
  ids(): Iterable<string>;
  put(guild: HeldGuild): void;
  /** Changes what is kept of a server; nothing where nothing is. */
  change(guildId: string, make: (guild: HeldGuild) => HeldGuild): void;
  setDown(guildId: string): void;
  remove(guildId: string): void;
}

/** Threads of a server that are archived and still known: for whether they are locked. The oldest go. */
const mostArchived = 100;

interface Entry {
  readonly id: string;
  /** Its place in the list of all. */
  readonly number: number;
  /** See `packGuild`; null when only its id is known. */
  packed: string | null;
  isDown: boolean;
}

/** An empty book. Keeps some two kilobytes of a server of twenty channels; taking it out of that takes some twenty microseconds. */
export function createGuildBook(): GuildBook {
  const entries = new Map<string, Entry>();
  /** By number, which is what `places` has by channel. */
  const numbered: (Entry | null)[] = [];
  const free: number[] = [];
  const places = createIdTable();
  let down = 0;
  /** What was looked at last is looked at again at once. */
  let last: HeldGuild | null = null;

  function read(entry: Entry | null | undefined): HeldGuild | null {
    if (!entry || entry.packed === null) return null;
    if (last?.id !== entry.id) last = unpackGuild(entry.id, entry.packed);
    return last;
  }

  function setIsDown(entry: Entry, isDown: boolean): void {
    if (entry.isDown !== isDown) down += isDown ? 1 : -1;
    entry.isDown = isDown;
  }

  function enter(id: string): Entry {
    const held = entries.get(id);
    if (held !== undefined) return held;
    const entry: Entry = { id, number: free.pop() ?? numbered.length, packed: null, isDown: false };
    entries.set(id, entry);
    numbered[entry.number] = entry;
    return entry;
  }

  function write(entry: Entry, before: readonly HeldChannel[], guild: HeldGuild): void {
    const channels = withoutOldThreads(guild.channels);
    const had = new Set(before.map(({ id }) => id));
    for (const { id } of channels) if (!had.delete(id)) places.set(id, entry.number);
    for (const id of had) places.delete(id);
    entry.packed = packGuild({ ...guild, channels });
    last = null;
  }

  return {
    get size() {
      return entries.size;
    },
    has: (guildId) => entries.has(guildId),
    get: (guildId) => read(entries.get(guildId)),
    guildOf: (channelId) => read(numbered[places.get(channelId) ?? -1]),
    isAvailable: (guildId) => entries.get(guildId)?.isDown === false,
    isAllAvailable: () => down === 0,
    ids: () => entries.keys(),
    put(guild) {
      const entry = enter(guild.id);
      write(entry, read(entry)?.channels ?? [], guild);
      setIsDown(entry, false);
    },
    change(guildId, make) {
      const entry = entries.get(guildId);
      const guild = read(entry);
      if (entry !== undefined && guild !== null) write(entry, guild.channels, make(guild));
    },
    setDown: (guildId) => setIsDown(enter(guildId), true),
    remove(guildId) {
      const entry = entries.get(guildId);
      if (entry === undefined) return;
      for (const { id } of read(entry)?.channels ?? []) places.delete(id);
      setIsDown(entry, false);
      entries.delete(guildId);
      numbered[entry.number] = null;
      free.push(entry.number);
      last = null;
    },
  };
}

/** Without the archived threads beyond the newest `mostArchived`. */
function withoutOldThreads(channels: readonly HeldChannel[]): readonly HeldChannel[] {
  const archived = channels.filter(({ type, isArchived }) => isThreadType(type) && isArchived);
  if (archived.length <= mostArchived) return channels;
  const gone = new Set(archived.slice(0, archived.length - mostArchived));
  return channels.filter((channel) => !gone.has(channel));
}
