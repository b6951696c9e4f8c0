import type { Language } from '../src/delivery/subscription.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import { pictureFile } from '../src/discord/post-files.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { numberIn, say, sayPlainly } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
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

/** How long somebody waits for the count, ms: Discord is told before that that it takes longer. */
const patience = 2_200;

interface Counted extends TrendStep {
  readonly count: number;
  /** As its readers write it. */
  readonly written: string;
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
  const steps = stepsOf(span, at, timezone, language);
  // The last one is not over yet, and a clock that runs ahead gave nothing after it.
  const edges = [...steps.map(({ from }) => from), at + 1];
  const { counts, found } = await archive.count(subject.query, { edges, mostTime: patience }, at);
  const topic = nameTopic(context.nameQuery(subject.query, language), language, timezone);
  // Of a step that was not counted to its beginning the number would be too low.
  const whole = steps.flatMap((step, n): Counted[] => {
    const count = counts[n] ?? null;
    return count === null ? [] : [{ ...step, count, written: numberIn(count, language) }];
  });
  const isPart = whole.length < steps.length;
  const [first] = whole;
  if (first === undefined || (isPart && found === 0))
    return sentenceReply(say(language, 'trend.tooMuch', { topic }));
  const count = isPart ? found : whole.reduce((sum, step) => sum + step.count, 0);
  const told = tellSpan(span, language);
  if (count === 0 && !isPart) {
    const mistyped = await tellMistyped(asked.subject ?? '', subject.query, language, context);
    const isLongest = span === 'year' ? 'yes' : 'no';
    return mistyped ?? sentenceReply(say(language, 'trend.none', { topic, span: told, isLongest }));
  }
  const step = stepOf[span];
  const title = sayPlainly(language, 'trend.title', { topic });
  const subtitle = sayPlainly(language, 'trend.subtitle', {
    step,
    span: told,
    count,
    isPart: isPart ? 'yes' : 'no',
  });
  const numbers = whole.map((one) => `${one.label} ${one.written}`).join(', ');
  const alt = sayPlainly(language, 'trend.alt', { topic, numbers });
  const picture = layOutPicture({
    title,
    lines: tellMost(whole, step, language),
    remarks: [
      isPart
        ? say(language, 'trend.moreThan', { span: told, count })
        : say(language, 'map.subtitle', { span: told, count }),
      ...(isPart ? [say(language, 'trend.partly', { when: first.name })] : []),
    ],
    file: pictureFile('trend', await pictures.trend({ title, subtitle, bars: whole }), alt),
  });
  return { ...picture, ...(await offerPicture('trend', asked, context)) };
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
