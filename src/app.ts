import { openShareBook } from '../commands/share-book.ts';
import { beginIntake, makeWireFolder } from './begin-intake.ts';
import type { Config } from './config.ts';
import { countNothing } from './count-nothing.ts';
import { createAfterRestore } from './delivery/after-restore.ts';
import { createClockWatch } from './delivery/clock-watch.ts';
import { isShare } from './delivery/delivery.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { guardGateway } from './delivery/guarded-gateway.ts';
import { createLossKeeper } from './delivery/lost-post.ts';
import { createPace } from './delivery/pace.ts';
import { createChangeReader } from './delivery/read-changes.ts';
import { createScheduler } from './delivery/scheduler.ts';
import { createStarts } from './delivery/starts.ts';
import { createKeyvSubscriptions } from './delivery/subscriptions-keyv.ts';
import { createDigestMaps } from './digest-map.ts';
import { createChannelDirectory } from './discord/channels.ts';
import { createOutgoingRest } from './discord/client.ts';
import { createChatGateway } from './discord/gateway.ts';
import { hearPeople } from './discord/hear-people.ts';
import { type InviteLinks, inviteLinks } from './discord/invite.ts';
import { keepTrying } from './discord/log-in.ts';
import { watchToken } from './discord/probe.ts';
import { createReach } from './discord/reach.ts';
import { namesOf, registerCommands } from './discord/registration.ts';
import { diskOf } from './free-space.ts';
import type { HttpServer } from './http/http-server.ts';
import { joinDiscord } from './join-discord.ts';
import { logReading } from './log-reading.ts';
import { createDigestMaker } from './make-digest.ts';
import { claimNewsroom } from './newsroom.ts';
import { openCommands } from './open-commands.ts';
import { openHalting, openHaltTelling } from './open-halting.ts';
import type { IntakeReading } from './open-intake.ts';
import { openOperator } from './open-operator.ts';
import { openPlanning } from './open-planning.ts';
import { createPictures } from './picture/pictures.ts';
import { createRecall } from './recall-recipe.ts';
import { createPostRenderer } from './render-post.ts';
import type { AppSurroundings } from './surroundings.ts';
import { tellUnserved } from './tell-unserved.ts';
import { watchAnswers } from './watch-answers.ts';
import type { Problem } from './wire/problem.ts';

/** Typed at the start: a beginning, an end and a typo, so that each way of finding a city has been gone once. */
const warmUp = ['a', 'terdam', 'amstredan'];

