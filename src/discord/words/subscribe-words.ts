import type { Message } from './message.ts';

/** What is said of a topic that names nothing, or that nothing was written about yet. */
export const subscribeWords = {
  'subscribe.unknownSection': {
    takes: { name: 'text', names: 'text' },
    nl: 'De sectie “{name}” ken ik niet. Wel bijvoorbeeld: {names}.',
    en: 'I do not know the section “{name}”. Some that I know: {names}.',
  },
  'subscribe.unknownProvince': {
    takes: { name: 'text', names: 'text' },
    nl: 'De provincie “{name}” ken ik niet. Er zijn: {names}.',
    en: 'I do not know the province “{name}”. There are: {names}.',
  },
  'subscribe.unknownAgency': {
    takes: { name: 'text', names: 'text' },
    nl: 'Het bureau “{name}” ken ik niet. Er zijn onder meer: {names}.',
    en: 'I do not know the agency “{name}”. Some that I know: {names}.',
  },
  'subscribe.unknownCity': {
    takes: { name: 'text' },
    nl: 'De plaats “{name}” ken ik niet, en er is geen bericht uit.',
    en: 'I do not know the place “{name}”, and there is no story from there.',
  },
  'subscribe.instead': {
    takes: { example: 'text' },
    nl: 'Zo wel, bijvoorbeeld: {example}.',
    en: 'This works, for example: {example}.',
  },
  'subscribe.meant': {
    takes: { name: 'text' },
    nl: 'Bedoelde je {name}?',
    en: 'Did you mean {name}?',
  },
  'subscribe.nothingChanged': { nl: 'Er is niets veranderd.', en: 'Nothing has changed.' },
  'subscribe.nothingYet': {
    takes: { topic: 'text' },
    nl: '⚠️ Er is nu nog geen bericht over {topic}; zolang dat zo is, komt er niets.',
    en: '⚠️ There is no story about {topic} yet; as long as that is so, nothing comes.',
  },
  'subscribe.sections': {
    takes: { names: 'text' },
    nl: 'Secties met nieuws: {names}.',
    en: 'Sections with news: {names}.',
  },
  'subscribe.nextQuiet': {
    takes: { times: 'text' },
    nl: 'De volgende keren; wat in de stille uren valt, komt aan het eind daarvan:\n{times}',
    en: 'The next times; what falls in the quiet hours comes at their end:\n{times}',
  },
} as const satisfies Record<string, Message>;
