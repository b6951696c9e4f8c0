import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Asker, FormAction, SentFile, Subcommand } from '../src/discord/command.ts';
import { named } from '../src/discord/definition.ts';
import { tellUnread } from '../src/discord/paste-problem.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { cleanText } from '../src/discord/text.ts';
import type { CommandContext } from './context.ts';
import { laatste } from './laatste.ts';
import { completedOption, filledText } from './options.ts';
import { layOutPasteForm, pasteForm } from './paste-form.ts';
import { previewPaste } from './preview-paste.ts';

/** `/nieuws plakken [bestand] [sectie]`: wire copy from an editor; without a file a form opens for the text. */
export const plakken: Subcommand<CommandContext> = {
  name: 'plakken',
  forManagers: true,
  options: [
    { type: ApplicationCommandOptionType.Attachment, ...named('plakken.bestand') },
    completedOption('plakken.sectie', 100),
  ],

  async run(call, context) {
    const closed = refuseClosed(call, context);
    if (closed !== null) return closed;
    const section = filledText(call, 'sectie');
    const file = call.files.get('bestand');
    if (file === undefined) return layOutPasteForm(call.language, { text: '', section: section ?? '' });
    return takeFile(file, section, call, context);
  },

  async complete(option, typed, call, context) {
    return (await laatste.complete?.(option, typed, call, context)) ?? [];
  },
};

/** The form, filled in: the same for the text, or for the file where there is one. */
export const takePasteForm: FormAction<CommandContext> = {
  action: pasteForm,
  forManagers: true,

  async run(sent, context) {
    const closed = refuseClosed(sent, context);
    if (closed !== null) return closed;
    const section = cleanText(sent.fields.get('sectie') ?? '') || null;
    const file = sent.files.get('bestand');
    if (file !== undefined) return takeFile(file, section, sent, context);
    const text = sent.fields.get('tekst') ?? '';
    if (text.trim() === '') return sentenceReply(say(sent.language, 'paste.empty'), 'refusal');
    return previewPaste({ bytes: new TextEncoder().encode(text), section, typed: text }, sent, context);
  },
};

/** Why copy cannot be pasted in this server; null where it can. */
export function refuseClosed({ guildId, language }: Asker, { pasting }: CommandContext): Reply | null {
  if (guildId !== null && pasting.isOpenTo(guildId)) return null;
  return sentenceReply(say(language, 'paste.closed', { guild: guildId ?? '' }), 'refusal');
}

async function takeFile(
  file: SentFile,
  section: string | null,
  asker: Asker,
  context: CommandContext,
): Promise<Reply> {
  const { language } = asker;
  const fetched = await context.pasting.fetchFile(file);
  if (!fetched.ok) {
    const reason = asMarkdown(tellUnread(fetched.problem, language));
    return sentenceReply(say(language, 'paste.noFile', { reason }), 'refusal');
  }
  return previewPaste({ bytes: fetched.value, section, typed: null }, asker, context);
}
