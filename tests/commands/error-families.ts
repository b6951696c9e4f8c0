import { catalogue, type MessageKey } from '../../src/discord/say.ts';
import type { SourceHealth } from '../../src/intake/sources/health.ts';
import type { queryProblemCodes } from '../archive/query-problem-codes.ts';
import type { scheduleProblemCodes } from '../delivery/schedule-problem-codes.ts';
import { eight } from '../digest/stories.ts';
import type { ErrorDesk } from './error-desk.ts';

const keysOf = (prefix: string) =>
  (Object.keys(catalogue) as MessageKey[]).filter((key) => key.startsWith(`${prefix}.`));

const queries: Record<(typeof queryProblemCodes)[number], string> = {
  'query-unclosed-quote': 'gas "hulp',
  'query-unknown-field': 'kleur:rood',
  'query-empty-field': 'gas stad:',
  'query-bad-time': 'sinds:ooit',
  'query-unknown-country': 'land:Nergensland',
  'query-dangling-or': 'gas OF',
  'query-dangling-without': 'gas NOT',
  'query-empty-group': 'gas ()',
  'query-unclosed-group': '(gas',
  'query-unopened-group': 'gas)',
  'query-without-words': '!!',
  'query-too-long': Array.from({ length: 45 }, (_, i) => `w${i}`).join(' '),
};
const schedules: Record<(typeof scheduleProblemCodes)[number], string> = {
  'schedule-not-understood': 'straks',
  'schedule-without-time': 'elke avond',
  'schedule-without-day': 'wekelijks om 9',
  'schedule-unclear': 'half een',
  'schedule-once': 'morgen om 8',
  'schedule-at-once': 'direct',
  'schedule-rhythm': 'maandelijks',
  'schedule-except': 'elke dag behalve zondag om 8',
  'schedule-span': 'werkdagen van 9 tot 5 elk uur',
  'schedule-zone': '9:00 CET',
  'schedule-uneven': 'elke 7 minuten',
  'schedule-too-often': 'elke minuut',
  'schedule-never': '0 8 31 2 *',
  'bad-cron': '0 8 * *',
};

const source = (code: string): SourceHealth => ({
  name: 'Bron',
  kind: 'page',
  place: 'news.example/havens',
  state: 'failing',
  why: null,
  since: null,
  lastSuccessAt: null,
  lastStoryAt: null,
  nextAt: null,
  failure: { code, message: 'English only' },
  spikedToday: 0,
  storiesToday: 0,
  normal: null,
});
const fails = (code: string) => ({
  sourceReport: async () => ({ sources: [source(code)], fileTrouble: null }),
});
/** How the errors are brought about that are told by a code. */
export function errorsByCode({
  bot,
  news,
  type,
  having,
  unread,
  paste,
  halted,
}: ErrorDesk): Partial<Record<MessageKey, () => Promise<string>>> {
  return {
    ...Object.fromEntries(
      Object.entries(queries).map(([code, woorden]) => [`problem.${code}`, () => type('zoek', { woorden })]),
    ),
    ...Object.fromEntries(
      Object.entries(schedules).map(([code, schema]) => [
        `problem.${code}`,
        () => type('abonneer', { schema }),
      ]),
    ),
    ...Object.fromEntries(
      keysOf('notSent').map((key) => {
        const lastFailure = async () => ({
          kind: 'digest' as const,
          slot: eight,
          isGivenUp: true,
          code: key.slice('notSent.'.length),
        });
        return [key, () => having({ lastFailure }, () => type('abonnementen'))];
      }),
    ),
    ...Object.fromEntries(
      keysOf('sourceFailure').map((key) => [
        key,
        // What has no words of its own is told by its code.
        () =>
          having(fails(key.slice('sourceFailure.'.length).replace('other', 'unheard-of')), () =>
            type('bronnen'),
          ),
      ]),
    ),
    ...Object.fromEntries(
      keysOf('reason').map((key) => [key, () => having(unread(key.slice('reason.'.length)), paste)]),
    ),
    ...Object.fromEntries(
      (['unknown-guild', 'no-direct-messages', 'no-shared-server'] as const).map((code) => {
        const halt = { code, since: eight, toldAt: null, refusals: 0, retryAt: null };
        return [`halt.${code}`, () => halted(halt)];
      }),
    ),
    'halt.unknown-channel': () => halted({ code: 'unknown-channel' }, { channelId: '12345678901234567' }),
    'halt.lostChannel': () => {
      const reach = { ...bot().context.reach, lastName: async () => ({ channel: 'oud', server: 'Kade' }) };
      return having({ reach }, () => halted({ code: 'unknown-channel' }, { channelId: '12345678901234567' }));
    },
    'halt.refused': () => halted({ code: 'missing-permissions' }),
    'halt.missing': async () => {
      news().deny('bot', 'EmbedLinks');
      try {
        return await halted({ code: 'missing-permissions' });
      } finally {
        news().allow('bot', 'EmbedLinks');
      }
    },
  };
}
