import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import type { Form } from '../src/discord/reply.ts';
import { sayPlainly } from '../src/discord/say.ts';

/** The action of the form in which copy is pasted. */
export const pasteForm = 'plakken';

/** What stands in the form already. */
export interface PasteFilling {
  readonly text: string;
  readonly section: string;
}

/** Characters that Discord takes in one input of a form. */
export const longestText = 4_000;
/** Characters of a section. */
const longestSection = 100;

/** The form for pasting: the text, or a file, and a section for stories that have none. */
export function layOutPasteForm(language: Language, { text, section }: PasteFilling): Form {
  return {
    form: {
      custom_id: pasteForm,
      title: sayPlainly(language, 'paste.form'),
      components: [
        {
          type: ComponentType.Label,
          label: sayPlainly(language, 'paste.text'),
          description: sayPlainly(language, 'paste.textAbout'),
          component: {
            type: ComponentType.TextInput,
            custom_id: 'tekst',
            style: TextInputStyle.Paragraph,
            required: false,
            max_length: longestText,
            ...(text === '' ? {} : { value: text }),
          },
        },
        {
          type: ComponentType.Label,
          label: sayPlainly(language, 'paste.file'),
          description: sayPlainly(language, 'paste.fileAbout'),
          component: { type: ComponentType.FileUpload, custom_id: 'bestand', required: false, min_values: 0 },
        },
        {
          type: ComponentType.Label,
          label: sayPlainly(language, 'paste.section'),
          description: sayPlainly(language, 'paste.sectionAbout'),
          component: {
            type: ComponentType.TextInput,
            custom_id: 'sectie',
            style: TextInputStyle.Short,
            required: false,
            max_length: longestSection,
            ...(section === '' ? {} : { value: section }),
          },
        },
      ],
    },
  };
}