/** A bot that is signed in to Discord and has its commands registered. */
export interface App extends InviteLinks {
  /** What readers can type: `/nieuws stad`, … */
  readonly commands: readonly string[];
  /** Where HTTP is served, null when it is not: `http://127.0.0.1:8080`. */
  readonly httpUrl: string | null;
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
 * database cannot be used or another bot has it, with a `PostgresTrouble` in words when the server that all is kept on
 * does not answer, and in words when the wire folder cannot be made.
 */
export async function startApp(
  config: Config,
  { now, log, signal, warm = true, intakeHere = false, freeBytes }: AppSurroundings,
): Promise<App> {
  makeWireFolder(config.wireDir);
  const newsroom = claimNewsroom(config.databasePath, config.databaseUrl, config.retention, intakeHere);
  const { archive, stores } = newsroom;
  const tries = { apiUrl: config.discordApiUrl, log, signal };
  const report = ({ code, message, at }: Problem) => log.warn({ code, at }, message);
  const surroundings = { now, log, signal, report, counting: () => starts.counting() };
  const joined = await joinDiscord(config, newsroom, surroundings);
  const { mark, before, sessions, crew } = joined;
  const serving = config.http ? (await import('./open-serving.ts')).openServing(config.http) : null;
  const counting = serving?.counting ?? countNothing;
  const ledger = counting.ledger(stores.openLedger());
  const subscriptions = createKeyvSubscriptions(stores.openKeyv('subscriptions', now), (id) =>
    ledger.callOff(id, now()),
  );

  const sources = counting.intake(await beginIntake(config, newsroom, intakeHere));
  const { sight } = sessions;
  const channels = createChannelDirectory(sight);
  const names = stores.openPlaceNames();
  const reach = createReach(sight, names);
  const recall = createRecall(subscriptions);
  const shares = openShareBook(stores.openKeyv('shares'));
  const drawMap = createDigestMaps(createPictures(), report);
  const render = createPostRenderer(archive, { sharerOf: shares.sharerOf, drawMap });
  const compose = createDigestMaker(archive);
  const share = crew === null ? {} : { share: crew.share };
  const starts = createStarts(share);
  const pace = counting.pace(createPace({ ...share, starts }));
  const outgoing = createOutgoingRest(config.discordApiUrl, config.discordToken, starts);
  const refused = watchToken(outgoing, config.discordApiUrl, config.discordToken, starts);
  const inSight = crew?.inSight(subscriptions) ?? subscriptions;
  const { halting, lookAround } = openHalting({
    subscriptions: inSight,
    ledger,
    reach,
    names,
    forgetGone: (at) => forget(at),
  });
  sessions.each((client) => hearPeople(client, (userId) => halting.heardFrom(userId, now()), log));
  const { selfId } = sight;
  const gateway = createChatGateway({ rest: outgoing, channels, pace, selfId });
  const answered = watchAnswers(counting.gateway(gateway));
  const guarded = guardGateway({
    gateway: answered,
    subscriptions,
    halting,
    whyUnreachable: reach.whyNot,
    whyUnseen: reach.whyUnseen,
    isLocked: reach.isLocked,
    clock: now,
  });
  const { context, answer, definitions, forget } = openCommands(config, {
    stores,
    archive,
    subscriptions,
    ledger,
    intake: sources,
    channels,
    reach,
    compose,
    render,
    shares,
    send: (at) => scheduler.send(at),
    hasBegun: () => scheduler.hasBegun(),
    gateway: guarded,
    openDirect: gateway.openDirect,
    log,
    now,
  });
  const answerCounted = counting.answer(answer);
  sessions.each((client) => client.on('interactionCreate', answerCounted));

  let http: HttpServer | null = null;
  const operator = openOperator(config, {
    ...{ stores, told: sources.told, subscriptions, sight, rest: outgoing, gateway, channels, reach, pace },
    countCrew: crew?.count ?? null,
    ask: { database: () => ledger.nextTryAt(), archive: () => archive.get('') },
    isReachable: () => sessions.isSignedIn() && answered.isAnswered(),
    freeBytes,
    log,
  });
  const intake = async (at: number) => {
    counting.tick(at);
    const reading = await sources.read(at);
    logReading(reading, log);
    operator.note(reading);
    if (serving === null) tellUnserved(reading, log);
    else serving.look();
    return reading;
  };
  const tellOthers = crew?.leaveAgain;
  const planning = openPlanning({
    archive,
    compose,
    db: newsroom.db,
    subscriptions,
    ledger,
    report,
    tellOthers,
  });
  const scheduler = (crew?.openScheduler ?? createScheduler)({
    intake,
    mayBegin: createAfterRestore({
      mark,
      clearMark: stores.restoreMark.clear,
      subscriptions,
      ledger,
      posts: gateway,
      pace,
      recall,
      report,
    }),
    watchClock: createClockWatch({
      store: stores.openKeyv('clock'),
      ledger,
      wentBack: () => planning.planAgain(null),
      report,
    }),
    readChanges: createChangeReader(archive, ledger),
    ledger,
    lookAround,
    tellHalted: openHaltTelling({
      subscriptions: inSight,
      rest: outgoing,
      openDirect: gateway.openDirect,
      reach,
      context,
    }),
    tellOperator: operator.tell,
    planStories: planning.stories.plan,
    planner: planning.planner,
    dispatcher: createDispatcher({
      ...(crew === null ? {} : { hold: crew.hold }),
      ledger: crew?.ofShards(ledger) ?? ledger,
      gateway: guarded,
      render,
      recall,
      pace,
      starts,
      causes: stores.openCauses(),
      canReach: guarded.canReach,
      look: planning.look,
      planAgain: planning.planAgain,
      noteLoss: createLossKeeper(subscriptions),
      guildOf: async (id) =>
        isShare(id) ? shares.guildOf(id) : ((await subscriptions.get(id))?.guildId ?? null),
      report,
    }),
    report,
    clock: now,
    beat(at) {
      counting.tick(at);
      void operator.ask(at);
    },
    forgetPlanned: planning.forget,
  });

  const stop = async () => {
    await http?.stop();
    await operator.stop();
    await sources.stop();
    await scheduler.stop();
    await sessions.logOut();
    newsroom.close();
  };
  try {
    // The first look at the gazetteer reads it; the first reader who types a city should not wait for that.
    if (warm) for (const typed of warmUp) await archive.cities(typed, 1, now());
    const registration = await keepTrying(
      () => registerCommands(sessions.rest, sessions.applicationId, definitions),
      tries,
    );
    log.debug({ registration }, 'commands registered');
    if (serving !== null) {
      http = await serving.begin({
        ...config,
        before,
        env: process.env,
        intake: sources,
        log,
        subscriptions,
        ledger,
        askArchive: () => archive.get(''),
        databaseBytes: stores.bytes,
        disk: diskOf(config),
        isSignedIn: sessions.isSignedIn,
        countServers: () => sight.guilds.size,
        now,
      });
    }
    return {
      ...inviteLinks(sessions.applicationId),
      commands: namesOf(definitions[0]),
      httpUrl: http?.url ?? null,
      readWire: () => intake(now()),
      tick: () => scheduler.tick(now()),
      keepTime: () => scheduler.start(),
      ended: Promise.race([sessions.ended, refused]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
