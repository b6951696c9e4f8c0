import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { createSqliteCauses } from '../../src/delivery/causes-sqlite.ts';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import type { RenderPost } from '../../src/delivery/compose.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { type ChannelDirectory, createChannelDirectory } from '../../src/discord/channels.ts';
import { createClient, createOutgoingRest } from '../../src/discord/client.ts';
import { writeCustomId } from '../../src/discord/custom-id.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { logIn } from '../../src/discord/log-in.ts';
import { readAction } from '../../src/discord/read-menu.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { storyButton } from '../../src/discord/withdrawn-layout.ts';
import type { Sandbox, SandboxRequest } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Problem } from '../../src/wire/problem.ts';
import { hears } from '../discord/hears.ts';
import { day, minute } from './room.ts';
import { recipeOf, TestWire } from './test-wire.ts';

/** The first slot, ms since the epoch. */
export const eight = Date.parse('2027-01-04T07:00Z');

/** How a delivery is planned. */
interface PlanWish {
  readonly tags?: readonly string[];
  /** `deleting`: what is killed is taken out. */
  readonly kind?: 'test' | 'deleting';
}

/** The delivery room with the real gateway, on a sandbox: nothing between the ledger and Discord is made up but the copy. */
export interface PlacesBench {
  readonly clock: { at: number };
  readonly sandbox: Sandbox;
  readonly ledger: Ledger;
  readonly wire: TestWire;
  readonly problems: Problem[];
  readonly gateway: ReturnType<typeof createChatGateway>;
  readonly channels: ChannelDirectory;
  /** Plans an edition with these stories; gives the delivery's id. */
  plan(place: Place, storyIds: readonly string[], wish?: PlanWish): Promise<string>;
  /** Does something and waits until the bot's client has heard of it by this packet of the gateway. */
  hears<T>(packet: `${GatewayDispatchPayload['t']}`, act: () => T): Promise<T>;
  /** Notes what changed of the stories and sends what is due, `ms` after the last time. */
  run(ms?: number): Promise<void>;
  /** Another process: nothing is left but what is on the disk. */
  restart(): void;
  /** The same, with another client, which is told only of threads that are open. */
  signInAgain(): Promise<void>;
  /** What the bot asked of this route, in order. */
  asked(route: string): readonly SandboxRequest[];
  stop(): Promise<void>;
}

/** Starts one, with its clock at the first slot. */
export async function openPlaces(): Promise<PlacesBench> {
  const clock = { at: eight };
  const sandbox = await startSandbox({ now: () => clock.at, rateLimits: 'off' });
  const log = { error() {}, warn() {}, info() {}, debug() {} };
  const open = () => createClient(sandbox.url);
  const signIn = () => logIn({ apiUrl: sandbox.url, token: sandbox.token, log, open });
  let session = await signIn();
  const db = openDatabase(':memory:');
  const wire = new TestWire();
  const problems: Problem[] = [];
  let editions = 0;
  let read = 0;

  let channels = createChannelDirectory(sightOf(session.client));

  function start() {
    const gateway = createChatGateway({
      rest: createOutgoingRest(sandbox.url, sandbox.token),
      channels,
      selfId: () => sandbox.applicationId,
    });
    const ledger = createSqliteLedger(db);
    const dispatcher = createDispatcher({
      ledger,
      gateway,
      render: rendering(wire),
      pace: { take: async () => {} },
      causes: createSqliteCauses(db),
      guildOf: async () => null,
      recall: async ({ storyIds }) => recipeOf(storyIds).recipe,
      report: (problem) => void problems.push(problem),
      random: () => 0.5,
      sleep: () => () => {},
    });
    return { gateway, ledger, dispatcher };
  }
  let process = start();

  return {
    clock,
    sandbox,
    wire,
    problems,
    get channels() {
      return channels;
    },
    get ledger() {
      return process.ledger;
    },
    get gateway() {
      return process.gateway;
    },
    hears: (packet, act) => hears(session.client, packet, act),
    async plan({ kind: place, channelId, parentId }, storyIds, { tags = [], kind = 'test' } = {}) {
      editions += 1;
      const { recipe } = recipeOf(storyIds, kind);
      const slot = eight + editions * minute;
      const [planned] = await process.ledger.plan(
        [
          {
            subscriptionId: `sub${String(editions).padStart(5, '0')}`,
            channelId,
            place,
            parentId,
            edition: { from: slot - day, slot, carryFrom: slot - day },
            supersedes: [],
            outcome: 'planned',
            recipe: { ...recipe, ...(place === 'forum' ? { forumTags: tags } : {}) },
            storyIds,
          },
        ],
        clock.at,
      );
      if (!planned?.ok || planned.deliveryId === null) throw new Error('It was not planned');
      return planned.deliveryId;
    },
    async run(ms = 0) {
      clock.at += ms;
      const { changes, cursor } = await wire.changedSince(read, 100);
      await process.ledger.noteChanges(changes, cursor, clock.at);
      read = cursor;
      await process.dispatcher.run(clock.at);
    },
    restart() {
      process = start();
    },
    async signInAgain() {
      await session.logOut();
      session = await signIn();
      channels = createChannelDirectory(sightOf(session.client));
      process = start();
    },
    asked: (route) => sandbox.requests.filter((request) => request.route === route),
    async stop() {
      await session.logOut();
      await sandbox.close();
      db.close();
    },
  };
}

/** The test's words in a message that Discord takes, with the button by which it is found again. */
function rendering(wire: TestWire): RenderPost {
  return async (order) => {
    const rendered = await wire.render(order);
    if (rendered === null) return null;
    const { content } = rendered.post.body;
    const ids = rendered.shown.map(({ storyId }) => storyId);
    const components = [storyButton(writeCustomId(readAction, order.marker, ...ids), 'Lees', false)];
    const { forumTags } = order.recipe;
    // What a story is called stays the same in each revision, and goes when it is struck.
    const name = String(content).replaceAll(/\/\d+/g, '');
    const thread = { name: `${name} · 4 januari`, tags: forumTags as readonly string[] };
    const post = { body: { content, components, allowed_mentions: { parse: [] } } };
    return { ...rendered, post: forumTags === undefined ? post : { ...post, thread } };
  };
}
