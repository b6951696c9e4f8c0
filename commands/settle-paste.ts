import type { ComponentAction, Press } from '../src/discord/command.ts';
import { layOutOutcome } from '../src/discord/paste-outcome.ts';
import { type Answer, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import type { Draft, Settled } from './paste-drafts.ts';
import { layOutPasteForm } from './paste-form.ts';
import { refuseClosed } from './plakken.ts';
import { copyOf, pasteActions } from './preview-paste.ts';

/** "Publiceren": takes in what was previewed, byte for byte, once. */
export const publishPaste: ComponentAction<CommandContext> = {
  action: pasteActions.publish,
  inPlace: true,
  forManagers: true,
  busy: ({ language }) => sentenceReply(say(language, 'published.busy')),
  run: (press, context) =>
    withOwn(press, context, async (id) => {
      const now = context.now();
      const { drafts, take } = context.pasting;
      const settled = await drafts.publish(id, now, (draft) =>
        take(copyOf(draft), draft.section, now, draft.userId),
      );
      return tellSettled(settled, press, now);
    }),
};

/** "Weggooien": forgets it. */
export const discardPaste: ComponentAction<CommandContext> = {
  action: pasteActions.discard,
  inPlace: true,
  forManagers: true,
  run: (press, context) =>
    withOwn(press, context, async (id) => {
      const now = context.now();
      return tellSettled(await context.pasting.drafts.discard(id, now), press, now);
    }),
};

/** "Tekst aanpassen": the form again with what was typed; what is sent then takes the place of the preview. */
export const changePaste: ComponentAction<CommandContext> = {
  action: pasteActions.change,
  inPlace: true,
  forManagers: true,
  run: (press, context) =>
    withOwn(press, context, async (_id, draft) => {
      if (draft === null || !draft.isTyped)
        return sentenceReply(say(press.language, 'draft.gone'), 'refusal');
      const text = Buffer.from(draft.bytes).toString('utf8');
      return layOutPasteForm(press.language, { text, section: draft.section ?? '' });
    }),
};

/** Hands on the id of the draft, and the draft where it still waits, unless it is somebody else's or the server's pasting was closed. */
async function withOwn(
  press: Press,
  context: CommandContext,
  work: (id: string, draft: Draft | null) => Promise<Answer>,
): Promise<Answer> {
  const closed = refuseClosed(press, context);
  if (closed !== null) return closed;
  const id = press.args[0] ?? '';
  const draft = await context.pasting.drafts.read(id, context.now());
  if (draft !== null && (draft.userId !== press.userId || draft.guildId !== press.guildId)) {
    return sentenceReply(say(press.language, 'draft.others'), 'refusal');
  }
  return work(id, draft);
}

function tellSettled(settled: Settled, { language }: Press, now: number): Reply {
  switch (settled.kind) {
    case 'published':
      return layOutOutcome(settled.report, language, now);
    case 'already':
      return sentenceReply(say(language, 'published.already'));
    case 'discarded':
      return sentenceReply(say(language, 'draft.discarded'));
    case 'unsure':
      return sentenceReply(say(language, 'draft.unsure'), 'refusal');
    case 'gone':
      return sentenceReply(say(language, 'draft.gone'), 'refusal');
  }
}
