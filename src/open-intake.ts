import { dirname, resolve } from 'node:path';
import { type Foreseen, foresee } from './desk/foresee.ts';
import { openFetching } from './fetch-for-source.ts';
import { type AlertRecord, noteTold, type SourceAlert, stepAlert } from './intake/sources/alerts.ts';
import { identify } from './intake/sources/identity.ts';
import { noteListening } from './intake/sources/note-look.ts';
import { changeRecord } from './intake/sources/record.ts';
import { createRounds, type RoundReading } from './intake/sources/rounds.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import type { SettingsNews } from './intake/sources/settings-file.ts';
import { type Sender, type SentReport, takeSent } from './intake/sources/take-sent.ts';
import type { IntakeDesk } from './intake/take-in.ts';
import { judgeSources, withWireFolder } from './judge-sources.ts';
import { rememberSources } from './last-sources.ts';
import type { Newsroom } from './newsroom.ts';
import { openSource } from './open-source.ts';
import { createReadingThread, type ReadingThread } from './reading-thread.ts';
import { type Understood, understandCopy } from './understand-copy.ts';
import { watchSourcesFile } from './watch-sources-file.ts';
import type { WireCopy } from './wire/item.ts';

/** Where copy comes from, as in `Config`. */
export interface IntakeSettings {
  readonly wireDir: string;
  /** Left out: no other sources. */
  readonly sources?: {
    /** The file that names them; it need not be there. */
    readonly file: string;
    /** Of their schedules. */
    readonly timezone: string;
    /** As what Telex fetches. */
    readonly userAgent: string;
  };
}

/** What a round of all sources brought. */
export interface IntakeReading extends RoundReading {
  /** What the file of sources says, when that is another than at the round before; else null. */
  readonly settings: SettingsNews | null;
  /** What the operator is to be told of sources; given again until `told`. */
  readonly alerts: readonly SourceAlert[];
}

/** What copy is understood as, and for each of its stories what would become of it; null where that was not looked up. */
export interface Previewed extends Understood {
  readonly foreseen: readonly (Foreseen | null)[];
}

/** All that brings copy in. */
export interface Intake {
  /**
   * Looks at the file of sources, and then at each source that is due; see `Rounds.read`. The wire folder is one of them,
   * always. `now`: ms since the epoch.
   */
  read(now: number): Promise<IntakeReading>;
  /** Remembers that the operator was told of these; `now`: ms since the epoch. */
  told(alerts: readonly SourceAlert[], now: number): Promise<void>;
  /** The stories of copy as they are understood, what would become of each, and what was not understood: nothing is kept. */
  preview(copy: WireCopy): Promise<Previewed>;
  /** Takes in copy that somebody sent; see `takeSent`. `now`: ms since the epoch. */
  take(copy: WireCopy, sender: Sender, now: number): Promise<SentReport>;
  /** Breaks off what is going on; resolves when nothing more is read. */
  stop(): Promise<void>;
}

/**
 * The intake of a newsroom, which reads copy on a thread of its own unless it is given another `reading`; it closes that
 * with itself. It does nothing before `read`.
 */
export function openIntake(
  settings: IntakeSettings,
  { stores, desk, log, archive }: Pick<Newsroom, 'stores' | 'desk' | 'log' | 'archive'>,
  reading: Pick<IntakeDesk, 'read'> & Pick<ReadingThread, 'close'> = createReadingThread(),
): Intake {
  const { file, timezone, userAgent } = settings.sources ?? {
    file: null,
    timezone: 'UTC',
    userAgent: 'Telex',
  };
  const records = stores.openKeyv('sources');
  const leftOut = stores.openKeyv('sources-left-out');
  const alertRecords = stores.openKeyv('sources-alerts');
  const fetching = openFetching(userAgent, stores.openKeyv('sources-validators'));
  const memory = stores.openKeyv('sources-feeds');
  const own = { ...desk, read: reading.read };
  const rounds = createRounds({ records, leftOut, desk: own });
  const memoryOfFile = stores.openKeyv('sources-file');
  const sourcesFile = file === null ? null : watchSourcesFile(file, memoryOfFile);
  const home = dirname(resolve(file ?? '.'));
  let known: readonly SourceSettings[] = [];

  function use(sources: readonly SourceSettings[]): void {
    const folders = sources.flatMap((one) => (one.kind === 'folder' ? resolve(home, one.path) : []));
    known = withWireFolder(sources, settings.wireDir, home);
    const opened = known
      .filter((one) => one.enabled)
      .map((one) =>
        openSource(one, { home, timezone, log, fetching, memory, folders, hasPast: sources.includes(one) }),
      );
    rounds.use(opened.filter((one) => one !== null));
  }

  const judgeAll = (now: number) => judgeSources(known, home, records, now);

  const keepAlert = (name: string, record: AlertRecord | null) =>
    record === null ? alertRecords.delete(name) : alertRecords.set(name, record);

  /** A source that is taken out is nobody's trouble any more, nor that of another which gets its name one day. */
  async function forgetAlerts(): Promise<void> {
    const names = new Set(known.map(({ name }) => name));
    const all = alertRecords.iterator?.() ?? [];
    for await (const [name] of all) if (!names.has(name)) await alertRecords.delete(name);
  }

  async function findAlerts(now: number): Promise<SourceAlert[]> {
    const alerts: SourceAlert[] = [];
    for (const health of await judgeAll(now)) {
      const before = (await alertRecords.get<AlertRecord>(health.name)) ?? null;
      const { record, alert } = stepAlert(before, health, now);
      if (JSON.stringify(record) !== JSON.stringify(before)) await keepAlert(health.name, record);
      if (alert !== null) alerts.push(alert);
    }
    return alerts;
  }

  /** Senders are not looked at: only this says in which hours they could have sent something. */
  async function listenForSenders(now: number): Promise<void> {
    for (const one of known) {
      if (one.kind !== 'push' || !one.enabled) continue;
      await changeRecord(records, one.name, identify(one, home), (record) => noteListening(record, now));
    }
  }

  async function read(now: number): Promise<IntakeReading> {
    const news = (await sourcesFile?.read()) ?? null;
    if (news?.ok) {
      use(news.sources);
      await forgetAlerts();
      if (file !== null) await rememberSources(memoryOfFile, file, news.sources);
    } else if (known.length === 0) use(sourcesFile?.before ?? []);
    await listenForSenders(now);
    const round = await rounds.read(now);
    return { ...round, settings: news, alerts: await findAlerts(now) };
  }

  async function noteAlerts(alerts: readonly SourceAlert[], now: number): Promise<void> {
    for (const alert of alerts) {
      const { name } = alert.health;
      const record = noteTold((await alertRecords.get<AlertRecord>(name)) ?? null, alert, now);
      await keepAlert(name, record);
    }
  }

  async function preview(copy: WireCopy): Promise<Previewed> {
    const understood = await understandCopy(reading.read(copy));
    return { ...understood, foreseen: await foresee(archive, understood.stories) };
  }

  /** What is going on: the database is closed behind it. */
  const working = new Set<Promise<unknown>>();
  function track<T>(work: Promise<T>): Promise<T> {
    working.add(work);
    work.catch(() => {}).finally(() => working.delete(work));
    return work;
  }

  return {
    read: (now) => track(read(now)),
    told: (alerts, now) => track(noteAlerts(alerts, now)),
    preview: (copy) => track(preview(copy)),
    take: (copy, sender, now) => track(takeSent(copy, sender, { desk: own, log, records }, now)),
    async stop() {
      await Promise.all([rounds.stop(), reading.close()]);
      await Promise.allSettled(working);
    },
  };
}
