import { colours } from '../src/discord/colours.ts';
import type { Asker, ComponentAction, Subcommand } from '../src/discord/command.ts';
import { describeSource, sortByState } from '../src/discord/describe-source.ts';
import { showSources } from '../src/discord/operator-post.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import { fillPages, pageButtons, pageFooter, turnTo } from './pages.ts';

/** Sources on a page at most: what one looks through on a phone. */
const mostOnPage = 10;

/** `/nieuws bronnen`: how the sources of copy are, those first that need attention. */
export const bronnen: Subcommand<CommandContext> = {
  name: 'bronnen',
  forManagers: true,
  options: [],

  run: (call, context) => showPage(0, call, context),
};

const turnAction = 'bronnen';

/** The buttons under a long list: another page of it, as things are now. */
export const turnSources: ComponentAction<CommandContext> = {
  action: turnAction,
  inPlace: true,
  forManagers: true,
  run: (press, context) => showPage(Number(press.args[0]), press, context),
};

/** The button under what the operator was told: the same list, beside it. */
export const openSources: ComponentAction<CommandContext> = {
  action: showSources,
  forManagers: true,
  run: (press, context) => showPage(0, press, context),
};

async function showPage(page: number, { language }: Asker, context: CommandContext): Promise<Reply> {
  const { sources, fileTrouble } = await context.sourceReport();
  if (sources.length === 0) return sentenceReply(say(language, 'sources.none'));
  const warning = fileTrouble === null ? [] : [say(language, 'sources.fileWrong')];
  // The warning stands on the first page, as a part of it.
  const parts = sortByState(sources).map((one) => describeSource(one, language));
  const [first = '', ...others] = parts;
  const pages = fillPages([[...warning, first].join('\n\n'), ...others], mostOnPage);
  const { at, lines, span } = turnTo(page, pages);
  return {
    embeds: [
      {
        title: sayPlainly(language, 'sources.title'),
        description: lines.join('\n\n'),
        color: colours.answer,
        ...pageFooter(at, pages.length, sayPlainly(language, 'sources.span', span), language),
      },
    ],
    components: pageButtons(turnAction, at, pages.length, language),
  };
}
