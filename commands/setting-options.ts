import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import { named } from '../src/discord/definition.ts';
import type { CommandWordKey } from '../src/discord/words/command-words.ts';
import { completedOption } from './options.ts';

/** Names of choices, Dutch and English, by their values. */
type Choices = Readonly<Record<string, { readonly nl: string; readonly en: string }>>;

function chosenOption(key: CommandWordKey, choices: Choices): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named(key),
    choices: Object.entries(choices).map(
      ([value, { nl, en }]): APIApplicationCommandOptionChoice<string> => ({
        name: nl,
        name_localizations: { 'en-US': en, 'en-GB': en },
        value,
      }),
    ),
  };
}

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

/** The names of the values of `spoed`. */
export const breakingNames = {
  geen: { nl: 'geen', en: 'none' },
  '1': { nl: 'urgentie 1', en: 'urgency 1' },
  '1-stil': { nl: 'urgentie 1, ook in stille uren', en: 'urgency 1, in quiet hours too' },
  '2': { nl: 'urgentie 1 en 2', en: 'urgency 1 and 2' },
  '2-stil': { nl: 'urgentie 1 en 2, ook in stille uren', en: 'urgency 1 and 2, in quiet hours too' },
} as const satisfies Record<keyof typeof breakingChoices, { nl: string; en: string }>;

/** What a subscription can be given, in `abonneer` and `wijzig` alike. */
export const settingOptions: readonly APIApplicationCommandBasicOption[] = [
  completedOption('abonneer.onderwerp', 200),
  {
    type: ApplicationCommandOptionType.Channel,
    ...named('abonneer.kanaal'),
    channel_types: [...placeTypes],
  },
  completedOption('abonneer.schema', 100),
  {
    type: ApplicationCommandOptionType.String,
    ...named('abonneer.taal'),
    choices: [
      { name: 'Nederlands', value: 'nl' },
      { name: 'English', value: 'en' },
    ],
  },
  chosenOption('abonneer.soort', {
    digest: { nl: 'overzicht op gezette tijden', en: 'digest at set times' },
    direct: { nl: 'elk bericht zodra het er is', en: 'each story as it comes' },
  }),
  {
    type: ApplicationCommandOptionType.Integer,
    ...named('abonneer.berichten'),
    min_value: 1,
    max_value: 20,
  },
  { type: ApplicationCommandOptionType.Role, ...named('abonneer.rol') },
  completedOption('abonneer.stilte', 20),
  chosenOption('abonneer.spoed', breakingNames),
  chosenOption('abonneer.bij_intrekking', {
    strike: { nl: 'doorhalen', en: 'strike through' },
    delete: { nl: 'weghalen', en: 'take out' },
  }),
  chosenOption('abonneer.opmaak', {
    embeds: { nl: 'gewoon', en: 'usual' },
    components: { nl: 'kaarten', en: 'cards' },
  }),
  chosenOption('abonneer.kaart', { ja: { nl: 'ja', en: 'yes' }, nee: { nl: 'nee', en: 'no' } }),
  completedOption('abonneer.tijdzone', 64),
  completedOption('abonneer.tag', 100),
];
