import type { Language } from '../delivery/subscription.ts';
import type { LostMatter, Matter } from '../operator/matter.ts';
import { asMarkdown, type Markdown, say } from './say.ts';
import { timestamp } from './time-words.ts';

/** Causes that are told by name; those behind them are told together. */
const mostCauses = 5;
/** What a cause is to the operator, by the code of the `SendProblem`. */
const causes: Readonly<Record<string, Exclude<CauseKey, 'lostCause.other'>>> = {
  'missing-access': 'lostCause.barred',
  'missing-permissions': 'lostCause.barred',
  'thread-locked': 'lostCause.barred',
  'tag-missing': 'lostCause.barred',
  'no-direct-messages': 'lostCause.barred',
  'unknown-channel': 'lostCause.gone',
  'unknown-guild': 'lostCause.gone',
  'no-shared-server': 'lostCause.gone',
  'wrong-channel': 'lostCause.gone',
  refused: 'lostCause.refused',
  unreachable: 'lostCause.unreachable',
  'rate-limited': 'lostCause.limited',
  unreadable: 'lostCause.unreadable',
};

type CauseKey = Extract<Parameters<typeof say>[1], `lostCause.${string}`>;

/** Whether it tells that something is wrong now, and not that it is over. */
export function isWrongNow(matter: Matter): boolean {
  if (matter.kind === 'lost') return true;
  return matter.kind !== 'unasked' && !matter.isOver;
}

/** What the operator is told of it and what to do, as markdown. */
export function describeMatter(matter: Matter, language: Language): string {
  switch (matter.kind) {
    case 'lost':
      return describeLost(matter, language);
    case 'late': {
      const since = time(matter.since, 'R');
      return matter.isOver
        ? say(language, 'matter.lateOver', { since })
        : say(language, 'matter.late', { channels: matter.channels, since });
    }
    case 'disk': {
      const values = { free: Math.floor(matter.freeBytes / 2 ** 20), of: matter.of };
      return say(language, matter.isOver ? 'matter.diskOver' : 'matter.disk', values);
    }
    case 'crew': {
      const { missing, left } = matter;
      return matter.isOver
        ? say(language, 'matter.crewOver', { left })
        : say(language, 'matter.crew', { missing, left, since: time(matter.since, 'R') });
    }
    case 'unasked': {
      const span = { since: time(matter.since, 'f'), until: time(matter.until, 'f') };
      return say(language, 'matter.unasked', { part: matter.part, ...span });
    }
  }
}

function describeLost(matter: LostMatter, language: Language): string {
  const { posts, channels, servers } = matter;
  const byWords = new Map<string, number>();
  for (const { code, posts } of matter.causes) {
    const words = describeCause(code, language);
    byWords.set(words, (byWords.get(words) ?? 0) + posts);
  }
  const lines = [...byWords].toSorted(([, a], [, b]) => b - a);
  const others = lines.slice(mostCauses).reduce((total, [, count]) => total + count, 0);
  return [
    say(language, 'matter.lost', { posts, channels, servers, since: time(matter.since, 'R') }),
    ...lines
      .slice(0, mostCauses)
      .map(([cause, posts]) => say(language, 'matter.cause', { posts, cause: asMarkdown(cause) })),
    ...(others > 0 ? [say(language, 'matter.moreCauses', { posts: others })] : []),
  ].join('\n');
}

function describeCause(code: string, language: Language): string {
  const key = Object.hasOwn(causes, code) ? causes[code] : undefined;
  return key === undefined ? say(language, 'lostCause.other', { code }) : say(language, key);
}

function time(at: number, style: 'R' | 'f'): Markdown {
  return asMarkdown(timestamp(at, style));
}
