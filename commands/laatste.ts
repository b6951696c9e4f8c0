import type { Call, Choice, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { answerList, sectionQuery } from './listing.ts';
import { bareName, completedOption, countOf, countOption, filledName } from './options.ts';

/** `/nieuws laatste [sectie] [aantal]`: the newest stories, of one section or of all. */
export const laatste: Subcommand<CommandContext> = {
  name: 'laatste',
  options: [completedOption('laatste.sectie', 100), countOption],

  async run(call, context) {
    const typed = filledName(call, 'sectie', 'section');
    const section = typed === null ? null : await asWritten(typed, context);
    const question = { command: 'laatste', text: section ?? '' } as const;
    const part = { count: countOf(call) };
    const list = await answerList(question, sectionQuery(question.text), part, call.language, context);
    return list ?? none(section, call, context);
  },

  async complete(_option, typed, _call, context): Promise<readonly Choice[]> {
    const sections = await context.archive.sections(context.now());
    const start = bareName(typed, 'section').toLocaleLowerCase('nl');
    return sections
      .filter(({ name }) => name.toLocaleLowerCase('nl').startsWith(start))
      .map(({ name }) => ({ name, value: name }));
  },
};

/** A section as the archive has it: case and accents are as somebody typed them. One that it has not stays as it stands. */
async function asWritten(typed: string, { archive, now }: CommandContext): Promise<string> {
  const key = foldText(typed);
  return (await archive.sections(now())).find(({ name }) => foldText(name) === key)?.name ?? typed;
}

async function none(section: string | null, { language }: Call, context: CommandContext): Promise<Reply> {
  const sections = section === null ? [] : await context.archive.sections(context.now());
  if (section === null || sections.length === 0) {
    return sentenceReply(say(language, 'latest.none'));
  }
  const names = sections.slice(0, 8).map(({ name }) => name);
  return sentenceReply(say(language, 'latest.noneInSection', { section, sections: names.join(', ') }));
}
