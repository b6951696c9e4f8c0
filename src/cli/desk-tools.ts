import type { App } from '../app.ts';
import type { CopyFact, CopyPart, DeskTools, PageLanguage } from '../sandbox/desk-tools.ts';
import type { Story } from '../wire/story.ts';
import { describeProblem } from './copy-files.ts';
import { deliverCopy } from './demo-copy.ts';

/** What stands at a story on the panel, in Dutch and in English. */
const WORDS = {
  nl: {
    untitled: 'zonder kop',
    source: 'geplakt',
    role: 'rol',
    lead: 'lead',
    brief: 'bericht',
    section: 'rubriek',
    dateline: 'dateline',
    places: 'plaatsen',
    agencies: 'bureaus',
    published: 'gepubliceerd',
    embargo: 'embargo tot',
    status: 'status',
    usable: 'bruikbaar',
    withheld: 'ingehouden',
    killed: 'ingetrokken',
    unknown: 'onbekend',
    became: {
      new: 'nieuw',
      changed: 'gewijzigd',
      killed: 'ingetrokken',
      known: 'al bekend',
      spiked: 'opzij gelegd',
    },
    nothing: 'niets',
    early: 'De bot is er nog niet.',
  },
  en: {
    untitled: 'without a headline',
    source: 'pasted',
    role: 'role',
    lead: 'lead',
    brief: 'brief',
    section: 'section',
    dateline: 'dateline',
    places: 'places',
    agencies: 'agencies',
    published: 'published',
    embargo: 'embargo until',
    status: 'status',
    usable: 'usable',
    withheld: 'withheld',
    killed: 'killed',
    unknown: 'unknown',
    became: {
      new: 'new',
      changed: 'changed',
      killed: 'withdrawn',
      known: 'known already',
      spiked: 'kept aside',
    },
    nothing: 'nothing',
    early: 'The bot is not there yet.',
  },
} as const satisfies Record<PageLanguage, unknown>;

/** How long copy that is handed over lies in the folder already, ms: what is younger may still be being written. */
const lying = 60_000;

/** Reads copy for the page's panel as the bot would; `now`: when it counts as captured, ms since the epoch. */
export function copyReader(now: () => number): NonNullable<DeskTools['readCopy']> {
  return async (text, language) => {
    const { readStories } = await import('../read-stories.ts');
    const words = WORDS[language];
    const copy = { source: words.source, bytes: new TextEncoder().encode(text), capturedAt: now() };
    const read = readStories(copy, 'auto');
    if (!read.ok) return { parts: [], problems: [describeProblem(copy.source, read.problem)] };
    return { parts: read.value.map((story) => showStory(story, language)), problems: [] };
  };
}

/** What the demo needs to let people move its clock and hand copy to its bot. */
export interface DemoDesk {
  /** The bot; null while it is not there. */
  readonly app: () => App | null;
  readonly clock: { readonly now: () => number; readonly jumpTo: (moment: number) => void };
  /** The bot's wire folder. */
  readonly wire: string;
  readonly timezone: string;
}

/** The tools of the demo's page: its clock, and its bot's wire folder. */
export function demoTools({ app, clock, wire, timezone }: DemoDesk): DeskTools {
  let handed = 0;
  const need = (language: PageLanguage): App => {
    const bot = app();
    if (bot === null) throw new Error(WORDS[language].early);
    return bot;
  };
  return {
    timezone,
    async jumpTo(moment) {
      const bot = need('en');
      clock.jumpTo(moment);
      await bot.tick();
    },
    readCopy: copyReader(clock.now),
    async takeIn(text, language) {
      const bot = need(language);
      const { became, nothing } = WORDS[language];
      const copy = { file: `pasted-${++handed}.txt`, bytes: new TextEncoder().encode(text) };
      await deliverCopy([copy], wire, clock.now() - lying);
      const { filings, spiked } = await bot.readWire();
      const counts = { ...filings, spiked: spiked.length };
      const told = (Object.keys(became) as (keyof typeof became)[]).filter((what) => counts[what] > 0);
      return told.map((what) => `${counts[what]} ${became[what]}`).join(', ') || nothing;
    },
  };
}

function showStory(story: Story, language: PageLanguage): CopyPart {
  const words = WORDS[language];
  const { dateline, status } = story;
  const places = dateline?.places.map(({ name, country }) => `${name} (${country})`) ?? [];
  const facts: readonly (CopyFact | null)[] = [
    { name: words.role, value: words[story.role] },
    fact(words.section, story.section),
    fact(words.dateline, dateline?.raw),
    fact(words.places, places.join(', ')),
    fact(words.agencies, dateline?.agencies.join(', ')),
    {
      name: words.published,
      value: story.publishedAt === null ? words.unknown : { at: story.publishedAt },
    },
    story.embargoUntil === null ? null : { name: words.embargo, value: { at: story.embargoUntil } },
    status === 'usable' ? null : { name: words.status, value: words[status] },
  ];
  return {
    title: story.headline ?? nameUntitled(story, words.untitled),
    facts: facts.filter((one) => one !== null),
    paragraphs: story.paragraphs,
  };
}

/** Opening words of a story without a headline. */
const OPENING = 8;

/** A story without a headline: that it has none, where it is, and how it begins, so that two of them are told apart. */
function nameUntitled({ dateline, paragraphs }: Story, untitled: string): string {
  const opening = paragraphs[0]?.split(/\s+/) ?? [];
  const begins = opening.slice(0, OPENING).join(' ') + (opening.length > OPENING ? '…' : '');
  const place = dateline?.places.map(({ name }) => name).join(', ') ?? '';
  const told = [place, begins].filter((part) => part !== '').join(' – ');
  return told === '' ? untitled : `${told} (${untitled})`;
}

function fact(name: string, value: string | null | undefined): CopyFact | null {
  return value === null || value === undefined || value === '' ? null : { name, value };
}
