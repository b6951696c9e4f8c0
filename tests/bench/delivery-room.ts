import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { nieuws } from '../../commands/index.ts';
import { openShareBook } from '../../commands/share-book.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { commandLanguage } from '../../src/command-language.ts';
import { createSqliteCauses } from '../../src/delivery/causes-sqlite.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { createLook } from '../../src/delivery/look-again.ts';
import { createPace, type Pace } from '../../src/delivery/pace.ts';
import { createPlanner } from '../../src/delivery/planner.ts';
import { createStarts } from '../../src/delivery/starts.ts';
import { usualSubscription } from '../../src/delivery/subscription.ts';
import { createSubscriptionCare } from '../../src/delivery/subscription-care.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { judge } from '../../src/desk/judge.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { createClient, createOutgoingRest } from '../../src/discord/client.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { createRouter } from '../../src/discord/router.ts';
import { createDigestMaker } from '../../src/make-digest.ts';
import { openPasting } from '../../src/open-pasting.ts';
import { openServerRooms } from '../../src/open-server-rooms.ts';
import { openSharing } from '../../src/open-sharing.ts';
import { createPictures } from '../../src/picture/pictures.ts';
import { reviseRecipe } from '../../src/post-recipe.ts';
import { createRecall } from '../../src/recall-recipe.ts';
import { createPostRenderer } from '../../src/render-post.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { openSqliteStores } from '../../src/stores.ts';
import { day, noon } from '../contracts/invent-story.ts';
import { createStoryMaker } from './make-stories.ts';

/** Stories in the archive: a minute between two, so these are of the last day and a half. */
const storyCount = 2_000;
const topicCount = 20;
const channelsInServer = 10;

/** The channel with this number. */
export const channelId = (number: number): string => String(10n ** 17n + BigInt(number));

