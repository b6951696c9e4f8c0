import { colours } from '../src/discord/colours.ts';
import type { Subcommand } from '../src/discord/command.ts';
import type { Reply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { mayOffer } from '../src/discord/share-button.ts';
import { commandWords } from '../src/discord/words/command-words.ts';
import type { CommandContext } from './context.ts';

/** What somebody does for themselves in direct messages, where there are no channels and no server. */
const ownKeys = {
  abonneer: 'help.ownSubscribe',
  abonnementen: 'help.ownSubscriptions',
  instellingen: 'help.ownSettings',
} as const;
const isOwnKey = (name: string): name is keyof typeof ownKeys => Object.hasOwn(ownKeys, name);

/** `/nieuws help`: what one can type. `all`: the subcommands there are, in the order in which they are told. */
export function helpAbout(all: () => readonly Subcommand<CommandContext>[]): Subcommand<CommandContext> {
  return {
    name: 'help',
    options: [],
    async run({ language, mayManage, guildId, isHere }): Promise<Reply> {
      const tell = ({ name }: Subcommand<CommandContext>) => {
        const words = commandWords[name as keyof typeof commandWords][language];
        const own = guildId === null && isOwnKey(name) ? say(language, ownKeys[name]) : words.description;
        return `\`/${commandWords.nieuws[language].name} ${words.name}\` · ${own}`;
      };
      // As the router admits: what would be refused where this is asked is not told there.
      const isOpen = ({ ownInDirect }: Subcommand<CommandContext>) =>
        isHere && (guildId === null ? ownInDirect === true : mayManage);
      const readers = all().filter((one) => one.forManagers !== true && one.name !== 'help');
      const managers = all().filter((one) => one.forManagers === true && isOpen(one));
      const parts = [
        readers.map(tell).join('\n'),
        ...(managers.length === 0
          ? []
          : [
              `**${say(language, guildId === null ? 'help.own' : 'help.managers')}**\n${managers.map(tell).join('\n')}`,
            ]),
        [
          `**${say(language, 'help.buttons')}**`,
          say(language, 'help.follow'),
          ...(mayOffer({}, { guildId, isHere })
            ? [say(language, 'help.share')]
            : mayOffer({ tellsNoStory: true }, { guildId, isHere })
              ? [say(language, 'help.shareTrend')]
              : []),
        ].join('\n'),
        `**${say(language, 'help.search')}**\n${say(language, 'help.howToSearch')}`,
      ];
      return {
        embeds: [
          {
            title: sayPlainly(language, 'help.title'),
            description: parts.join('\n\n'),
            color: colours.answer,
          },
        ],
        components: [],
      };
    },
  };
}
