import { type Command, InvalidArgumentError, Option } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { type Language, languages, type Subscription, usualSubscription } from '../delivery/subscription.ts';
import { readMoment } from './copy-files.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { drawMessage } from './draw-message.ts';
import { readTimezone } from './read-timezone.ts';
import { readTopic } from './read-topic.ts';

const day = 24 * 3_600_000;

interface DigestOptions extends DatabaseOption {
  readonly topic?: string;
  readonly at?: string;
  readonly language: Language;
  readonly briefs: number;
  readonly json?: boolean;
}

/** `telex digest`: the digest that a channel would get. */
export function addDigest(program: Command): void {
  const command = program
    .command('digest')
    .summary('show the digest of the last day, as a channel would get it')
    .description(
      'Shows the digest of the 24 hours before now (or before --at), as a channel would get it that has had nothing yet. Nothing is sent or remembered.',
    )
    .option('--topic <text>', 'the topic, in the search language; default: everything')
    .option('--at <moment>', 'the moment of the edition (ISO-8601); default: now')
    .addOption(new Option('--language <code>', 'the language').choices(languages).default('nl'))
    .option('--briefs <number>', 'briefs at most, 1 to 20', readBriefs, 12)
    .option(
      '--json',
      'the message body as JSON on one line; sending adds `nonce` (new for each delivery) and `enforce_nonce: true`',
    );
  addDatabaseOption(command).action(async (options: DigestOptions) => {
    const { createDigestMaker } = await import('../make-digest.ts');
    const { createPostRenderer } = await import('../render-post.ts');
    const { openStoriesToRead } = await import('../open-to-read.ts');
    const timezone = readTimezone();
    const slot = options.at === undefined ? Date.now() : readMoment(options.at, timezone);
    const { text: topic } = await readTopic(options.topic ?? '', slot, timezone);
    const room = openStoriesToRead(options.database, readDatabaseUrl());
    const chosen = await createDigestMaker(room.archive)({
      subscription: {
        ...onLooker,
        timezone,
        topic,
        language: options.language,
        briefs: options.briefs,
      },
      edition: { from: slot - day, slot, carryFrom: slot - day },
      hadBefore: async () => new Set(),
    });
    const render = createPostRenderer(room.archive);
    const made =
      chosen && (await render({ recipe: chosen.recipe, marker: 'preview', now: slot, posted: null }));
    room.close();
    if (made === null) {
      process.stderr.write('There is nothing to tell: no story of the last day matches the topic.\n');
    } else if (options.json) {
      process.stdout.write(`${JSON.stringify(made.post.body)}\n`);
    } else {
      const width = Math.min(process.stdout.columns ?? 88, 88);
      const drawing = { width, now: slot, locale: options.language, timezone };
      process.stdout.write(`${drawMessage(made.post.body, drawing)}\n`);
    }
  });
}

/** A subscription for somebody who only looks: it follows nothing anywhere. */
const onLooker: Omit<Subscription, 'timezone'> = {
  ...usualSubscription,
  id: 'preview',
  guildId: null,
  channelId: '',
  schedule: '0 8 * * *',
  language: 'nl',
  createdBy: '',
  createdAt: 0,
};

function readBriefs(text: string): number {
  const briefs = Number(text);
  if (!Number.isInteger(briefs) || briefs < 1 || briefs > 20) {
    throw new InvalidArgumentError('It takes a whole number from 1 to 20.');
  }
  return briefs;
}
