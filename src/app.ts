import { mkdir } from 'node:fs/promises';
import { componentActions, nieuws } from '../commands/index.ts';
import { formatQuery } from './archive/format-query.ts';
import { parseQuery } from './archive/parse-query.ts';
import type { Config } from './config.ts';
import { describeSchedule } from './delivery/describe-schedule.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createSqliteLedger } from './delivery/ledger-sqlite.ts';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { createPlanner } from './delivery/planner.ts';
import { nextSlots } from './delivery/schedule.ts';
import { createScheduler } from './delivery/scheduler.ts';
import { createKeyvSubscriptions } from './delivery/subscriptions-keyv.ts';
import { createChannelDirectory } from './discord/channels.ts';
import { createClient, createOutgoingRest } from './discord/client.ts';
import { defineCommand } from './discord/definition.ts';
import { createChatGateway } from './discord/gateway.ts';
import { inviteLink } from './discord/invite.ts';
import { logIn } from './discord/log-in.ts';
import { namesOf, registerCommands } from './discord/registration.ts';
import { createRouter } from './discord/router.ts';
import { type FolderReading, openWireFolder } from './intake/folder.ts';
import { takeIn } from './intake/take-in.ts';
import type { Logger } from './log.ts';
import { createDigestMaker } from './make-digest.ts';
import { openNewsroom } from './newsroom.ts';
import { captureMoment } from './read-stories.ts';
import { createReadingThread } from './reading-thread.ts';
import { openKeyv } from './store/keyv-sqlite.ts';
import type { Problem } from './wire/problem.ts';

/** What differs between a bot in service, a demo and a test. */
export interface AppSurroundings {
  /** ms since the epoch. */
  now(): number;
  readonly log: Logger;
}

/** A bot that is signed in to Discord and has its commands registered. */
export interface App {
  /** With exactly the permissions that the bot needs. */
  readonly inviteLink: string;
  /** What readers can type: `/nieuws stad`, … */
  readonly commands: readonly string[];
  /** Reads what is new in the wire folder, now. */
  readWire(): Promise<FolderReading>;
  /** One round of reading, planning and sending, now; resolves when what was due has been tried. Never rejects. */
  tick(): Promise<void>;
  /** From now on a tick each minute, and one at once. */
  keepTime(): void;
  /** Takes up nothing more, waits for what is in flight, signs out and closes the database. */
  stop(): Promise<void>;
}

/**
 * The composition root: settings in, a running bot out. It does nothing on its own before `keepTime`.
 * Rejects with a `LogInError` in words when Discord refuses the bot, and with what the disk or SQLite says when the
 * folder or the database cannot be opened.
 */
export async function startApp(config: Config, { now, log }: AppSurroundings): Promise<App> {
  await mkdir(config.wireDir, { recursive: true });
  const newsroom = openNewsroom(config.databasePath);
  const { archive, db } = newsroom;
  const ledger = createSqliteLedger(db);
  const subscriptions = createKeyvSubscriptions(openKeyv(db, 'subscriptions', now), (id) =>
    ledger.withdraw(id, now()),
  );

  const client = createClient(config.discordApiUrl);
  const channels = createChannelDirectory(client);
  const answer = createRouter({
    group: nieuws,
    components: componentActions,
    context: {
      archive,
      subscriptions,
      channels,
      parseQuery,
      formatQuery,
      parseSchedule,
      describeSchedule,
      nextSlots,
      now,
      timezone: config.timezone,
    },
    log,
  });
  client.on('interactionCreate', answer);
  client.on('error', (error) => log.error({ err: error }, 'the connection to Discord reports an error'));
  client.on('shardDisconnect', () => log.warn('Discord is gone; the bot reconnects by itself'));
  client.on('shardResume', () => log.info('Discord is back'));

  const reading = createReadingThread();
  const folder = openWireFolder({
    folder: config.wireDir,
    log: newsroom.log,
    capturedAt: (head, file) => captureMoment(head, file.path, file.modifiedAt),
    takeIn: (copy, at, signal) => takeIn(copy, { ...newsroom.desk, read: reading.read }, at, signal),
  });
  const intake = async (at: number) => tellReading(await folder.read(at), log);
  const report = ({ code, message, at }: Problem) => log.warn({ code, at }, message);
  const scheduler = createScheduler({
    intake,
    ledger,
    planner: createPlanner({ subscriptions, ledger, compose: createDigestMaker(archive), report }),
    dispatcher: createDispatcher({
      ledger,
      gateway: createChatGateway({
        rest: createOutgoingRest(config.discordApiUrl, config.discordToken),
        channels,
        selfId: () => client.user?.id ?? '',
      }),
      report,
    }),
    report,
    clock: now,
  });

  const stop = async () => {
    folder.stop();
    await reading.close();
    await scheduler.stop();
    await client.destroy();
    newsroom.close();
  };
  try {
    const applicationId = await logIn(client, config.discordToken, log);
    const command = defineCommand(nieuws);
    // The first look at the gazetteer reads it; the first reader who types a city should not wait for that.
    await archive.cities('a', 1, now());
    const registration = await registerCommands(client.rest, applicationId, [command]);
    log.debug({ registration }, 'commands registered');
    return {
      inviteLink: inviteLink(applicationId),
      commands: namesOf(command),
      readWire: () => intake(now()),
      tick: () => scheduler.tick(now()),
      keepTime: () => scheduler.start(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function tellReading(reading: FolderReading, log: Logger): FolderReading {
  if (reading.files > 0) log.info({ files: reading.files, ...reading.filings }, 'wire copy read');
  for (const { source, problem } of reading.spiked) {
    log.warn({ source, code: problem.code, at: problem.at }, `copy kept aside: ${problem.message}`);
  }
  for (const { source, problem } of reading.unreadable) {
    log.warn({ source, code: problem.code }, `not read, and tried again each minute: ${problem.message}`);
  }
  return reading;
}
