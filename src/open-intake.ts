import { dirname, resolve } from 'node:path';
import pLimit from 'p-limit';
import { type AlertRecord, noteTold, type SourceAlert, stepAlert } from './intake/sources/alerts.ts';
import { judgeHealth, type SourceHealth } from './intake/sources/health.ts';
import type { SourceRecord } from './intake/sources/record.ts';
import { createRounds, type RoundReading } from './intake/sources/rounds.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import { openSettingsFile, type SettingsNews } from './intake/sources/settings-file.ts';
import { type Sender, type SentReport, takeSent } from './intake/sources/take-sent.ts';
import type { Newsroom } from './newsroom.ts';
import { checkSourceSchedule } from './next-look.ts';
import { openSource } from './open-source.ts';
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
  /** What the operator is to be told of sources; given again until `told`. */
  readonly alerts: readonly SourceAlert[];
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
  /** How each source is, in the order of the file; the wire folder first. */
  health(now: number): Promise<readonly SourceHealth[]>;
  /** Remembers that the operator was told of these; `now`: ms since the epoch. */
  told(alerts: readonly SourceAlert[], now: number): Promise<void>;
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
  const alertRecords = openKeyv(db, 'sources-alerts');
  const own = { ...desk, read: reading.read };
  const inTurn = pLimit(1);
  const rounds = createRounds({ records, leftOut, desk: own });
  const { file, timezone } = settings.sources ?? { file: null, timezone: 'UTC' };
  const sourcesFile = file === null ? null : openSettingsFile(file, checkSourceSchedule);
  const home = dirname(resolve(file ?? '.'));
  let known: readonly SourceSettings[] = [];

  function use(sources: readonly SourceSettings[]): void {
    const wire: SourceSettings = {
      name: wireFolder,
      kind: 'folder',
      enabled: true,
      path: resolve(settings.wireDir),
      afterwards: 'move',
      firstSync: 'backfill',
    };
    known = [wire, ...sources];
    const opened = known
      .filter((one) => one.enabled)
      .map((one) => openSource(one, { home, timezone, log, hasPast: one !== wire }));
    rounds.use(opened.filter((one) => one !== null));
  }

  const judgeAll = (now: number) =>
    Promise.all(known.map(async (one) => judgeHealth(one, await records.get<SourceRecord>(one.name), now)));

  async function findAlerts(now: number): Promise<SourceAlert[]> {
    const alerts: SourceAlert[] = [];
    for (const health of await judgeAll(now)) {
      const before = (await alertRecords.get<AlertRecord>(health.name)) ?? null;
      const { record, alert } = stepAlert(before, health, now);
      if (record === null) await alertRecords.delete(health.name);
      else if (JSON.stringify(record) !== JSON.stringify(before)) await alertRecords.set(health.name, record);
      if (alert !== null) alerts.push(alert);
    }
    return alerts;
  }

  return {
    async read(now) {
      const news = sourcesFile?.read() ?? null;
      if (news?.ok) use(news.sources);
      else if (known.length === 0) use([]);
      const round = await rounds.read(now);
      return { ...round, settings: news, alerts: await findAlerts(now) };
    },
    health: judgeAll,
    async told(alerts, now) {
      for (const alert of alerts) {
        const { name } = alert.health;
        const record = noteTold((await alertRecords.get<AlertRecord>(name)) ?? null, alert, now);
        if (record === null) await alertRecords.delete(name);
        else await alertRecords.set(name, record);
      }
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
    take: (copy, sender, now) => takeSent(copy, sender, { desk: own, log, records, inTurn }, now),
    async stop() {
      await Promise.all([rounds.stop(), reading.close()]);
    },
  };
}
