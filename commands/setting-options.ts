import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import { named } from '../src/discord/definition.ts';
import type { ChoiceKey } from '../src/discord/words/option-words.ts';
import { chosenOption, completedOption } from './options.ts';

/** What `spoed` can be: the value that Discord hands over, and what it means. */
export const breakingChoices = {
  geen: null,
  '1': { urgency: 1, inQuietHours: false },
  '1-stil': { urgency: 1, inQuietHours: true },
  '2': { urgency: 2, inQuietHours: false },
  '2-stil': { urgency: 2, inQuietHours: true },
} as const;

/** The kinds of channel that take posts. */
export const placeTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** The names of the values of `spoed`, in the order in which they are offered. */
export const breakingNames: ReadonlyMap<keyof typeof breakingChoices, ChoiceKey> = new Map([
  ['geen', 'choice.noBreaking'],
  ['1', 'choice.urgent'],
  ['1-stil', 'choice.urgentQuiet'],
  ['2', 'choice.urgent2'],
  ['2-stil', 'choice.urgent2Quiet'],
]);

/** The languages, each by its own name. */
export const languageNames = {
  nl: 'choice.dutch',
  en: 'choice.english',
} as const satisfies Record<Language, ChoiceKey>;

/** What a subscription can be given, in `abonneer` and `wijzig` alike. */
export const settingOptions: readonly APIApplicationCommandBasicOption[] = [
  completedOption('abonneer.onderwerp', 200),
  {
    type: ApplicationCommandOptionType.Channel,
    ...named('abonneer.kanaal'),
    channel_types: [...placeTypes],
  },
  completedOption('abonneer.schema', 100),
  chosenOption('abonneer.taal', languageNames),
  chosenOption('abonneer.soort', { digest: 'choice.digest', direct: 'choice.direct' }),
  {
    type: ApplicationCommandOptionType.Integer,
    ...named('abonneer.berichten'),
    min_value: 1,
    max_value: 20,
  },
  { type: ApplicationCommandOptionType.Role, ...named('abonneer.rol') },
  completedOption('abonneer.stilte', 20),
  chosenOption('abonneer.spoed', breakingNames),
  chosenOption('abonneer.bij_intrekking', { strike: 'choice.strike', delete: 'choice.delete' }),
  chosenOption('abonneer.opmaak', { embeds: 'choice.embeds', components: 'choice.cards' }),
  chosenOption('abonneer.kaart', { ja: 'choice.yes', nee: 'choice.no' }),
  completedOption('abonneer.tijdzone', 64),
  completedOption('abonneer.tag', 100),
];
