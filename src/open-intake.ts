import { dirname, resolve } from 'node:path';
import { createRounds, type OpenSource, type RoundReading } from './intake/sources/rounds.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import { openSettingsFile, type SettingsNews } from './intake/sources/settings-file.ts';
import { type Sender, type SentReport, takeSent } from './intake/sources/take-sent.ts';
import type { Newsroom } from './newsroom.ts';
import { checkSourceSchedule } from './next-look.ts';
import { type OpenedSource, openSource } from './open-source.ts';
import { createReadingThread } from './reading-thread.ts';
import { openKeyv } from './store/keyv-sqlite.ts';
import type { WireCopy } from './wire/item.ts';
import type { Problem } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** Where copy comes from, as in `Config`. */
export interface IntakeSettings {
  readonly wireDir: string;
  /** The file of sources, which need not be there, and the timezone of their schedules; left out: no other sources. */
  readonly sources?: { readonly file: string; readonly timezone: string };
}

/** What a round of all sources brought. */
export interface IntakeReading extends RoundReading {
  /** What the file of sources says, when that is another than at the round before; else null. */
  readonly settings: SettingsNews | null;
}

/** What copy is understood as, in its order. */
export interface Preview {
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
}

/** All that brings copy in. */
export interface Intake {
  /**
   * Looks at the file of sources, and then at each source that is due; see `Rounds.read`. The wire folder is one of them,
   * always. `now`: ms since the epoch.
   */
  read(now: number): Promise<IntakeReading>;
  /** The stories of copy as they are understood, and what was not: nothing is kept. */
  preview(copy: WireCopy): Promise<Preview>;
  /** Takes in copy that somebody sent; see `takeSent`. `now`: ms since the epoch. */
  take(copy: WireCopy, sender: Sender, now: number): Promise<SentReport>;
  /** Breaks off what is going on; resolves when nothing more is read. */
  stop(): Promise<void>;
}

/** The name of the wire folder among the sources. */
const wireFolder = 'wire';

/** The intake of a newsroom, with a reading thread of its own. It does nothing before `read`. */
export function openIntake(settings: IntakeSettings, { db, desk, log }: Newsroom): Intake {
  const reading = createReadingThread();
  const records = openKeyv(db, 'sources');
  const leftOut = openKeyv(db, 'sources-left-out');
  const own = { ...desk, read: reading.read };
  const rounds = createRounds({ records, leftOut, desk: own });
  const { file, timezone } = settings.sources ?? { file: null, timezone: 'UTC' };
  const sourcesFile = file === null ? null : openSettingsFile(file, checkSourceSchedule);
  const home = dirname(resolve(file ?? '.'));
  let opened: readonly OpenedSource[] = [];

  function use(sources: readonly SourceSettings[]): void {
    const wire: SourceSettings = {
      name: wireFolder,
      kind: 'folder',
      enabled: true,
      path: resolve(settings.wireDir),
      afterwards: 'move',
      firstSync: 'backfill',
    };
    const room = { home, timezone, log };
    opened = [
      openSource(wire, { ...room, hasPast: false }),
      ...sources.filter((one) => one.enabled).map((one) => openSource(one, { ...room, hasPast: true })),
    ];
    rounds.use(opened.flatMap((one): OpenSource[] => (one.source === null ? [] : [one.source])));
  }

  return {
    async read(now) {
      const news = sourcesFile?.read() ?? null;
      if (news?.ok) use(news.sources);
      else if (opened.length === 0) use([]);
      return { ...(await rounds.read(now)), settings: news };
    },
    async preview(copy) {
      const stories: Story[] = [];
      const problems: Problem[] = [];
      for await (const part of reading.read(copy)) {
        if (part.ok) stories.push(...part.value);
        else problems.push(part.problem);
      }
      return { stories, problems };
    },
    take: (copy, sender, now) => takeSent(copy, sender, { desk: own, log, records }, now),
    async stop() {
      await Promise.all([rounds.stop(), reading.close()]);
    },
  };
}