/** The delivery of a bot with so many subscriptions that are all due at noon, on a file of its own. */
export async function openBenchRoom(apiUrl: string, subscriptionCount: number, isPaced: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-delivery-'));
  const path = join(folder, 'telex.sqlite');
  await fillArchive(path);
  const db = openDatabase(path);
  const begun = performance.now();
  const now = () => Math.round(noon + 1_000 + performance.now() - begun);
  const maker = createStoryMaker();
  const archive = createSqliteArchive(db, knownNames, undefined, 'asking');
  // Filling is not what is measured: it need not be durable.
  db.pragma('synchronous = OFF');
  const ledger = createSqliteLedger(db);
  const keyv = openKeyv(db, 'subscriptions', now);
  const topics = ['', ...Array.from({ length: topicCount - 1 }, (_, i) => maker.word(i * 5))];
  for (let i = 0; i < subscriptionCount; i += 1) {
    const id = i.toString(32).padStart(8, '0');
    await keyv.set(id, {
      ...usualSubscription,
      id,
      guildId: String(10n ** 16n + BigInt(Math.floor(i / channelsInServer))),
      channelId: channelId(i),
      topic: topics[i % topics.length],
      schedule: '0 12 * * *',
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      briefs: 12,
      createdBy: '1',
      createdAt: noon - 10 * day,
    });
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('synchronous = FULL');
  const checkpoints = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), { workerData: path });
  const subscriptions = createKeyvSubscriptions(keyv, (id) => ledger.withdraw(id, now()));
  await subscriptions.all();
  const problems: string[] = [];
  const report = ({ code, message }: { code: string; message: string }) =>
    void problems.push(`${code}: ${message}`);
  const starts = createStarts();
  const pace: Pace = isPaced ? createPace({ starts }) : { take: async () => {} };
  const rest = createOutgoingRest(apiUrl, 'bench', isPaced ? starts : undefined);
  const gateway = createChatGateway({
    rest,
    channels: { find: () => null, ask: async () => null },
    pace,
    selfId: () => '1',
  });
  const dispatcher = createDispatcher({
    ledger,
    gateway,
    render: createPostRenderer(archive),
    recall: createRecall(subscriptions),
    pace,
    ...(isPaced ? { starts } : {}),
    causes: createSqliteCauses(db),
    look: createLook({ subscriptions, ledger, revise: reviseRecipe }),
    guildOf: async (id) => (await subscriptions.get(id))?.guildId ?? null,
    report,
  });
  const planner = createPlanner({ subscriptions, ledger, compose: createDigestMaker(archive), report });
  return {
    now,
    rest,
    /** Sends until nothing is left. */
    async sendAll() {
      while ((await ledger.nextTryAt()) !== null) {
        await dispatcher.run(now());
        await setTimeout(10);
      }
    },
    dispatcher,
    planner,
    problems,
    /** Moves the log into the file, on another thread. */
    async checkpoint() {
      checkpoints.postMessage('now');
      await once(checkpoints, 'message');
    },
    /** Of the write-ahead log, bytes. */
    logSize: () => statSync(`${path}-wal`).size,
    answerInteraction: createAnswerer(),
    async close() {
      await checkpoints.terminate();
      await archive.settled();
      db.close();
      rmSync(folder, { recursive: true });
    },
  };

  /** The bot's own way from an interaction to its answer, as the gateway's connection would begin it. */
  function createAnswerer(): (id: string) => void {
    const client = createClient(apiUrl);
    client.rest.setToken('bench');
    Object.assign(client, { user: { id: '1' } });
    const pasting = openPasting(
      { discordApiUrl: apiUrl },
      { stores: openSqliteStores(db), archive, log: { info() {} }, intake: noIntake },
    );
    const pastes = pasting.drafts;
    const shares = openShareBook(openKeyv(db, 'shares'));
    const rooms = openServerRooms({
      ...{
        stores: openSqliteStores(db),
        subscriptions,
        ledger,
        pastes,
        shares,
        reach: { hasRole: () => true },
        gateway: { edit: async () => ({ ok: true }) as const },
      },
      compose: createDigestMaker(archive),
      render: createPostRenderer(archive),
    });
    const answer = createRouter({
      group: nieuws,
      components: [],
      forms: [],
      menus: [],
      context: {
        archive,
        subscriptions,
        lastFailure: async () => null,
        channels: { find: () => null, ask: async () => null },
        ...rooms,
        follows: { threadOf: notHere, openDirect: notHere, greet: notHere },
        pasting,
        care: createSubscriptionCare(subscriptions, ledger),
        reach: {
          whyNot: () => null,
          whyUnseen: () => null,
          isLocked: () => false,
          missing: () => [],
          seenName: () => null,
          lastName: async () => null,
          hasRole: () => true,
          managersOf: () => [],
          reachesRole: () => true,
          whereabouts: () => 'there' as const,
        },
        ...commandLanguage,
        sourceReport: async () => ({ sources: [], fileTrouble: null }),
        sharing: openSharing({ shares, ledger, send: async () => {}, hasBegun: () => true }),
        pictures: createPictures(),
        now,
        timezone: 'Europe/Amsterdam',
      },
      log: {
        error: (details, message) => void problems.push(`${message} ${JSON.stringify(details)}`),
        warn: (details, message) => void problems.push(`${message} ${JSON.stringify(details)}`),
      },
    });
    client.on('interactionCreate', answer);
    const { InteractionCreate } = (client as unknown as { actions: Actions }).actions;
    return (id) =>
      InteractionCreate.handle({
        id,
        application_id: '1',
        type: 2,
        token: 'bench',
        version: 1,
        locale: 'nl',
        channel_id: channelId(0),
        user: { id: '2', username: 'lezer', discriminator: '0', global_name: null, avatar: null },
        entitlements: [],
        authorizing_integration_owners: {},
        data: { id: '3', name: 'nieuws', type: 1, options: [{ name: 'laatste', type: 1, options: [] }] },
      });
  }
}

async function fillArchive(path: string): Promise<void> {
  const db = openDatabase(path);
  db.pragma('synchronous = OFF');
  const archive = createSqliteArchive(db, knownNames);
  const maker = createStoryMaker();
  for (let from = storyCount; from > 0; from -= 50) {
    const part = Array.from({ length: 50 }, (_, i) => maker.make(from - i));
    await archive.admit(part, judge, noon);
  }
  await archive.settled();
  db.close();
}

/** What discord.js does with what comes over its connection. */
interface Actions {
  readonly InteractionCreate: { handle(payload: object): void };
}

/** Nothing is pasted here. */
const notHere = () => Promise.reject(new Error('nobody follows a story here'));
const noIntake = {
  preview: () => Promise.reject(new Error('there is no intake here')),
  take: () => Promise.reject(new Error('there is no intake here')),
};
