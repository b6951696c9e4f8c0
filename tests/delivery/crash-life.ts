import { createSqliteCauses } from '../../src/delivery/causes-sqlite.ts';
import type { ChatGateway } from '../../src/delivery/chat-gateway.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { createPace } from '../../src/delivery/pace.ts';
import { createPlanner } from '../../src/delivery/planner.ts';
import { createChangeReader } from '../../src/delivery/read-changes.ts';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { httpGateway } from './chat-server.ts';
import { recipeOf, TestWire } from './test-wire.ts';

/** What a life begins with. */
export interface CrashLife {
  readonly database: string;
  /** Where the chat is. */
  readonly chat: string;
  /** When it is, ms. */
  readonly now: number;
  /** Where its process ends; empty: it lives to the end of its tick. */
  readonly diesAt: string;
  /** The story that the agency has taken back, by its id; empty: none. */
  readonly killed: string;
}

/** One life of the program, in the process that calls: a tick. */
export async function liveOnce({ database, chat, now, diesAt, killed }: CrashLife): Promise<void> {
  /** The real thing: no handler runs, nothing is flushed or closed. */
  const dieAt = (point: string) => {
    if (diesAt === point) process.kill(process.pid, 'SIGKILL');
  };
  const db = openDatabase(database);
  const real: Ledger = createSqliteLedger(db);
  const ledger: Ledger = {
    ...real,
    async plan(plans, at) {
      dieAt('before the plan is stored');
      const planned = await real.plan(plans, at);
      dieAt('after the plan is stored');
      return planned;
    },
    async settle(...args) {
      const settled = await real.settle(...args);
      dieAt('after "sent" is recorded');
      return settled;
    },
    async noteChanges(...args) {
      const noted = await real.noteChanges(...args);
      dieAt('after the amendment is planned');
      return noted;
    },
    async endAmendment(...args) {
      await real.endAmendment(...args);
      dieAt('after the amendment is recorded');
    },
  };
  const http = httpGateway(chat);
  const gateway: ChatGateway = {
    ...http,
    async send(...args) {
      dieAt('before the call');
      const sent = await http.send(...args);
      dieAt('after the answer');
      return sent;
    },
    async edit(...args) {
      dieAt('before the edit');
      const edited = await http.edit(...args);
      dieAt('after the edit');
      return edited;
    },
  };
  const wire = new TestWire();
  if (killed !== '') wire.change(killed, 'killed');
  const subscriptions = createKeyvSubscriptions(openKeyv(db, 'subscriptions'), (id) =>
    ledger.withdraw(id, now),
  );
  if ((await subscriptions.all()).length === 0) {
    await subscriptions.add({
      guildId: 'g1',
      channelId: 'c1',
      topic: '',
      schedule: '0 8 * * *',
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      briefs: 12,
      createdBy: 'u1',
      createdAt: now - 3_600_000,
    });
  }
  const report = (problem: unknown) => console.error(problem);
  const scheduler = createScheduler({
    mayBegin: async () => true,
    intake: async () => {},
    lookAround: async () => {},
    tellHalted: async () => {},
    tellOperator: async () => {},
    planStories: async () => {},
    planner: createPlanner({
      subscriptions,
      ledger,
      report,
      async compose({ hadBefore }) {
        const had = await hadBefore(['s1', 's2']);
        const storyIds = ['s1', 's2'].filter((id) => !had.has(id));
        return storyIds.length === 0 ? null : recipeOf(storyIds);
      },
    }),
    ledger,
    dispatcher: createDispatcher({
      ledger,
      gateway,
      render: wire.render,
      recall: async () => null,
      pace: createPace(),
      causes: createSqliteCauses(db),
      guildOf: async () => null,
      report,
    }),
    readChanges: createChangeReader(wire, ledger),
    report,
  });
  await scheduler.tick(now);
  await scheduler.stop();
  db.close();
}
