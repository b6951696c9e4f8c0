import type { CommandContext } from '../commands/context.ts';
import { componentActions, formActions, messageActions, nieuws } from '../commands/index.ts';
import type { ShareBook } from '../commands/share-book.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { commandLanguage } from './command-language.ts';
import type { ChatGateway, DirectOpener } from './delivery/chat-gateway.ts';
import type { ComposeDigest, RenderPost } from './delivery/compose.ts';
import { createLastFailure } from './delivery/last-failure.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createSubscriptionCare } from './delivery/subscription-care.ts';
import type { ChannelDirectory } from './discord/channels.ts';
import { defineCommand, defineMenu } from './discord/definition.ts';
import type { Reach } from './discord/reach.ts';
import { createRouter } from './discord/router.ts';
import { createGoneForgetter } from './forget-gone.ts';
import { isAway } from './is-away.ts';
import { createFollowKeeper } from './keep-follows.ts';
import type { Logger } from './log.ts';
import { openFollowing } from './open-following.ts';
import type { Intake } from './open-intake.ts';
import { openPasting, type PasteSettings } from './open-pasting.ts';
import { openServerRooms } from './open-server-rooms.ts';
import { openSharing } from './open-sharing.ts';
import { createPictures } from './picture/pictures.ts';
import { createThreadReader } from './read-thread.ts';
import { createSourceReporter } from './source-report.ts';
import type { Stores } from './stores.ts';

/** The settings that commands go by; as in `Config`. */
export interface CommandSettings extends PasteSettings {
  readonly wireDir: string;
  readonly sourcesFile?: string | undefined;
  readonly timezone: string;
}

/** What commands are answered from. */
export interface CommandRoom extends DirectOpener {
  /** With the tables of `ledger`. */
  readonly stores: Stores;
  readonly archive: StoryArchive;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly intake: Pick<Intake, 'preview' | 'take'>;
  readonly channels: ChannelDirectory;
  readonly reach: Reach;
  readonly compose: ComposeDigest;
  readonly render: RenderPost;
  readonly shares: ShareBook;
  /** As of `SharingParts`. */
  send(now: number): Promise<void>;
  /** As of `SharingParts`. */
  hasBegun(): boolean;
  /** One that halts what Discord refuses (`guardGateway`). */
  readonly gateway: Pick<ChatGateway, 'send' | 'edit'>;
  readonly log: Logger;
  /** ms since the epoch. */
  now(): number;
}

/** Commands that can be answered, and what they are answered with. */
export interface Commands {
  readonly context: CommandContext;
  /** For discord.js's `interactionCreate`. */
  readonly answer: ReturnType<typeof createRouter>;
  /** What is to be done each minute about what is over: servers that are gone, stories without news. `now`: ms since the epoch. */
  forget(now: number): Promise<void>;
  /** What is to be registered with Discord: `/nieuws` first. */
  readonly definitions: readonly [ReturnType<typeof defineCommand>, ...ReturnType<typeof defineMenu>[]];
}

/** Everything that people can type, press and fill in, over the parts of a bot. */
export function openCommands(settings: CommandSettings, room: CommandRoom): Commands {
  const {
    stores,
    archive,
    subscriptions,
    ledger,
    intake,
    channels,
    reach,
    compose,
    render,
    shares,
    log,
    now,
  } = room;
  const follows = openFollowing(room);
  const pasting = openPasting(settings, { stores, archive, intake, log });
  const reportSources = createSourceReporter(stores, {
    wireDir: settings.wireDir,
    file: settings.sourcesFile ?? null,
  });
  const context: CommandContext = {
    ...openServerRooms({
      stores,
      subscriptions,
      ledger,
      compose,
      render,
      pastes: pasting.drafts,
      shares,
      reach,
      gateway: room.gateway,
    }),
    archive,
    follows,
    subscriptions,
    care: createSubscriptionCare(subscriptions, ledger),
    lastFailure: createLastFailure(ledger),
    pasting,
    channels,
    reach,
    ...commandLanguage,
    sourceReport: () => reportSources(now()),
    sharing: openSharing({ shares, ledger, send: room.send, hasBegun: room.hasBegun }),
    pictures: createPictures(),
    now,
    timezone: settings.timezone,
  };
  const forgetGone = createGoneForgetter(stores, context, log);
  const keepFollows = createFollowKeeper({
    subscriptions,
    beginReading: createThreadReader(archive).begin,
    noteEnd: context.kept.noteEnd,
  });
  const handled = { group: nieuws, components: componentActions, forms: formActions, menus: messageActions };
  return {
    context,
    async forget(at) {
      await forgetGone(at);
      await keepFollows(at);
    },
    answer: createRouter({ ...handled, context, managersOf: context.choices.managersOf, isAway, log }),
    definitions: [defineCommand(nieuws), ...messageActions.map(defineMenu)],
  };
}
