import type { Look } from '../../../src/intake/look.ts';
import type { SourceRecord } from '../../../src/intake/sources/record.ts';
import { createRounds, type OpenSource, type Rounds } from '../../../src/intake/sources/rounds.ts';
import type { SourceSettings } from '../../../src/intake/sources/settings.ts';
import { createLookReader } from '../../../src/intake/sources/source-reader.ts';
import { type Newsroom, openNewsroom } from '../../../src/newsroom.ts';
import type { Problem } from '../../../src/wire/problem.ts';
import type { ArchivedStory } from '../../../src/wire/story.ts';

export const eight = Date.parse('2026-03-10T08:00:00+01:00');
export const minute = 60_000;

/** A page's lead, of words of its own. */
export const bridge = (town: string, more = '') =>
  `Nieuws uit ${town}\n${town.toUpperCase()} (ANP) - De gemeente ${town} bouwt een brug over de haven van ${town}. Dat maakte de wethouder dinsdag bekend aan de bewoners.${more}\n`;

/** What the source of a room holds: texts to be given as copy, or why it cannot be had. */
export type Held = readonly string[] | Problem;

/** Sources whose copy a test says, in front of a real newsroom. */
export interface SourceRoom {
  readonly newsroom: Newsroom;
  readonly rounds: Rounds;
  readonly records: Map<string, SourceRecord>;
  /** Names of the sources in the order in which they were looked at. */
  readonly looks: string[];
  /** Names of the sources that remembered a look as done. */
  readonly kept: Set<string>;
  source(name: string, holds: () => Held | Promise<Held>, wish?: Partial<SourceSettings>): OpenSource;
  /** What was filed, as it is held. */
  stories(): Promise<ArchivedStory[]>;
  /** Headlines of the stories that channels may be told of, and of those that are in the archive only. */
  filed(): Promise<{ readonly news: string[]; readonly past: string[] }>;
  close(): void;
}

export function openSourceRoom(patience?: number, holdsFor?: number): SourceRoom {
  const newsroom = openNewsroom(':memory:');
  const records = new Map<string, SourceRecord>();
  const leftOut = new Map<string, readonly string[]>();
  const filedIds = new Set<string>();
  const rounds = createRounds({
    records: {
      get: async (name) => structuredClone(records.get(name)),
      async change(name, change) {
        const record = change(structuredClone(records.get(name)));
        if (record !== undefined) records.set(name, structuredClone(record));
        return record;
      },
    },
    leftOut: { get: async (name) => leftOut.get(name), set: async (name, marks) => leftOut.set(name, marks) },
    desk: {
      ...newsroom.desk,
      async admit(stories, now, claimed) {
        const filed = await newsroom.desk.admit(stories, now, claimed);
        for (const { story } of filed) filedIds.add(story.id);
        return filed;
      },
    },
    ...(patience === undefined ? {} : { patience }),
    ...(holdsFor === undefined ? {} : { holdsFor }),
  });
  const room: SourceRoom = {
    newsroom,
    rounds,
    records,
    looks: [],
    kept: new Set(),
    source(name, holds, wish = {}) {
      const settings = {
        name,
        kind: 'page',
        enabled: true,
        url: `https://${name}.example/`,
        allowPrivate: [],
        firstSync: 'latest',
        ...wish,
      } as SourceSettings;
      const look = async (now: number): Promise<Look> => {
        room.looks.push(name);
        const held = await holds();
        const texts = 'code' in held ? [] : held;
        return {
          copy: texts.map((text, i) => ({
            source: `https://${name}.example/${i}`,
            bytes: Buffer.from(text),
            capturedAt: now,
          })),
          problem: 'code' in held ? held : null,
          notBefore: null,
          keep: async () => void room.kept.add(name),
        };
      };
      return {
        settings,
        identity: `page ${name}`,
        setUp: JSON.stringify(settings),
        reader: createLookReader(look, `https://${name}.example/`, newsroom.log),
        hasPast: true,
        nextLook: (now, failures, { notBefore }) => notBefore ?? now + 5 * minute * (failures + 1),
      };
    },
    stories: async () =>
      (await Promise.all([...filedIds].map((id) => newsroom.archive.get(id)))).filter((one) => one !== null),
    async filed() {
      const stories = await room.stories();
      const headlines = (isPast: boolean) =>
        stories.flatMap((story) => ((story.isPast === true) === isPast ? (story.headline ?? []) : [])).sort();
      return { news: headlines(false), past: headlines(true) };
    },
    close: () => newsroom.close(),
  };
  return room;
}
