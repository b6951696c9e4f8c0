import type { Message } from './message.ts';

/** How a topic is said back to a person. */
export const topicWords = {
  'topic.everything': { nl: 'al het nieuws', en: 'all the news' },
  'topic.phrase': { takes: { text: 'text' }, nl: '“{text}”', en: '“{text}”' },
  'topic.not': { takes: { topic: 'text' }, nl: 'zonder {topic}', en: 'without {topic}' },
  'topic.or': { nl: 'of', en: 'or' },
  'topic.from': { takes: { date: 'text' }, nl: 'vanaf {date}', en: 'from {date}' },
  'topic.to': { takes: { date: 'text' }, nl: 'tot {date}', en: 'until {date}' },
} as const satisfies Record<string, Message>;
