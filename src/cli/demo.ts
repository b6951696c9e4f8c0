import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createDemoClock, type DemoClock, eightOClock } from './demo-clock.ts';
import { chooseQuestions, deliverCopy, listDemoFixtures, previewCopy } from './demo-copy.ts';
import { type DrawnMessage, drawMessage } from './draw-message.ts';
import { readPort } from './read-port.ts';
import { untilInterrupted } from './until-interrupted.ts';

const timezone = 'Europe/Amsterdam';
const minute = 60_000;

/** `telex demo`: the whole path on this machine, with no account. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('show the whole path on this machine: copy in, a digest in a small Discord out')
    .description(
      'Starts a small Discord on this machine and the real bot in it, reads wire copy, subscribes a channel, posts the digest of eight o’clock and answers two questions; shows all of it here and on a page.',
    )
    .argument('[file...]', 'wire copy to show instead of the invented copy in fixtures/demo')
    .option('--once', 'stop when everything has been shown')
    .option('--port <number>', 'the port of the page; 0 takes a free one', readPort, 0)
    .action(async (files: string[], options: { once?: boolean; port: number }) => {
      const copy = files.length > 0 ? files : await listDemoFixtures();
      const eight = eightOClock(Date.now(), timezone);
      const clock = createDemoClock(eight - 5 * minute);
      const { stories, readable, problems } = await previewCopy(copy, clock.now());
      for (const problem of problems) process.stderr.write(`${problem}\n`);
      if (problems.length > 0) process.exitCode = 1;
      if (stories.length === 0) return;

      const { startApp } = await import('../app.ts');
      const { createLog } = await import('../log.ts');
      const { startSandbox } = await import('../sandbox/start-sandbox.ts');
      const home = await mkdtemp(join(tmpdir(), 'telex-demo-'));
      const sandbox = await startSandbox({ now: clock.now, port: options.port });
      let app: App | null = null;
      try {
        await deliverCopy(readable, join(home, 'wire'), clock.now() - minute);
        app = await startApp(
          {
            discordToken: sandbox.token,
            discordApiUrl: sandbox.url,
            wireDir: join(home, 'wire'),
            databasePath: join(home, 'telex.sqlite'),
            timezone,
            logLevel: 'warn',
          },
          { now: clock.now, log: createLog('warn') },
        );
        await show({
          sandbox,
          app,
          clock,
          eight,
          questions: chooseQuestions(stories),
          files: readable.length,
        });
        if (!options.once) {
          app.keepTime();
          say(`\nThe page stays up: ${styleText('underline', sandbox.page)}   (Ctrl-C stops)\n`);
          await untilInterrupted();
        }
      } finally {
        await app?.stop();
        await sandbox.close();
        await rm(home, { recursive: true, force: true });
      }
    });
}

interface Stage {
  readonly sandbox: Sandbox;
  readonly app: App;
  readonly clock: DemoClock;
  readonly eight: number;
  readonly questions: { readonly city: string | null; readonly word: string | null };
  readonly files: number;
}

async function show({ sandbox, app, clock, eight, questions, files }: Stage): Promise<void> {
  const channel = sandbox.channel('nieuws');
  const draw = (message: DrawnMessage) => {
    const width = Math.min(process.stdout.columns ?? 88, 88);
    const channelName = (id: string) => (id === channel.id ? channel.name : null);
    const drawing = { width, now: clock.now(), locale: 'nl', timezone, channelName };
    say(`${drawMessage(message, drawing)}\n`);
  };

  heading('Discord', `a sandbox on this machine: ${sandbox.page}`);
  const reading = await app.readWire();
  const { new: fresh, changed, known } = reading.filings;
  heading(
    'Wire copy',
    `${files} ${files === 1 ? 'file' : 'files'}, ${fresh} stories (${changed} changed, ${known} known)`,
  );

  heading('07:55', 'the moderator types /nieuws abonneer');
  draw(await channel.typed('/nieuws abonneer', {}, { as: 'moderator' }));

  clock.jumpTo(eight);
  await app.tick();
  heading('08:00', 'the digest in #nieuws');
  draw(await channel.nextMessage());

  if (questions.city !== null) {
    const [choice] = await channel.autocomplete('/nieuws stad', 'stad', questions.city.slice(0, 3));
    const city = String(choice?.value ?? questions.city);
    heading('08:01', `a reader types /nieuws stad stad:${city}`);
    draw(await channel.typed('/nieuws stad', { stad: city }));
  }
  if (questions.word !== null) {
    heading('08:02', `a reader types /nieuws zoek woorden:${questions.word}`);
    draw(await channel.typed('/nieuws zoek', { woorden: questions.word }));
  }
}

function heading(when: string, what: string): void {
  say(`${styleText(['bold', 'yellow'], when.padEnd(10))} ${what}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
