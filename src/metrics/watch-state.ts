import { Gauge } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** What a bot can say of itself when it is asked; each may reject, and its gauge is then left out of that answer. */
export interface State {
  /** When the most overdue of what is to be sent or amended fell due, ms since the epoch; null when nothing is open. */
  nextTryAt(): Promise<number | null>;
  /** Subscriptions by how they are: running, paused, halted. */
  countSubscriptions(): Promise<Readonly<Record<string, number>>>;
  /** Bytes on the disk of the database with its log. */
  databaseBytes(): Promise<number>;
  /** Bytes that are free on that disk. */
  freeBytes(): Promise<number>;
  /** Whether the session with Discord is up. */
  isSignedIn(): boolean;
  /** Each part of what is kept, and whether it can be asked for. */
  askKept(): Promise<Readonly<Record<string, boolean>>>;
  /** Servers that the bot is in. */
  countServers(): number;
  /** ms since the epoch. */
  now(): number;
}

/** Adds gauges that are read when somebody scrapes. `report` is told what could not be read. */
export function watchState(
  { registry }: Pick<Metrics, 'registry'>,
  state: State,
  report: (error: unknown) => void,
): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => Promise<number> | number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          this.set(await read());
        } catch (error) {
          this.reset();
          report(error);
        }
      },
    });
  gauge('telex_overdue_seconds', 'How long the most overdue message or amendment has waited.', async () => {
    const at = await state.nextTryAt();
    return at === null ? 0 : Math.max(0, state.now() - at) / 1_000;
  });
  gauge('telex_database_bytes', 'Size of the database on the disk, its log included.', state.databaseBytes);
  gauge('telex_disk_free_bytes', 'What is free on the disk of the database.', state.freeBytes);
  gauge('telex_signed_in', '1 while the session with Discord is up, else 0.', () =>
    state.isSignedIn() ? 1 : 0,
  );
  gauge('telex_servers', 'Servers that the bot is in.', state.countServers);
  const gauges = (name: string, help: string, label: string, read: () => Promise<Values>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        try {
          this.reset();
          for (const [is, value] of Object.entries(await read())) this.set({ [label]: is }, Number(value));
        } catch (error) {
          report(error);
        }
      },
    });
  const is = 'Subscriptions by how they are: running, paused, halted.';
  gauges('telex_subscriptions', is, 'state', state.countSubscriptions);
  const answers = '1 while the database, or the archive, can be asked, else 0.';
  gauges('telex_answers', answers, 'part', state.askKept);
}

type Values = Readonly<Record<string, number | boolean>>;
