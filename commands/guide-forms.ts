import {
  type APILabelComponent,
  type APIStringSelectComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Breaking, Language } from '../src/delivery/subscription.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import type { Form } from '../src/discord/reply.ts';
import { type MessageKey, sayPlainly } from '../src/discord/say.ts';
import type { GuideDraft } from './guide-drafts.ts';
import { type ChoiceNames, choicePairs } from './options.ts';
import { breakingChoices, breakingNames, languageNames } from './setting-options.ts';

/** The action of everything in the guide; arguments: what it does, and the draft's id. */
export const guideAction = 'gids';

type Told = Extract<MessageKey, `guide.${string}`>;

/** The custom_id of something in the guide. */
export function guideId(what: string, id: string, more: readonly string[] = []): string {
  return writeCustomId(guideAction, what, id, ...more);
}

/** A form of one line of text. `longest` in characters. */
function layOutLine(
  customId: string,
  [title, label, about]: readonly [string, string, string],
  value: string,
  longest: number,
): Form {
  return {
    form: { custom_id: customId, title, components: [textInput('tekst', label, value, longest, about)] },
  };
}

/** The form for a topic of one's own, with what was chosen so far. */
export function layOutTopicForm(id: string, { wish }: GuideDraft, language: Language): Form {
  const words = told(language, 'guide.topicForm', 'guide.topicLabel', 'guide.topicAbout');
  return layOutLine(guideId('onderwerp', id), words, wish.topic ?? '', 200);
}

/** The form for times of one's own. */
export function layOutTimesForm(id: string, language: Language): Form {
  const words = told(language, 'guide.timesForm', 'guide.timesLabel', 'guide.timesAbout');
  return layOutLine(guideId('tijden', id), words, '', 100);
}

/** The form for what is mostly left as it is. */
export function layOutFurtherForm(id: string, { wish }: GuideDraft, language: Language): Form {
  const { briefs = 12, quiet = null, breaking = null, timezone } = wish;
  const hours = quiet === null ? '' : `${quiet.from}-${quiet.to}`;
  return {
    form: {
      custom_id: guideId('verder', id),
      title: sayPlainly(language, 'guide.furtherForm'),
      components: [
        textInput('berichten', sayPlainly(language, 'guide.briefsLabel'), String(briefs), 2),
        textInput('stilte', sayPlainly(language, 'guide.quietLabel'), hours, 20),
        textInput('tijdzone', sayPlainly(language, 'guide.timezoneLabel'), timezone, 64),
        menu(
          'taal',
          sayPlainly(language, 'guide.languageLabel'),
          wish.language,
          namesIn(language, languageNames),
        ),
        menu(
          'spoed',
          sayPlainly(language, 'guide.breakingLabel'),
          nameOfBreaking(breaking),
          namesIn(language, breakingNames),
        ),
      ],
    },
  };
}

/** What choices are called, by their values. */
function namesIn(language: Language, choices: ChoiceNames): readonly (readonly [string, string])[] {
  return choicePairs(choices).map(([value, choice]) => [value, sayPlainly(language, choice)]);
}

/** The value of `spoed` that stands for this. */
function nameOfBreaking(breaking: Breaking | null): string {
  const same = Object.entries(breakingChoices).find(
    ([, one]) => one?.urgency === breaking?.urgency && one?.inQuietHours === breaking?.inQuietHours,
  );
  return same?.[0] ?? 'geen';
}

function told(language: Language, ...keys: readonly [Told, Told, Told]): readonly [string, string, string] {
  const [title, label, about] = keys.map((key) => sayPlainly(language, key as 'guide.topicForm'));
  return [title ?? '', label ?? '', about ?? ''];
}

function textInput(
  customId: string,
  label: string,
  value: string,
  longest: number,
  about?: string,
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label,
    ...(about === undefined ? {} : { description: about }),
    component: {
      type: ComponentType.TextInput,
      custom_id: customId,
      style: TextInputStyle.Short,
      required: false,
      max_length: longest,
      ...(value === '' ? {} : { value: value.slice(0, longest) }),
    },
  };
}

function menu(
  customId: string,
  label: string,
  chosen: string,
  names: readonly (readonly [string, string])[],
): APILabelComponent {
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    options: names.map(([value, name]) => ({
      label: name,
      value,
      ...(value === chosen ? { default: true } : {}),
    })),
  };
  return { type: ComponentType.Label, label, component };
}
