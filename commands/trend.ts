import type { Language } from '../src/delivery/subscription.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import { pictureFile } from '../src/discord/post-files.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { collectStories } from './collect-stories.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { completedOption } from './options.ts';
import {
  askedOf,
  offerPicture,
  type PictureAsked,
  readSubject,
  spanOption,
  tellSpan,
} from './picture-options.ts';
import { tellMistyped } from './tell-mistyped.ts';
import { stepOf, stepsOf, type TrendStep } from './trend-steps.ts';

/** Stories that are gone through at most. */
const mostStories = 50_000;

interface Counted extends TrendStep {
  count: number;
}

/** `/nieuws trend [onderwerp] [periode]`: how often something was in the news over time, as a picture and in words. */
export const trend: Subcommand<CommandContext> = {
  name: 'trend',
  options: [completedOption('trend.onderwerp', 200), spanOption(['week', 'month', 'quarter', 'year'])],

  run: (call, context) => trendOf(askedOf(call, 'month'), call.language, context),

  complete: (_option, typed, { language }, context) => completeTopic(typed, language, context),
};

/** The trend that was asked for, as the news is now, or why there is none. */
export async function trendOf(
  asked: PictureAsked,
  language: Language,
  context: CommandContext,
): Promise<Reply> {
  const { archive, timezone, now, pictures } = context;
  const subject = readSubject(asked.subject, language, context);
  if (!subject.ok) return subject.refusal;
  const { span } = asked;
  const at = now();
  const steps: Counted[] = stepsOf(span, at, timezone, language).map((step) => ({ ...step, count: 0 }));
  const window = { from: steps[0]?.from ?? at, to: at + 1, most: mostStories, now: at };
  let oldest = at;
  const { isPart } = await collectStories(
    archive,
    subject.query,
    window,
    ({ publishedAt, firstSeenAt, embargoUntil }) => {
      const moment = Math.max(publishedAt ?? firstSeenAt, embargoUntil ?? 0);
      oldest = Math.min(oldest, moment);
      const step = steps.findLast(({ from }) => from <= moment);
      if (step !== undefined) step.count++;
    },
  );
  const topic = nameTopic(context.nameQuery(subject.query, language), language, timezone);
  // A step that was not gone through to its beginning would tell a number that is too low.
  const whole = isPart ? steps.filter(({ from }) => from > oldest) : steps;
  const [first] = whole;
  if (first === undefined) return sentenceReply(say(language, 'trend.tooMuch', { topic }));
  const count = whole.reduce((sum, step) => sum + step.count, 0);
  const told = tellSpan(span, language);
  if (count === 0) {
    const mistyped = await tellMistyped(asked.subject ?? '', subject.query, language, context);
    return mistyped ?? sentenceReply(say(language, 'trend.none', { topic, span: told }));
  }
  const step = stepOf[span];
  const title = sayPlainly(language, 'trend.title', { topic });
  const subtitle = sayPlainly(language, 'trend.subtitle', { step, span: told, count });
  const numbers = whole.map((one) => `${one.label} ${one.count}`).join(', ');
  const alt = sayPlainly(language, 'trend.alt', { topic, numbers });
  const picture = layOutPicture({
    title,
    lines: tellMost(whole, step, language),
    remarks: [
      say(language, 'map.subtitle', { span: told, count }),
      ...(isPart ? [say(language, 'trend.partly', { when: first.name })] : []),
    ],
    file: pictureFile('trend', await pictures.trend({ title, subtitle, bars: whole }), alt),
  });
  return { ...picture, ...offerPicture('trend', asked) };
}

/** When it was most in the news; nothing where once was the most. */
function tellMost(steps: readonly Counted[], step: string, language: Language): readonly string[] {
  const count = Math.max(...steps.map((one) => one.count));
  const all = steps.filter((one) => one.count === count);
  const when = all.at(-1)?.name ?? '';
  if (count < 2) return [];
  return all.length === 1
    ? [say(language, 'trend.most', { when, count, step })]
    : [say(language, 'trend.mostOften', { when, count, step, often: all.length })];
}
