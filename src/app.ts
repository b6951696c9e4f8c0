import type { CommandContext } from '../commands/context.ts';
import { componentActions, formActions, nieuws } from '../commands/index.ts';
import { topicOf } from '../commands/subscription-words.ts';
import manifest from '../package.json' with { type: 'json' };
import { formatQuery } from './archive/format-query.ts';
import { parseQuery } from './archive/parse-query.ts';
import { queryMeaning } from './archive/query-meaning.ts';
import { type Config, readContactUrl } from './config.ts';
import { createAfterRestore } from './delivery/after-restore.ts';
import { createSqliteCauses } from './delivery/causes-sqlite.ts';
import { describeSchedule } from './delivery/describe-schedule.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { guardGateway } from './delivery/guarded-gateway.ts';
import { createHalting } from './delivery/halting.ts';
import { createLastFailure } from './delivery/last-failure.ts';
import { createSqliteLedger } from './delivery/ledger-sqlite.ts';
import { createBound, createPace } from './delivery/pace.ts';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { createPlanner } from './delivery/planner.ts';
import { readQuietHours } from './delivery/quiet-hours.ts';
import { createChangeReader } from './delivery/read-changes.ts';
import { nextSlots } from './delivery/schedule.ts';
import { createScheduler } from './delivery/scheduler.ts';
import { createStoryPlanner } from './delivery/story-planner.ts';
import { createSubscriptionCare } from './delivery/subscription-care.ts';
import { createKeyvSubscriptions } from './delivery/subscriptions-keyv.ts';
import { createHaltTeller } from './delivery/tell-halted.ts';
import { isKnownName, knownNames } from './desk/known-names.ts';
import { createChannelDirectory } from './discord/channels.ts';
import { createClient, createOutgoingRest } from './discord/client.ts';
import { defineCommand } from './discord/definition.ts';
import { createChatGateway } from './discord/gateway.ts';
import { inviteLink } from './discord/invite.ts';
import { keepTrying, logIn } from './discord/log-in.ts';
import { watchToken } from './discord/probe.ts';
import { createReach } from './discord/reach.ts';
import { namesOf, registerCommands } from './discord/registration.ts';
import { createRouter } from './discord/router.ts';
import { createHaltMessenger } from './discord/tell-halt.ts';
import { createArrivalFinder } from './find-arrivals.ts';
import { describeUserAgent } from './intake/http/user-agent.ts';
import { startIntakeThread } from './intake-thread.ts';
import type { Logger } from './log.ts';
import { createDigestMaker } from './make-digest.ts';
import { makeFolder } from './make-folder.ts';
import { claimNewsroom, type Newsroom } from './newsroom.ts';
import { type Intake, type IntakeReading, openIntake } from './open-intake.ts';
import { openPasting } from './open-pasting.ts';
import { createRecall } from './recall-recipe.ts';
import { createPostRenderer } from './render-post.ts';
import { openKeyv } from './store/keyv-sqlite.ts';
import { clearRestoreMark, readRestoreMark } from './store/restore-mark.ts';
import { watchArchive } from './watch-archive.ts';
import type { Problem } from './wire/problem.ts';

