import type { Client } from 'discord.js';
import type { CommandContext } from '../../commands/context.ts';
import { componentActions, formActions, messageActions, nieuws } from '../../commands/index.ts';
import { openShareBook } from '../../commands/share-book.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { commandLanguage } from '../../src/command-language.ts';
import { createLastFailure } from '../../src/delivery/last-failure.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { createSubscriptionCare } from '../../src/delivery/subscription-care.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { createChannelDirectory } from '../../src/discord/channels.ts';
import { createClient, createOutgoingRest } from '../../src/discord/client.ts';
import { defineCommand, defineMenu } from '../../src/discord/definition.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { logIn } from '../../src/discord/log-in.ts';
import { createReach } from '../../src/discord/reach.ts';
import { registerCommands } from '../../src/discord/registration.ts';
import { createRouter } from '../../src/discord/router.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { isAway } from '../../src/is-away.ts';
import { createDigestMaker } from '../../src/make-digest.ts';
import { openFollowing } from '../../src/open-following.ts';
import { openPasting } from '../../src/open-pasting.ts';
import { openServerRooms } from '../../src/open-server-rooms.ts';
import { openSharing } from '../../src/open-sharing.ts';
import { createPictures } from '../../src/picture/pictures.ts';
import { createPostRenderer } from '../../src/render-post.ts';
import type { SandboxClock } from '../../src/sandbox/clock.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openSqliteStores } from '../../src/stores.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight } from '../digest/stories.ts';

/** A line of the router's log. */
export interface Logged {
  readonly level: 'error' | 'warn';
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** The commands in a real client, signed in to a sandbox, over a real archive in memory. */
export interface Bot {
  readonly sandbox: Sandbox;
  readonly client: Client;
  /** What the commands work with; a test may put another part in its place. */
  readonly context: { -readonly [Part in keyof CommandContext]: CommandContext[Part] };
  readonly logged: readonly Logged[];
  readonly ledger: Ledger;
  file(...stories: readonly ArchivedStory[]): Promise<void>;
  stop(): Promise<void>;
}

/** Pasting is open to no server here; tests/e2e has the whole of it. */
const noIntake = {
  preview: () => Promise.reject(new Error('there is no intake here')),
  take: () => Promise.reject(new Error('there is no intake here')),
};

/** Starts one; the time is Monday 19 May 2025, 8:00 in Amsterdam. The options are the router’s, in ms, and the sandbox’s clock. */
export async function startBot({
  clock,
  ...options
}: {
  readonly deferAfter?: number;
  readonly completeWithin?: number;
  readonly clock?: SandboxClock;
} = {}): Promise<Bot> {
  const now = () => eight;
  // A machine that is busy with other tests takes its time; with a clock of its own Discord's three seconds are held to.
  const sandbox = await startSandbox({
    ...(clock === undefined ? { now, answerWithinMs: 15_000 } : { clock }),
    rateLimits: 'off',
  });
  const db = openDatabase(':memory:');
  const stores = openSqliteStores(db);
  const archive = createSqliteArchive(db);
  const logged: Logged[] = [];
  const note = (level: Logged['level']) => (details: object, message: string) =>
    void logged.push({ level, details: { ...details }, message });
  const log = { error: note('error'), warn: note('warn'), info() {}, debug() {} };
  const open = () => createClient(sandbox.url);
  const signedIn = await logIn({ apiUrl: sandbox.url, token: sandbox.token, log, open });
  const { client, applicationId, logOut } = signedIn;
  const ledger = stores.openLedger();
  const subscriptions = createKeyvSubscriptions(stores.openKeyv('subscriptions', now), (id) =>
    ledger.withdraw(id, now()),
  );
  const pasting = openPasting({ discordApiUrl: sandbox.url }, { stores, archive, log, intake: noIntake });
  const shares = openShareBook(stores.openKeyv('shares'));
  const reach = createReach(sightOf(client));
  const channels = createChannelDirectory(sightOf(client));
  const gateway = createChatGateway({
    rest: createOutgoingRest(sandbox.url, sandbox.token),
    channels,
    selfId: () => client.user?.id ?? '',
  });
  const rooms = openServerRooms({
    stores,
    subscriptions,
    ledger,
    compose: createDigestMaker(archive),
    render: createPostRenderer(archive),
    pastes: pasting.drafts,
    shares,
    reach,
    gateway,
  });
  const context: Bot['context'] = {
    ...rooms,
    archive,
    follows: openFollowing({ archive, gateway, openDirect: gateway.openDirect }),
    care: createSubscriptionCare(subscriptions, ledger),
    lastFailure: createLastFailure(ledger),
    pasting,
    subscriptions,
    channels,
    reach,
    ...commandLanguage,
    sourceReport: async () => ({ sources: [], fileTrouble: null }),
    // Nothing is sent here; tests/e2e has the whole of it.
    sharing: openSharing({ shares, ledger, send: async () => {}, hasBegun: () => true }),
    pictures: createPictures(),
    now,
    timezone: 'Europe/Amsterdam',
  };
  client.on(
    'interactionCreate',
    createRouter({
      group: nieuws,
      components: componentActions,
      forms: formActions,
      menus: messageActions,
      context,
      managersOf: (guildId) => context.choices.managersOf(guildId),
      isAway,
      log,
      ...options,
    }),
  );
  await registerCommands(client.rest, applicationId, [
    defineCommand(nieuws),
    ...messageActions.map(defineMenu),
  ]);
  return {
    sandbox,
    client,
    context,
    logged,
    ledger,
    async file(...stories) {
      for (const story of stories) await archive.file(story, 'new', eight);
    },
    async stop() {
      await logOut();
      await sandbox.close();
      db.close();
    },
  };
}
