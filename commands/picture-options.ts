import type { APIApplicationCommandStringOption } from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import { type Call, textOption } from '../src/discord/command.ts';
import { fitCustomId, packText, unpackText, writeCustomId } from '../src/discord/custom-id.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { type MessageKey, say, sayPlainly } from '../src/discord/say.ts';
import { shareAction } from '../src/discord/share-button.ts';
import type { ChoiceKey } from '../src/discord/words/option-words.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { isEverything } from './every-topic.ts';
import { chosenOption, filledText } from './options.ts';
import { tellQuestionProblem } from './other-kind.ts';

/** Stretches of time up to now that a picture can be of. */
export type Span = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What is chosen for each. */
const spanNames = {
  day: 'choice.day',
  week: 'choice.week',
  month: 'choice.month',
  quarter: 'choice.quarter',
  year: 'choice.year',
} as const satisfies Record<Span, ChoiceKey>;

const spanKeys = {
  day: 'span.day',
  week: 'span.week',
  month: 'span.month',
  quarter: 'span.quarter',
  year: 'span.year',
} as const satisfies Record<Span, MessageKey>;

/** `periode`, of these. */
export function spanOption(spans: readonly Span[]): APIApplicationCommandStringOption {
  return chosenOption('kaart.periode', Object.fromEntries(spans.map((span) => [span, spanNames[span]])));
}

function spanOf(call: Call, usual: Span): Span {
  const chosen = textOption(call, 'periode') ?? usual;
  return isSpan(chosen) ? chosen : usual;
}

function isSpan(word: string): word is Span {
  return Object.hasOwn(spanNames, word);
}

/** `de laatste 7 dagen`, plain text. */
export function tellSpan(span: Span, language: Language): string {
  return sayPlainly(language, spanKeys[span]);
}

/** What a picture was asked of. */
export interface PictureAsked {
  /** As it was typed; null for everything. */
  readonly subject: string | null;
  readonly span: Span;
  /** A map's; null for where the news is. */
  readonly area: string | null;
}

/** What somebody asked with `onderwerp`, `periode` and `gebied`; `usual`: the stretch that is meant when none was chosen. */
export function askedOf(call: Call, usual: Span): PictureAsked {
  return {
    subject: filledText(call, 'onderwerp'),
    span: spanOf(call, usual),
    area: textOption(call, 'gebied'),
  };
}

/** Stands where other buttons have the stretch of time: the rest is a key of what is kept. */
const keptMark = 'bewaard';

/** The button that shares a picture carries what it was asked of; what is too long for that is kept for a day. */
export async function offerPicture(
  kind: 'kaart' | 'trend',
  asked: PictureAsked,
  { pages }: Pick<CommandContext, 'pages'>,
): Promise<Pick<Reply, 'share'>> {
  const { subject, span, area } = asked;
  const customId =
    fitCustomId(shareAction, kind, span, packText(area ?? ''), packText(subject ?? '')) ??
    writeCustomId(shareAction, kind, keptMark, await pages.keepAsked(asked));
  // A trend shows no story and no place of one.
  return { share: { customId, ...(kind === 'trend' && { tellsNoStory: true }) } };
}

/** What `offerPicture` put into a button, its first argument left out; a refusal for what it did not, and for what is kept no more. */
export async function readOffered(
  [span = '', area = '', subject = '']: readonly string[],
  language: Language,
  { pages }: Pick<CommandContext, 'pages'>,
): Promise<{ readonly asked: PictureAsked } | { readonly refusal: Reply }> {
  const refuse = (markdown: string) => ({ refusal: sentenceReply(markdown, 'refusal') });
  if (span === keptMark) {
    const asked = await pages.readAsked(area);
    return asked === null ? refuse(say(language, 'picture.expired')) : { asked };
  }
  if (!isSpan(span)) return refuse(say(language, 'failed.unknown'));
  return { asked: { span, area: unpackText(area) || null, subject: unpackText(subject) || null } };
}

/** What `onderwerp` asks for: everything when it was left out; what cannot be read is a refusal that says why. */
export function readSubject(
  text: string | null,
  language: Language,
  context: CommandContext,
): { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly refusal: Reply } {
  if (text === null || isEverything(text)) return { ok: true, query: { kind: 'all' } };
  const { query } = context.readTyped(text, context.now(), context.timezone);
  if (query.ok) return { ok: true, query: query.value };
  const reason = tellQuestionProblem(query.problem, language, context);
  return { ok: false, refusal: sentenceReply(say(language, 'picture.topic', { reason }), 'refusal') };
}
