import type { Call, Choice, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
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

  async complete(_option, typed, { language }, context): Promise<readonly Choice[]> {
    const sections = await context.archive.sections(context.now());
    const start = foldText(bareName(typed, 'section'));
    return sections
      .filter(({ name }) => namesOf(name).some((one) => foldText(one).startsWith(start)))
      .map(({ name }) => ({ name: sectionName(name, language), value: name }));
  },
};

/** What a section is called: by the copy, and in English. */
function namesOf(section: string): readonly string[] {
  return [section, sectionName(section, 'en')];
}

/**
 * A section as the archive has it: case, accents and language are as somebody typed them. One that it has not stays as it stands.
 */
async function asWritten(typed: string, { archive, now }: CommandContext): Promise<string> {
  const key = foldText(typed);
  const names = (await archive.sections(now())).map(({ name }) => name);
  const isAsTyped = (name: string) => foldText(name) === key;
  return names.find(isAsTyped) ?? names.find((name) => namesOf(name).some(isAsTyped)) ?? typed;
}

async function none(section: string | null, { language }: Call, context: CommandContext): Promise<Reply> {
  const sections = section === null ? [] : await context.archive.sections(context.now());
  if (sections.length === 0) {
    const { stories } = await context.archive.find({ kind: 'all' }, { limit: 1 }, context.now());
    const key = section === null || stories.length === 0 ? 'latest.none' : 'latest.noSections';
    return sentenceReply(say(language, key));
  }
  const names = sections.slice(0, 8).map(({ name }) => sectionName(name, language));
  const asked = { section: sectionName(section ?? '', language), sections: names.join(', ') };
  return sentenceReply(say(language, 'latest.noneInSection', asked));
}
