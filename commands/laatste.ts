import type { Call, Choice, Subcommand } from '../src/discord/command.ts';
import { layOutListing } from '../src/discord/list-layout.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { completedOption, countOf, countOption, filledText } from './options.ts';

/** `/nieuws laatste [sectie] [aantal]`: the newest stories, of one section or of all. */
export const laatste: Subcommand<CommandContext> = {
  name: 'laatste',
  options: [completedOption('laatste.sectie', 100), countOption],

  async run(call, context) {
    const section = filledText(call, 'sectie');
    const now = context.now();
    const query: Query =
      section === null ? { kind: 'all' } : { kind: 'field', field: 'section', value: section };
    const { stories, next } = await context.archive.find(query, { limit: countOf(call) }, now);
    if (stories.length === 0) return none(section, call, context);
    const title =
      section === null
        ? sayPlainly(call.language, 'latest.title')
        : sayPlainly(call.language, 'latest.ofSection', { section });
    return layOutListing(
      { title, stories, more: next !== null },
      { language: call.language, timezone: context.timezone },
    );
  },

  async complete(_option, typed, _call, context): Promise<readonly Choice[]> {
    const sections = await context.archive.sections(context.now());
    const start = typed.trim().toLocaleLowerCase('nl');
    return sections
      .filter(({ name }) => name.toLocaleLowerCase('nl').startsWith(start))
      .map(({ name }) => ({ name, value: name }));
  },
};

async function none(section: string | null, { language }: Call, context: CommandContext): Promise<Reply> {
  const sections = section === null ? [] : await context.archive.sections(context.now());
  if (section === null || sections.length === 0) {
    return sentenceReply(say(language, 'latest.none'));
  }
  const names = sections.slice(0, 8).map(({ name }) => name);
  return sentenceReply(say(language, 'latest.noneInSection', { section, sections: names.join(', ') }));
}
