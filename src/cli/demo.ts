import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { IntakeReading } from '../open-intake.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Story } from '../wire/story.ts';
import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { chooseQuestions, deliverCopy, listDemoFixtures, previewCopy, readCopies } from './demo-copy.ts';
import { chooseEight, eightOClock, explainSilence, findable, tellDay } from './demo-day.ts';
import { demoTools } from './desk-tools.ts';
import { type DrawnMessage, drawMessage } from './draw-message.ts';
import { openSandbox } from './open-sandbox.ts';
import { readPort } from './read-port.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { untilInterrupted } from './until-interrupted.ts';

const timezone = 'Europe/Amsterdam';
const minute = 60_000;
/** How long before the digest the last copy comes in, ms. */
const delivery = 6 * minute;
const aDay = 24 * 60 * minute;

/** `telex demo`: the whole path on this machine, with no account. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('show the whole path on this machine: copy in, a digest in a small Discord out')
    .description(
      'Starts a small Discord on this machine and the real bot in it, reads wire copy, subscribes a channel, posts the digest of eight o’clock and answers two questions; shows all of it here and on a page. It plays on the day that the copy is of.',
    )
    .argument('[file...]', 'wire copy to show instead of the invented copy in fixtures/demo')
    .option('--once', 'stop when everything has been shown')
    .option('--port <number>', 'the port of the page; 0 takes a free one', readPort, 0)
    .action(async (files: string[], options: { once?: boolean; port: number }) => {
      const { copies, problems } = await readCopies(files.length > 0 ? files : await listDemoFixtures());
      const today = eightOClock(Date.now(), timezone);
      const first = await previewCopy(copies, today - delivery);
      const untold = [...problems, ...first.problems];
      for (const problem of untold) process.stderr.write(`${problem}\n`);
      if (untold.length > 0) process.exitCode = 1;
      if (first.stories.length === 0) {
        if (first.readable.length > 0) {
          throw new Error('There is no story in this copy, so there is nothing to show.');
        }
        return;
      }
      const { readable } = first;
      const earlier = await previewCopy(readable, today - delivery - aDay);
      const eight = chooseEight(first.stories, earlier.stories, today, timezone);
      // What is told by its age is of the day on which it is read.
      const { stories } = await previewCopy(readable, eight - delivery);
      const clock = createDemoClock(eight - 5 * minute);
      const home = makeTemporaryFolder('telex-demo-');
      let isShown = false;
      const interrupted = untilInterrupted();
      // In the middle nothing is worth waiting for; the folder goes with the process.
      void interrupted.then((code) => isShown || process.exit(code));
      let sandbox: Sandbox | null = null;
      let app: App | null = null;
      try {
        const wire = join(home.path, 'wire');
        const tools = demoTools({ app: () => app, clock, wire, timezone });
        sandbox = await openSandbox({ now: clock.now, port: options.port, tools });
        await deliverCopy(readable, wire, eight - delivery);
        app = await openApp(sandbox, home.path, clock);
        const day = tellDay(first.stories, earlier.stories, { today, eight }, timezone);
        await show({ sandbox, app, clock, eight, day, stories, files: readable.length });
        isShown = true;
        if (!options.once) {
          app.keepTime();
          say(`\nThe page stays up: ${styleText('underline', sandbox.page)}   (Ctrl-C stops)\n`);
          await interrupted;
        }
      } finally {
        await app?.stop();
        await sandbox?.close();
        home.remove();
      }
    });
}

/** The real bot, in the sandbox instead of Discord, with everything it keeps in the folder `home`. */
async function openApp(sandbox: Sandbox, home: string, clock: DemoClock): Promise<App> {
  const { startApp } = await import('../app.ts');
  const { createLog } = await import('../log.ts');
  return startApp(
    {
      discordToken: sandbox.token,
      discordApiUrl: sandbox.url,
      wireDir: join(home, 'wire'),
      databasePath: join(home, 'telex.sqlite'),
      databaseUrl: null,
      timezone,
      logLevel: 'warn',
    },
    // The copy was read here already, to choose what to ask; a thread of its own would begin for nothing.
    { now: clock.now, log: createLog('warn'), intakeHere: true },
  );
}

interface Stage {
  readonly sandbox: Sandbox;
  readonly app: App;
  readonly clock: DemoClock;
  readonly eight: number;
  /** What there is to say of the day that it plays on; null for nothing. */
  readonly day: string | null;
  readonly stories: readonly Story[];
  readonly files: number;
}

async function show({ sandbox, app, clock, eight, day, stories, files }: Stage): Promise<void> {
  const channel = sandbox.channel('nieuws');
  const draw = (message: DrawnMessage) => {
    const width = Math.min(process.stdout.columns ?? 88, 88);
    const channelName = (id: string) => (id === channel.id ? channel.name : null);
    const drawing = { width, now: clock.now(), locale: 'nl', timezone, channelName };
    say(`${drawMessage(message, drawing)}\n`);
  };

  heading('Discord', `a sandbox on this machine: ${sandbox.page}`);
  const { filings } = await app.readWire();
  heading(
    'Wire copy',
    `${count(files, 'file', 'files')}, ${count(filings.new, 'story', 'stories')}${writeOthers(filings)}`,
  );
  if (day !== null) heading('The day', day);

  heading('07:55', 'the moderator types /nieuws abonneer onderwerp:alles');
  draw(await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' }));

  clock.jumpTo(eight);
  await app.tick();
  const [digest] = channel.messages;
  heading('08:00', digest === undefined ? explainSilence(stories, eight, timezone) : 'the digest in #nieuws');
  if (digest !== undefined) draw(digest);

  const { city, word } = chooseQuestions(findable(stories, eight));
  clock.jumpTo(eight + minute);
  if (city === null) {
    heading('08:01', 'No question after a city: none of this copy that may be shown names one.');
  } else {
    const offered = await channel.autocomplete('/nieuws stad', 'stad', city.slice(0, 3));
    const chosen = String((offered.find(({ value }) => value === city) ?? offered[0])?.value ?? city);
    heading('08:01', `a reader types /nieuws stad stad:${chosen}`);
    draw(await channel.typed('/nieuws stad', { stad: chosen }));
  }
  clock.jumpTo(eight + 2 * minute);
  if (word === null) {
    heading('08:02', 'No question after a word: none of this copy that may be shown has one to ask for.');
  } else {
    heading('08:02', `a reader types /nieuws zoek woorden:${word}`);
    draw(await channel.typed('/nieuws zoek', { woorden: word }));
  }
}

/** ` (1 changed, 2 known)`: what became of the stories that are not new; nothing when there are none. */
function writeOthers({ changed, killed, known }: IntakeReading['filings']): string {
  const others = [
    [changed, 'changed'],
    [killed, 'withdrawn'],
    [known, 'known'],
  ] as const;
  const told = others.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function heading(when: string, what: string): void {
  say(`${styleText(['bold', 'yellow'], when.padEnd(10))} ${what}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
