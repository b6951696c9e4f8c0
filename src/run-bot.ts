import module from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import v8 from 'node:v8';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { untilInterrupted } from './cli/until-interrupted.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';

/** A bot gets so long to stop in good order, ms. */
const longestEnd = 10_000;
/** What a start leaves behind is cleared up so long after it, ms: the first round is over then. */
const clearUpAfter = 5_000;

/** Runs the bot until SIGINT or SIGTERM, and ends the process then. Rejects as `startApp` does. */
export async function runBot(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const interruption = new AbortController();
  const interrupted = untilInterrupted().then(() => {
    log.info('Telex stops; what is being sent is waited for (once more: stops at once)');
    interruption.abort();
    return null;
  });
  const broken = untilBroken();
  const starting = startApp(config, { now: Date.now, log, signal: interruption.signal });
  const started = await Promise.race([starting, broken]).catch((error: unknown) => {
    // Interrupted while Discord could not be reached.
    if (interruption.signal.aborted) return null;
    throw error;
  });
  if (started === null) process.exit(0);
  if (started instanceof Error) {
    log.fatal({ err: started }, 'Telex is broken and stops');
    process.exit(1);
  }
  const app = started;
  process.stdout.write(
    `Telex is on the wire.\n\nInvite it to a server:\n  ${app.inviteLink}\n\nFor yourself, to read and search in any server:\n  ${app.personalLink}\n\nCommands: ${app.commands.join(', ')}\nWire copy is read from: ${config.wireDir}\n${app.httpUrl === null ? '' : `Wire copy is taken at: ${app.httpUrl}/wire\n`}`,
  );
  app.keepTime();
  keepSmall();
  const refused = app.ended.then((refusal) => {
    log.fatal(`${refusal.message} Telex stops.`);
    return refusal;
  });
  const fault = broken.then((error) => {
    log.fatal({ err: error }, 'Telex is broken and stops; what is due goes out at the next start');
    return error;
  });
  const why = await Promise.race([interrupted, refused, fault]);
  await stopInTime(app, why === null);
  // Whatever still hopes for Discord's answer must not keep the process.
  process.exit(why === null ? 0 : 1);
}

/**
 * Has V8 give memory back on all threads from now on, where this process became the bot with V8's flags for that (`becomeBot`): a start
 * is a third quicker without. It also clears up after the start once, some 60 ms and 20 MB: V8 would do so when memory has doubled.
 */
function keepSmall(): void {
  if (globalThis.gc === undefined) return;
  // Code compiled under other flags is not taken: what the start compiled is kept before.
  module.flushCompileCache();
  v8.setFlagsFromString('--optimize-for-size');
  setTimeout(() => void globalThis.gc?.({ type: 'major', execution: 'async' }), clearUpAfter).unref();
}

/** Resolves with the first error that nobody caught. */
function untilBroken(): Promise<Error> {
  return new Promise((resolve) => {
    process.on('uncaughtException', (error) => resolve(error));
  });
}

/** What is not over by then is settled by the next start, or by another process. */
async function stopInTime(app: App, isInOrder: boolean): Promise<void> {
  const stopped = Promise.race([app.stop(), pause(longestEnd)]);
  await (isInOrder ? stopped : stopped.catch(() => {}));
}
