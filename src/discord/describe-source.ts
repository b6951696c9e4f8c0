import type { Language } from '../delivery/subscription.ts';
import type { SourceHealth, SourceState } from '../intake/sources/health.ts';
import { asMarkdown, catalogue, localeOf, type MessageKey, say } from './say.ts';
import { timestamp } from './time-words.ts';

/** A state's sign; its word always stands beside it. */
const signs: Readonly<Record<SourceState, string>> = {
  failing: '❌',
  garbage: '⚠️',
  quiet: '🔕',
  new: '🆕',
  well: '✅',
  off: '⏸️',
};

/** The states, the ones first that somebody has to do something about. */
const order: readonly SourceState[] = ['failing', 'garbage', 'quiet', 'new', 'well', 'off'];

/** The sources with those first that need attention; else in their order. */
export function sortByState(sources: readonly SourceHealth[]): readonly SourceHealth[] {
  return sources.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** `❌ **Harbour** · **failing** · page, news.example/havens`, as markdown. */
export function headOf({ name, kind, place }: SourceHealth, state: SourceState, language: Language): string {
  const what = say(language, `sourceKind.${kind}`);
  // Where a folder lies on the machine is nobody's business in a server.
  const where = kind === 'folder' || place === null ? '' : `, ${place}`;
  return say(language, 'sources.head', {
    sign: signs[state],
    name,
    state: say(language, `sourceState.${state}`),
    kind: `${what}${where}`,
  });
}

/** Why its last look failed, as a line of markdown; none when it did not. */
export function tellFailureOf({ failure, state }: SourceHealth, language: Language): string[] {
  if (failure === null || state === 'off') return [];
  const { code } = failure;
  const key = `sourceFailure.${code}`;
  // English words would stand in a Dutch sentence: what has none of its own is told by its code.
  const reason =
    key in catalogue ? say(language, key as FailureKey) : say(language, 'sourceFailure.other', { code });
  return [say(language, 'sources.failure', { reason: asMarkdown(reason) })];
}

type FailureKey = Exclude<Extract<MessageKey, `sourceFailure.${string}`>, 'sourceFailure.other'>;

/** All that is known of a source, as some lines of markdown. */
export function describeSource(health: SourceHealth, language: Language): string {
  const {
    state,
    since,
    kind,
    lastSuccessAt,
    lastStoryAt,
    nextAt,
    storiesToday,
    spikedToday,
    normal,
    failure,
  } = health;
  const time = (at: number) => ({ time: asMarkdown(timestamp(at, 'R')) });
  const next = nextAt === null || !isShown(nextAt) ? [] : [say(language, 'sources.nextTry', time(nextAt))];
  const times = [
    ...(lastSuccessAt === null
      ? [say(language, 'sources.noSuccess')]
      : [
          say(language, 'sources.lastSuccess', time(lastSuccessAt)),
          lastStoryAt === null
            ? say(language, 'sources.noStory')
            : say(language, 'sources.lastStory', time(lastStoryAt)),
        ]),
    ...next,
  ];
  const counts = [
    say(language, 'sources.today', { stories: storiesToday }),
    normal === null
      ? say(language, 'sources.normalUnknown')
      : say(language, 'sources.normal', { normal: asMarkdown(sayNumber(normal, language)) }),
    ...(spikedToday > 0 ? [say(language, 'sources.spiked', { count: spikedToday })] : []),
  ];
  // Of what was not looked at yet nothing is missing.
  const isBegun = state !== 'new' || failure !== null;
  const started = [say(language, kind === 'push' ? 'sources.awaited' : 'sources.begun'), ...next];
  return [
    headOf(health, state, language),
    ...(state === 'off' ? [] : isBegun ? [times.join(' · '), counts.join(' · ')] : [started.join(' · ')]),
    ...(since === null ? [] : [say(language, 'sources.since', { time: asMarkdown(timestamp(since, 'f')) })]),
    ...(kind === 'push' ? [] : tellFailureOf(health, language)),
  ].join('\n');
}

/** A moment that never comes (a schedule without a further slot) is none that Discord can show. */
function isShown(at: number): boolean {
  return at > 0 && at < 8.64e15;
}

/** A number with one decimal at most, as it is written in this language. */
export function sayNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(value);
}
