import { once } from 'node:events';
import type { Command } from 'commander';
import { readContactUrl } from '../config.ts';
import { cleanText } from '../discord/text.ts';
import type { FetchOutcome } from '../intake/http/fetch-outcome.ts';
import { WrongUsage } from './wrong-usage.ts';

interface FetchOptions {
  readonly feed?: boolean;
  readonly again?: boolean;
  readonly copy?: boolean;
  readonly allowPrivate?: readonly string[];
}

/** `telex fetch`: an address is fetched as a source would be, and what came of it is told. */
export function addFetch(program: Command): void {
  program
    .command('fetch')
    .summary('fetch a page or feed as a source would be, and tell what came of it')
    .description(
      'Fetches one address with the manners and the limits that sources are fetched with, and tells what came of it:\n' +
        'how much of what, from where, and when it may be asked again. Nothing is kept. The address may carry user and password.',
    )
    .argument('<address>', 'of a page or feed, over http or https')
    .option('--feed', 'it is a feed: made for machines, so that its robots.txt is not asked')
    .option(
      '--again',
      'ask a second time, as the next poll would, to see whether the server says that nothing changed',
    )
    .option(
      '--copy',
      'write the copy to standard output, byte for byte, for `telex parse -`; what is told goes to standard error',
    )
    .option(
      '--allow-private <host>',
      'a host of a private network that it may come from: a name, address or range (10.0.0.0/8); can be given again',
      (host: string, before: readonly string[] | undefined) => [...(before ?? []), host],
    )
    .action(async (address: string, options: FetchOptions) => {
      const { createFetchDeps, fetchCopy } = await import('../intake/http/fetch-copy.ts');
      const { readAllowance } = await import('../intake/http/private-allowance.ts');
      const { describeUserAgent } = await import('../intake/http/user-agent.ts');
      const { createMemoryValidators } = await import('../intake/http/validators.ts');
      const allowed = readAllowance(options.allowPrivate ?? []);
      if (!allowed.ok) throw new WrongUsage(cleanText(allowed.problem.message));
      const validators = createMemoryValidators();
      const deps = createFetchDeps({
        userAgent: describeUserAgent(program.version() ?? '', readContactUrl()),
        validators,
      });
      const request = {
        source: 'fetch',
        url: address,
        kind: options.feed ? 'feed' : 'page',
        isOperatorsOwn: true,
        allowPrivate: allowed.value,
      } as const;
      const tell = (lines: readonly string[]) =>
        (options.copy ? process.stderr : process.stdout).write(`${lines.map(cleanText).join('\n')}\n`);

      const first = await fetchCopy(request, deps);
      tell(await describeOutcome(first));
      if (first.kind === 'problem') process.exitCode = 1;
      if (first.kind !== 'fetched') return;
      if (options.copy && !process.stdout.write(first.body.bytes)) await once(process.stdout, 'drain');
      if (!options.again) return;
      await validators.set(request.source, request.url, first.validators);
      tell(['', ...(await describeOutcome(await fetchCopy(request, deps)))]);
    });
}

/** The least interval that is told of, for a server that asks for nothing: five minutes. */
const interval = 5 * 60_000;

/** An outcome in lines of words. */
async function describeOutcome(outcome: FetchOutcome): Promise<string[]> {
  const { chooseNextTry } = await import('../intake/http/next-try.ts');
  const trying = {
    interval,
    failures: outcome.kind === 'problem' ? 1 : 0,
    lasts: outcome.kind === 'problem' ? outcome.lasts : null,
    pace: outcome.pace,
    ttl: null,
  };
  const next = chooseNextTry(Date.now(), trying, () => 0);
  const again = `asked again: ${next === null ? 'not by itself' : `at ${toIso(next)} at the earliest, by an interval of 5 minutes`}`;
  if (outcome.kind === 'problem') return [`${outcome.problem.message} (${outcome.problem.code})`, again];
  const from = `from: ${outcome.url}`;
  if (outcome.kind === 'unchanged') {
    const how =
      outcome.how === 'said'
        ? 'unchanged, as the server says'
        : 'unchanged: the server sent the same once more';
    return [how, from, again];
  }
  const { body, validators, movedTo } = outcome;
  return [
    `fetched: ${body.bytes.length.toLocaleString('en')} bytes of ${body.contentType ?? 'no type'}, ${body.charset}`,
    from,
    ...(movedTo === null ? [] : ['moved for good: give that address as the source']),
    `etag: ${validators.etag ?? 'none'}`,
    `last-modified: ${validators.lastModified ?? 'none'}`,
    again,
  ];
}

function toIso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString({ smallestUnit: 'second' });
}