/** What differs between a bot in service, a demo and a test. */
export interface AppSurroundings {
  /** ms since the epoch. */
  now(): number;
  readonly log: Logger;
  /** Ends the start, also while Discord cannot be reached: `startApp` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A bot that is signed in to Discord and has its commands registered. */
export interface App {
  /** With exactly the permissions that the bot needs. */
  readonly inviteLink: string;
  /** What readers can type: `/nieuws stad`, … */
  readonly commands: readonly string[];
  /** A round over all sources of copy, now. */
  readWire(): Promise<IntakeReading>;
  /** One round of reading, planning and sending, now; resolves when what was due has been tried. Never rejects. */
  tick(): Promise<void>;
  /** From now on a tick each minute, and one at once. */
  keepTime(): void;
  /**
   * Resolves, in words, when Discord will have the bot no longer (its token was reset, …): nothing goes on by itself
   * from there, and `stop` is the only thing to do. Else never.
   */
  readonly ended: Promise<Error>;
  /** Takes up nothing more, waits for what is in flight, signs out and closes the database. */
  stop(): Promise<void>;
}

/**
 * The composition root: settings in, a running bot out. It does nothing on its own before `keepTime`.
 * Rejects with a `LogInError` in words when Discord refuses the bot, with a `DatabaseTrouble` in words when the
 * database cannot be used or another bot has it, with an `ArchiveError` in words when the server that keeps the stories
 * does not answer, and in words when the wire folder cannot be made.
 */
export async function startApp(config: Config, { now, log, signal }: AppSurroundings): Promise<App> {
  makeWireFolder(config.wireDir);
  const newsroom = claimNewsroom(config.databasePath, config.databaseUrl, config.retention);
  const tries = { apiUrl: config.discordApiUrl, log, signal };
  const open = () => createClient(config.discordApiUrl);
  const signedIn = await logIn({ ...tries, token: config.discordToken, open }).catch((error: unknown) => {
    newsroom.close();
    throw error;
  });
  const { client, applicationId, ended, logOut } = signedIn;
  const { archive, db } = newsroom;
  const ledger = createSqliteLedger(db);
  const subscriptions = createKeyvSubscriptions(openKeyv(db, 'subscriptions', now), (id) =>
    ledger.withdraw(id, now()),
  );

  const sources = beginIntake(config, newsroom);
  const channels = createChannelDirectory(client);
  const reach = createReach(client);
  const context: CommandContext = {
    archive,
    subscriptions,
    care: createSubscriptionCare(subscriptions, ledger),
    lastFailure: createLastFailure(ledger),
    pasting: openPasting(config, { db, intake: sources, log }),
    channels,
    reach,
    parseQuery,
    formatQuery,
    meaningOf: (query) => queryMeaning(query, knownNames),
    isKnownName,
    parseSchedule,
    describeSchedule,
    nextSlots,
    readQuietHours,
    now,
    timezone: config.timezone,
  };
  const answer = createRouter({
    group: nieuws,
    components: componentActions,
    forms: formActions,
    context,
    log,
  });
  client.on('interactionCreate', answer);

  const intake = async (at: number) => tellReading(await sources.read(at), log);
  const report = ({ code, message, at }: Problem) => log.warn({ code, at }, message);
  const pace = createPace();
  const outgoing = createOutgoingRest(config.discordApiUrl, config.discordToken, createBound());
  const refused = watchToken(outgoing, config.discordApiUrl, config.discordToken);
  const halting = createHalting({ subscriptions, ledger, whyUnreachable: reach.whyNot });
  const gateway = createChatGateway({
    rest: outgoing,
    channels,
    pace,
    selfId: () => client.user?.id ?? '',
  });
  const guarded = guardGateway({
    gateway,
    subscriptions,
    halting,
    whyUnreachable: reach.whyNot,
    clock: now,
  });
  const recall = createRecall(subscriptions);
  const render = createPostRenderer(archive);
  const compose = createDigestMaker(archive);
  const scheduler = createScheduler({
    intake,
    mayBegin: createAfterRestore({
      mark: readRestoreMark(db),
      clearMark: () => clearRestoreMark(db),
      subscriptions,
      ledger,
      posts: gateway,
      pace,
      recall,
      report,
    }),
    readChanges: createChangeReader(archive, ledger),
    ledger,
    lookAround: halting.look,
    tellHalted: createHaltTeller(
      subscriptions,
      createHaltMessenger({
        rest: outgoing,
        openDirect: gateway.openDirect,
        reach,
        topicOf: (subscription, language) => topicOf(subscription, language, context),
      }),
    ),
    planStories: createStoryPlanner({
      subscriptions,
      ledger,
      arrivals: {
        hasMoved: watchArchive(archive, config.databaseUrl === null ? db : null),
        beginRound: createArrivalFinder(archive),
      },
      compose,
      report,
    }),
    planner: createPlanner({ subscriptions, ledger, compose, report }),
    dispatcher: createDispatcher({
      ledger,
      gateway: guarded,
      render,
      recall,
      pace,
      causes: createSqliteCauses(db),
      guildOf: async (id) => (await subscriptions.get(id))?.guildId ?? null,
      report,
    }),
    report,
    clock: now,
  });

  const stop = async () => {
    await sources.stop();
    await scheduler.stop();
    await logOut();
    newsroom.close();
  };
  try {
    const command = defineCommand(nieuws);
    // The first look at the gazetteer reads it; the first reader who types a city should not wait for that.
    await archive.cities('a', 1, now());
    const registration = await keepTrying(
      () => registerCommands(client.rest, applicationId, [command]),
      tries,
    );
    log.debug({ registration }, 'commands registered');
    return {
      inviteLink: inviteLink(applicationId),
      commands: namesOf(command),
      readWire: () => intake(now()),
      tick: () => scheduler.tick(now()),
      keepTime: () => scheduler.start(),
      ended: Promise.race([ended, refused]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A thread that takes copy in; in place where the database is in memory, which no other thread can have. */
function beginIntake(config: Config, newsroom: Newsroom): Intake {
  const { wireDir, sourcesFile, timezone, databasePath, databaseUrl, retention } = config;
  const settings = {
    wireDir,
    ...(sourcesFile === undefined
      ? {}
      : {
          sources: {
            file: sourcesFile,
            timezone,
            userAgent: describeUserAgent(manifest.version, readContactUrl()),
          },
        }),
  };
  if (databasePath === ':memory:') return openIntake(settings, newsroom);
  return startIntakeThread({ ...settings, databasePath, databaseUrl, retention });
}

function makeWireFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The folder for wire copy, WIRE_DIR (${path}), cannot be made: ${why}.`, {
      cause: error,
    });
  }
}

function tellReading(reading: IntakeReading, log: Logger): IntakeReading {
  const { settings } = reading;
  if (settings?.ok && settings.isThere)
    log.info({ sources: settings.sources.length }, 'the file of sources is in use');
  if (settings?.ok === false) {
    log.error(`the file of sources is wrong, and what it said before goes on: ${settings.message}`);
  }
  for (const { source, problem } of reading.failed) {
    log.warn({ source, code: problem.code }, `source not read, and tried again: ${problem.message}`);
  }
  for (const source of reading.recovered) log.info({ source }, 'source is read again');
  if (reading.files > 0) log.info({ files: reading.files, ...reading.filings }, 'wire copy read');
  for (const { source, problem } of reading.spiked) {
    log.warn({ source, code: problem.code, at: problem.at }, `copy kept aside: ${problem.message}`);
  }
  for (const { source, problem } of reading.passedOver) {
    log.info({ source, code: problem.code }, problem.message);
  }
  for (const { source, problem } of reading.unreadable) {
    log.warn({ source, code: problem.code }, `not read, and tried again: ${problem.message}`);
  }
  for (const { source, problem } of reading.unmoved) {
    log.warn({ source, code: problem.code }, problem.message);
  }
  return reading;
}
