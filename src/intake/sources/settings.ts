import { z } from 'zod';
import { readAllowance } from '../http/private-allowance.ts';
import { pageLayout } from '../page/layout.ts';

/** The kinds of source; the names that `kind` takes. */
const sourceKinds = ['folder', 'page', 'feed', 'push'] as const;

/**
 * What becomes of what a source holds when it is first looked at: `skip` leaves it out; `latest` makes the newest story news
 * and puts the others into the archive only; `backfill` puts all of it into the archive only.
 */
const firstSyncs = ['skip', 'latest', 'backfill'] as const;

/** By which copy that editors paste is known among the sources: none of the file has this name. */
export const pasted = 'plakken';

const line = (most: number) =>
  z
    .string({ error: 'is not a text' })
    .trim()
    .min(1, { error: 'is empty' })
    .max(most, { error: `is longer than ${most} characters` })
    .refine((text) => !/\p{Cc}/u.test(text), { error: 'holds a line end or another control character' });

const flag = z.boolean({ error: 'is neither true nor false' });
const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `is none of ${values.join(', ')}` });

const common = {
  /** By which people and the log know it; unique whatever its capitals. */
  name: line(60)
    .refine((name) => !name.includes('/') && !name.includes('\\'), { error: 'holds a slash' })
    .refine((name) => name.toLowerCase() !== pasted, {
      error: 'is how copy that editors paste is called; give this source another name',
    }),
  /** Off: not looked at, and nothing is forgotten. */
  enabled: flag.default(true),
  /** In words or cron, as for subscriptions; left out: each minute for folders, each five minutes for what is fetched. */
  schedule: line(120).optional(),
  /** Given to stories that have none themselves. */
  section: line(60).optional(),
  rights: line(300).optional(),
  credit: line(120).optional(),
  firstSync: choice(firstSyncs).default('latest'),
  /** After so many hours without a new story there is an alert; left out: by what is normal for this source. */
  quietAfter: z
    .number({ error: 'is not a number of hours' })
    .min(1, { error: 'is less than 1 hour' })
    .max(8_784, { error: 'is more than a year of hours' })
    .optional(),
};

const fetched = {
  url: z
    .string({ error: 'is not an address' })
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: 'is not an http(s) address',
    }),
  /** Hosts or networks (CIDR) inside the private network that this source may be fetched from. */
  allowPrivate: z
    .array(line(100), { error: 'is not a list of hosts' })
    .refine((hosts) => readAllowance(hosts).ok, {
      error: ({ input }) => {
        const read = readAllowance(input as string[]);
        return read.ok ? 'is wrong' : `is wrong: ${read.problem.message}`;
      },
    })
    .default([]),
};

const folder = z.strictObject({
  ...common,
  kind: z.literal('folder'),
  /** Relative to the file of the settings. */
  path: line(1_000),
  afterwards: choice(['move', 'leave']).default('move'),
  keepDoneDays: z
    .int({ error: 'is not a whole number of days' })
    .min(1, { error: 'is less than 1 day' })
    .max(3_660, { error: 'is more than ten years' })
    .optional(),
});

const page = z.strictObject({
  ...common,
  ...fetched,
  kind: z.literal('page'),
  layout: pageLayout.optional(),
});

const feed = z.strictObject({
  ...common,
  ...fetched,
  kind: z.literal('feed'),
  /** Fetch the text behind each new entry's link. */
  fullText: flag.default(false),
  /** For the pages behind the links. */
  layout: pageLayout.optional(),
});

const whenLooked = (what: string) =>
  z
    .undefined({ error: `says nothing of a source that sends its copy itself: ${what}. Leave it out` })
    .optional();

const push = z
  .strictObject({
    ...common,
    kind: z.literal('push'),
    schedule: whenLooked('it is taken in when it is sent'),
    firstSync: whenLooked('all that is sent is news'),
    /** The environment variable, or the file, that holds the token. It never stands in the settings themselves. */
    tokenEnv: z
      .string({ error: 'is not the name of a variable' })
      .regex(/^[A-Z_][A-Z0-9_]*$/, { error: 'is not the name of an environment variable, such as ANP_TOKEN' })
      .optional(),
    tokenFile: line(1_000).optional(),
  })
  .refine((one) => (one.tokenEnv === undefined) !== (one.tokenFile === undefined), {
    error: 'needs one of tokenEnv and tokenFile',
  });

/** One source, as it is set up. */
const sourceSettings = z.discriminatedUnion('kind', [folder, page, feed, push], {
  error: ({ input }) =>
    typeof input === 'object' && input !== null
      ? `is none of ${sourceKinds.join(', ')}`
      : 'is not a group of settings',
});

/** The whole file. */
export const sourcesFile = z.strictObject(
  { sources: z.array(sourceSettings, { error: 'is not a list of sources' }) },
  { error: 'is not `sources:` with a list under it' },
);

/** One source, as it is set up, with its defaults filled in. */
export type SourceSettings = z.infer<typeof sourceSettings>;
/** A source that is a folder. */
export type FolderSettings = Extract<SourceSettings, { kind: 'folder' }>;
/** A source that is a news page at an address. */
export type PageSettings = Extract<SourceSettings, { kind: 'page' }>;
/** A source that is a feed. */
export type FeedSettings = Extract<SourceSettings, { kind: 'feed' }>;
/** A source that sends its copy itself. */
export type PushSettings = Extract<SourceSettings, { kind: 'push' }>;
