import { z } from 'zod';
import { readAllowance } from '../http/private-allowance.ts';
import { pageLayout } from '../page/layout.ts';
import { pasted } from './pasted.ts';
import { type MistakeCode, mistake } from './settings-mistakes.ts';

/** The kinds of source; the names that `kind` takes. */
const sourceKinds = ['folder', 'page', 'feed', 'push'] as const;

/**
 * What becomes of what a source holds when it is first looked at: `skip` leaves it out; `latest` makes the newest story news
 * and puts the others into the archive only; `backfill` puts all of it into the archive only.
 */
const firstSyncs = ['skip', 'latest', 'backfill'] as const;

/**
 * Which pictures of a source's stories may be shown: those whose own terms allow it, as where this is left out; also those that
 * say nothing, for an operator who has them licensed; or none.
 */
const pictureRules = ['when-rights-allow', 'always', 'never'] as const;

const line = (most: number) =>
  z
    .string({ error: mistake('no-text') })
    .trim()
    .min(1, { error: mistake('empty') })
    .max(most, { error: mistake('too-long', most) })
    .refine((text) => !/\p{Cc}/u.test(text), { error: mistake('control-character') });

const flag = z.boolean({ error: mistake('no-flag') });
const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: mistake('none-of', values.join(', ')) });

const common = {
  /** By which people and the log know it; unique whatever its capitals. */
  name: line(60)
    .refine((name) => !name.includes('/') && !name.includes('\\'), { error: mistake('slash') })
    .refine((name) => name.toLowerCase() !== pasted, { error: mistake('name-of-pasting') }),
  /** Off: not looked at, and nothing is forgotten. */
  enabled: flag.default(true),
  /** In words or cron, as for subscriptions; left out: each minute for folders, each five minutes for what is fetched. */
  schedule: line(120).optional(),
  /** Given to stories that have none themselves. */
  section: line(60).optional(),
  rights: line(300).optional(),
  credit: line(120).optional(),
  pictures: choice(pictureRules).optional(),
  firstSync: choice(firstSyncs).default('latest'),
  /** After so many hours without a new story there is an alert; left out: by what is normal for this source. */
  quietAfter: z
    .number({ error: mistake('no-hours') })
    .min(1, { error: mistake('few-hours') })
    .max(8_784, { error: mistake('many-hours') })
    .optional(),
};

const fetched = {
  url: z
    .string({ error: mistake('no-address') })
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: mistake('no-http-address'),
    }),
  /** Hosts or networks (CIDR) inside the private network that this source may be fetched from. */
  allowPrivate: z
    .array(line(100), { error: mistake('no-hosts') })
    .refine((hosts) => readAllowance(hosts).ok, {
      error: ({ input }) => {
        const read = readAllowance(input as string[]);
        return mistake('wrong-hosts', read.ok ? '' : read.problem.message);
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
    .int({ error: mistake('no-days') })
    .min(1, { error: mistake('few-days') })
    .max(3_660, { error: mistake('many-days') })
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

const whenLooked = (code: MistakeCode) => z.undefined({ error: mistake(code) }).optional();

const push = z
  .strictObject({
    ...common,
    kind: z.literal('push'),
    schedule: whenLooked('sender-schedule'),
    firstSync: whenLooked('sender-past'),
    /** The environment variable, or the file, that holds the token. It never stands in the settings themselves. */
    tokenEnv: z
      .string({ error: mistake('no-variable') })
      .regex(/^[A-Z_][A-Z0-9_]*$/, { error: mistake('odd-variable') })
      .optional(),
    tokenFile: line(1_000).optional(),
  })
  .refine((one) => (one.tokenEnv === undefined) !== (one.tokenFile === undefined), {
    error: mistake('one-token'),
    // Also where something else is wrong: whoever mends that should not find this only then.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** One source, as it is set up. */
const sourceSettings = z.discriminatedUnion('kind', [folder, page, feed, push], {
  error: ({ input }) =>
    typeof input === 'object' && input !== null
      ? mistake('no-kind', sourceKinds.join(', '))
      : mistake('no-group'),
});

/** The whole file. */
export const sourcesFile = z.strictObject(
  { sources: z.array(sourceSettings, { error: mistake('no-list-of-sources') }) },
  { error: mistake('no-file-shape') },
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
