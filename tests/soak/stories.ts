import { type Chance, createChance } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What the channels follow: each story has one of these invented words in it. */
export const topics = ['quastorvelde', 'fendralmuide', 'zemnikburcht', 'oplidonstaf'] as const;

/** What the agency says of a story at one moment. */
export interface StoryVersion {
  /** 1 for the first; shown in the headline, so that a message tells which one stands there. */
  readonly version: number;
  /** When the copy comes in, ms since the epoch. */
  readonly at: number;
  readonly status: 'usable' | 'withheld' | 'killed';
  /** ms since the epoch, null for none. */
  readonly embargoUntil: number | null;
  readonly isCorrection: boolean;
}

/** An invented story with a serial number, and all that becomes of it. */
export interface SoakStory {
  readonly serial: number;
  readonly topic: string;
  /** The serial number of the story that the agency says it follows up. */
  readonly followsUp?: number;
  /** Oldest first; one at least. */
  readonly versions: readonly StoryVersion[];
}

/** How a story's version is known again in a message. */
export const codePattern = /Zq(\d+)r(\d+)x/g;

/**
 * Stories from `from` to `to` (ms), about `storiesPerDay` of them, with corrections, kills, holds and embargoes among them: a
 * share of `restless` in all.
 */
export function inventStories(
  chance: Chance,
  from: number,
  to: number,
  { storiesPerDay, restless = 0.35 }: { readonly storiesPerDay: number; readonly restless?: number },
): SoakStory[] {
  const count = Math.round(((to - from) / (24 * hour)) * storiesPerDay);
  const stories: SoakStory[] = [];
  for (let serial = 1; serial <= count; serial += 1) {
    const at = from + chance.whole(minute, to - from);
    stories.push({ serial, topic: chance.pick(topics), versions: inventLife(chance, at, to, restless) });
  }
  return stories;
}

function inventLife(chance: Chance, at: number, end: number, restless: number): StoryVersion[] {
  const plain = { at, status: 'usable', embargoUntil: null, isCorrection: false } as const;
  const after = (hours: number) => Math.min(end, at + chance.whole(10 * minute, hours * hour));
  const later = after(9);
  // The shares below make 0.35.
  const fate = (chance.next() * 0.35) / restless;
  const life: Omit<StoryVersion, 'version'>[] = [plain];
  if (fate < 0.14) life.push({ ...plain, at: later, isCorrection: true });
  else if (fate < 0.22) life.push({ ...plain, at: later, status: 'killed' });
  else if (fate < 0.27) {
    life.push({ ...plain, at: later, status: 'withheld' });
    if (chance.happens(0.5)) life.push({ ...plain, at: Math.min(end, later + chance.whole(hour, 6 * hour)) });
  } else if (fate < 0.32) life[0] = { ...plain, embargoUntil: at + chance.whole(hour, 4 * hour) };
  else if (fate < 0.35)
    life.push({ ...plain, at: later, embargoUntil: later + chance.whole(hour, 3 * hour) });
  return life
    .filter((one, index) => index === 0 || one.at > at + minute)
    .map((one, index) => ({ ...one, version: index + 1 }));
}

/** The copy of one version: ninjs, as an agency would send it. Each story has words of its own, so that no two resemble. */
export function writeCopy(story: SoakStory, version: StoryVersion): string {
  const words = createChance(story.serial * 7_919);
  const headline = `${sentence(words, 4)} Zq${story.serial}r${version.version}x`;
  const body = [
    `${sentence(words, 9)} ${story.topic} ${lower(sentence(words, 5))}.`,
    `${sentence(words, 14)}.`,
  ];
  return JSON.stringify({
    uri: `urn:soak:${story.serial}`,
    type: 'text',
    language: 'nl',
    version: String(version.version),
    versioncreated: new Date(version.at).toISOString(),
    ...(story.followsUp === undefined ? {} : { evolvedfrom: `urn:soak:${story.followsUp}` }),
    pubstatus: version.status === 'killed' ? 'canceled' : version.status,
    headline,
    body_text: body.join('\n\n'),
    ...(version.isCorrection ? { signals: [{ code: 'sig:correction' }] } : {}),
    ...(version.embargoUntil === null ? {} : { embargoed: new Date(version.embargoUntil).toISOString() }),
  });
}

const heads = [
  'bra',
  'dol',
  'fem',
  'gri',
  'hus',
  'kla',
  'lom',
  'mir',
  'nop',
  'pel',
  'ros',
  'sti',
  'tur',
  'vlo',
  'wem',
];
const tails = [
  'bik',
  'dern',
  'fost',
  'gum',
  'hal',
  'kent',
  'lorp',
  'mast',
  'nirk',
  'pold',
  'rund',
  'sem',
  'tang',
  'vint',
];

function sentence(words: Chance, length: number): string {
  const made = Array.from({ length }, () => words.pick(heads) + words.pick(heads) + words.pick(tails)).join(
    ' ',
  );
  return made.charAt(0).toUpperCase() + made.slice(1);
}

function lower(text: string): string {
  return text.toLowerCase();
}
