import { dirname, resolve } from 'node:path';
import pLimit from 'p-limit';
import type { WireDoor, WireSender } from './http/wire-door.ts';
import { readPushTokens } from './intake/sources/push-tokens.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import { openSettingsFile } from './intake/sources/settings-file.ts';
import type { Logger } from './log.ts';
import { checkSourceSchedule } from './next-look.ts';
import type { Intake } from './open-intake.ts';

/** What the door needs of the house. */
export interface WireDoorParts {
  /** The file of sources, which need not be there; left out: nobody may send. */
  readonly sourcesFile?: string | undefined;
  /** What that file named before, in an earlier run: they may go on sending when it is gone. Left out: nothing. */
  readonly before?: readonly SourceSettings[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly intake: Pick<Intake, 'take'>;
  readonly log: Logger;
}

/** The door for copy that is sent in. */
export interface OpenWireDoor extends WireDoor {
  /** Looks at the settings and tokens; the log hears what is wrong with them when that is another than before. */
  look(): void;
}

/** More at once would only wait for each other: copy is read one after another. */
const takenAtOnce = 4;

/**
 * The door by the file of sources and the tokens that it names, all of which are looked at whenever somebody asks who may
 * send: what is taken out, turned off or given another token counts from that moment. A file that is wrong changes nothing.
 */
export function openWireDoor({ sourcesFile, before = [], env, intake, log }: WireDoorParts): OpenWireDoor {
  const file =
    sourcesFile === undefined ? null : openSettingsFile(sourcesFile, checkSourceSchedule, before.length > 0);
  const places = { home: dirname(resolve(sourcesFile ?? '.')), env };
  const inTurn = pLimit(takenAtOnce);
  let sources = before;
  let told = '';

  function senders(): WireSender[] {
    const news = file?.read();
    if (news?.ok) sources = news.sources;
    const read = readPushTokens(sources, places);
    const problems = read.problems.join('\n');
    if (problems !== told) for (const problem of read.problems) log.error(`source ${problem}`);
    if (problems === '' && told !== '') log.info('the tokens of all sources can be used again');
    told = problems;
    return read.senders.map(({ settings, hash }) => {
      return {
        name: settings.name,
        tokenHash: hash,
        take: (copy, now) => inTurn(() => intake.take(copy, settings, now)),
      };
    });
  }

  return { senders, look: () => void senders() };
}
