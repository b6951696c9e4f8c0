import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { colours } from '../src/discord/colours.ts';
import type { Asker, ComponentAction, FormAction, Press, Subcommand } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { limits } from '../src/discord/limits.ts';
import { type Answer, buttonRow, type Form, type Reply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { cleanText } from '../src/discord/text.ts';
import type { Choices } from './choices.ts';
import type { CommandContext } from './context.ts';
import { languageNames } from './setting-options.ts';
import { whereOf } from './subscription-words.ts';
import { zoneNamed, zonesLike } from './zone-names.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The action of the settings' menus and buttons; with `toon`, of one that shows them. */
export const choicesAction = 'instel';
/** Values for what is left to whoever subscribes, and to the bot. */
const usual = { language: 'eigen', timezone: 'bot' } as const;

/** `/nieuws instellingen`: what the server, or in direct messages the person, chose for new subscriptions, to look at and change. */
export const instellingen: Subcommand<CommandContext> = {
  name: 'instellingen',
  forManagers: true,
  ownInDirect: true,
  options: [],

  run: (call, context) => showChoices(call, context),
};

/** The menus and the button under the settings. */
export const pressChoice: ComponentAction<CommandContext> = {
  action: choicesAction,
  inPlace: true,
  forManagers: true,
  ownInDirect: true,
  run: (press, context) => takeChoice(press, context),
};

/** The form for a timezone that is not among those offered. */
export const sendTimezone: FormAction<CommandContext> = {
  action: choicesAction,
  forManagers: true,
  ownInDirect: true,

  async run(sent, context) {
    const typed = cleanText(sent.fields.get('tekst') ?? '');
    const timezone = zoneNamed(typed);
    if (timezone === null) {
      return showChoices(sent, context, say(sent.language, 'setting.unknownTimezone', { text: typed }));
    }
    await context.choices.change(sent, { timezone });
    return showChoices(sent, context);
  },
};

async function takeChoice(press: Press, context: CommandContext): Promise<Answer> {
  const { language } = press;
  const [value] = press.values;
  switch (press.args[0]) {
    case 'taal':
      await context.choices.change(press, { language: value === 'nl' || value === 'en' ? value : null });
      break;
    case 'zone': {
      const isBots = value === undefined || value === usual.timezone;
      await context.choices.change(press, { timezone: isBots ? null : zoneNamed(value) });
      break;
    }
    case 'rol':
      // Who has the role could hand it on, or keep it from whoever gave it.
      if (press.byRole || press.guildId === null) {
        return showChoices(press, context, say(language, 'choices.roleOnly'));
      }
      if (value === press.guildId) return showChoices(press, context, say(language, 'choices.everyone'));
      await context.choices.change(press, { managerRole: value ?? null });
      break;
    case 'toon':
      break;
    default:
      return layOutTimezoneForm(press);
  }
  return showChoices(press, context);
}

async function showChoices(asker: Asker, context: CommandContext, notice?: string): Promise<Reply> {
  const { language, guildId } = asker;
  const choices = await context.choices.of(asker);
  const lines = [
    ...(notice === undefined ? [] : [`⚠️ ${notice}\n`]),
    say(language, 'choices.about'),
    `- ${say(language, 'choices.language', { language: choices.language ?? usual.language, where: whereOf(asker) })}`,
    `- ${say(language, 'choices.timezone', { timezone: choices.timezone ?? context.timezone })}`,
    ...(guildId === null ? [] : ['', sayManagers(choices, asker)]),
  ];
  return {
    // In place of a list it takes away what stood above that.
    content: '',
    embeds: [
      {
        title: sayPlainly(language, 'choices.title', { where: whereOf(asker) }),
        description: lines.join('\n'),
        color: colours.answer,
      },
    ],
    components: [
      languageRow(choices, asker),
      timezoneRow(choices, asker, context),
      ...(guildId === null || asker.byRole ? [] : [roleRow(choices, asker)]),
      ...buttonRow({
        customId: writeCustomId(choicesAction, 'andere'),
        label: sayPlainly(language, 'choices.otherTimezone'),
      }),
    ],
  };
}

function sayManagers({ managerRole }: Choices, { language }: Asker): string {
  if (managerRole === null) return say(language, 'choices.managers');
  return say(language, 'choices.managersOrRole', { role: asMarkdown(`<@&${managerRole}>`) });
}

function languageRow({ language: chosen }: Choices, asker: Asker): Row {
  const { language } = asker;
  const options = [
    {
      label: sayPlainly(language, 'choices.anyLanguage', { where: whereOf(asker) }),
      value: usual.language,
    },
    ...Object.entries(languageNames).map(([value, key]) => ({ label: sayPlainly(language, key), value })),
  ];
  return menu('taal', sayPlainly(language, 'choices.chooseLanguage'), options, chosen ?? usual.language);
}

function timezoneRow({ timezone: chosen }: Choices, { language }: Asker, { timezone }: CommandContext): Row {
  const zones = [...new Set([chosen ?? timezone, ...zonesLike('', timezone)])];
  const options = [
    { label: sayPlainly(language, 'choices.botTimezone', { timezone }), value: usual.timezone },
    ...zones.slice(0, limits.selectOptions - 1).map((zone) => ({ label: zone, value: zone })),
  ];
  return menu('zone', sayPlainly(language, 'choices.chooseTimezone'), options, chosen ?? usual.timezone);
}

function roleRow({ managerRole }: Choices, { language }: Asker): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.RoleSelect,
        custom_id: writeCustomId(choicesAction, 'rol'),
        placeholder: sayPlainly(language, 'choices.chooseRole'),
        // To choose none takes the role back.
        min_values: 0,
        max_values: 1,
        ...(managerRole === null
          ? {}
          : { default_values: [{ id: managerRole, type: SelectMenuDefaultValueType.Role }] }),
      },
    ],
  };
}

function menu(
  what: string,
  placeholder: string,
  options: readonly { readonly label: string; readonly value: string }[],
  chosen: string,
): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeCustomId(choicesAction, what),
        placeholder,
        options: options.map((one) => ({ ...one, ...(one.value === chosen ? { default: true } : {}) })),
      },
    ],
  };
}

function layOutTimezoneForm({ language }: Asker): Form {
  return {
    form: {
      custom_id: writeCustomId(choicesAction, 'zone'),
      title: sayPlainly(language, 'choices.otherTimezone'),
      components: [
        {
          type: ComponentType.Label,
          label: sayPlainly(language, 'guide.timezoneLabel'),
          component: {
            type: ComponentType.TextInput,
            custom_id: 'tekst',
            style: TextInputStyle.Short,
            max_length: 64,
          },
        },
      ],
    },
  };
}
