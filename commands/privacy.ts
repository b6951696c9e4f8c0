import type { Subscription } from '../src/delivery/subscription.ts';
import { colours } from '../src/discord/colours.ts';
import type { Asker, ComponentAction, Subcommand } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { type ButtonWish, buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { bold } from '../src/discord/text.ts';
import type { CommandContext } from './context.ts';
import { followedBy, placeLink } from './subscription-words.ts';

const action = 'privacy';
/** Subscriptions that are named one by one. */
const mostNamed = 10;

/** `/nieuws privacy`: what is kept of whom; of the one who asks it is shown, and deleted. */
export const privacy: Subcommand<CommandContext> = {
  name: 'privacy',
  options: [],

  run: async ({ language }) => ({
    embeds: [
      {
        title: sayPlainly(language, 'privacy.title'),
        description: say(language, 'privacy.about'),
        color: colours.answer,
      },
    ],
    components: buttonRow(button('toon', sayPlainly(language, 'privacy.show')), eraseButton(language)),
  }),
};

/** The buttons of it. They are about whoever presses them, and nobody else. */
export const pressPrivacy: ComponentAction<CommandContext> = {
  action,
  inPlace: true,

  async run(press, context) {
    const { language, userId } = press;
    switch (press.args[0]) {
      case 'toon':
        return showKept(press, context);
      case 'wis':
        return {
          ...sentenceReply(say(language, 'privacy.sure')),
          components: buttonRow(
            { ...button('zeker', sayPlainly(language, 'privacy.yes')), isGrave: true },
            button('niet', sayPlainly(language, 'privacy.no')),
          ),
        };
      case 'zeker': {
        const named = await context.kept.forgetPerson(userId);
        if (named === 0) return sentenceReply(say(language, 'privacy.erased'));
        return {
          ...sentenceReply(say(language, 'privacy.named', { count: named }), 'refusal'),
          components: buttonRow(eraseButton(language)),
        };
      }
      default:
        return sentenceReply(say(language, 'privacy.kept'));
    }
  },
};

async function showKept({ language, userId }: Asker, context: CommandContext): Promise<Reply> {
  const { personal, made, ended, hasChoices, shared, drafts } = await context.kept.of(userId, context.now());
  const topics = await listFirst(personal, language, async (one) =>
    bold(await followedBy(one, language, context)),
  );
  const channels = await listFirst(made, language, async (one) => placeLink(one, language));
  const lines = [
    ...(personal.length === 0
      ? []
      : [say(language, 'privacy.personal', { count: personal.length, topics: asMarkdown(topics) })]),
    ...(made.length === 0
      ? []
      : [say(language, 'privacy.made', { count: made.length, channels: asMarkdown(channels) })]),
    ...(ended === 0 ? [] : [say(language, 'privacy.ended', { count: ended })]),
    ...(hasChoices ? [say(language, 'privacy.choices')] : []),
    ...(shared === 0 ? [] : [say(language, 'privacy.shared', { count: shared })]),
    ...(drafts === 0 ? [] : [say(language, 'privacy.drafts', { count: drafts })]),
  ];
  // Always there: who wants to be sure that nothing is left need not take a list's word for it.
  const components = buttonRow(eraseButton(language));
  if (lines.length === 0) return { ...sentenceReply(say(language, 'privacy.nothing')), components };
  return {
    embeds: [
      {
        title: sayPlainly(language, 'privacy.mine'),
        description: lines.map((line) => `- ${line}`).join('\n'),
        color: colours.answer,
      },
    ],
    components,
  };
}

/** The first ones, and how many more there are, as markdown. */
async function listFirst(
  all: readonly Subscription[],
  language: Asker['language'],
  name: (one: Subscription) => Promise<string>,
): Promise<string> {
  const left = all.length - mostNamed;
  const named = new Set(await Promise.all(all.slice(0, mostNamed).map(name)));
  return [...named, ...(left > 0 ? [say(language, 'privacy.more', { count: left })] : [])].join(', ');
}

function eraseButton(language: Asker['language']): ButtonWish {
  return button('wis', sayPlainly(language, 'privacy.erase'));
}

function button(what: string, label: string): ButtonWish {
  return { customId: writeCustomId(action, what), label };
}
