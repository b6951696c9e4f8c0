import type { Message } from './message.ts';

/** How a topic is said back to a person. */
export const topicWords = {
  'topic.everything': { nl: 'al het nieuws', en: 'all the news' },
  'topic.word': { takes: { text: 'text' }, nl: '‘{text}’', en: '‘{text}’' },
  'topic.phrase': { takes: { text: 'text' }, nl: '“{text}”', en: '“{text}”' },
  'topic.section': { takes: { name: 'text' }, nl: 'sectie {name}', en: 'section {name}' },
  'topic.country': { takes: { name: 'text' }, nl: 'het land {name}', en: 'the country {name}' },
  'topic.province': { takes: { name: 'text' }, nl: 'provincie {name}', en: 'province {name}' },
  'topic.agency': { takes: { name: 'text' }, nl: 'bureau {name}', en: 'agency {name}' },
  'topic.not': { takes: { topic: 'text' }, nl: 'zonder {topic}', en: 'without {topic}' },
  'topic.or': { nl: 'of', en: 'or' },
  'topic.from': { takes: { date: 'text' }, nl: 'vanaf {date}', en: 'from {date}' },
  'topic.to': { takes: { date: 'text' }, nl: 'tot {date}', en: 'until {date}' },
  'topic.last': {
    takes: { count: 'number', unit: 'text' },
    nl: `van {unit, select,
      minutes {de laatste {count, plural, one {minuut} other {# minuten}}}
      hours {{count, plural, one {het laatste uur} other {de laatste # uur}}}
      days {de laatste {count, plural, one {dag} other {# dagen}}}
      weeks {de laatste {count, plural, one {week} other {# weken}}}
      months {de laatste {count, plural, one {maand} other {# maanden}}}
      other {{count, plural, one {het laatste jaar} other {de laatste # jaar}}}}`,
    en: `of the last {unit, select,
      minutes {{count, plural, one {minute} other {# minutes}}}
      hours {{count, plural, one {hour} other {# hours}}}
      days {{count, plural, one {day} other {# days}}}
      weeks {{count, plural, one {week} other {# weeks}}}
      months {{count, plural, one {month} other {# months}}}
      other {{count, plural, one {year} other {# years}}}}`,
  },
  'topic.older': {
    takes: { count: 'number', unit: 'text' },
    nl: `ouder dan {count} {unit, select,
      minutes {{count, plural, one {minuut} other {minuten}}}
      hours {uur}
      days {{count, plural, one {dag} other {dagen}}}
      weeks {{count, plural, one {week} other {weken}}}
      months {{count, plural, one {maand} other {maanden}}}
      other {jaar}}`,
    en: `older than {count} {unit, select,
      minutes {{count, plural, one {minute} other {minutes}}}
      hours {{count, plural, one {hour} other {hours}}}
      days {{count, plural, one {day} other {days}}}
      weeks {{count, plural, one {week} other {weeks}}}
      months {{count, plural, one {month} other {months}}}
      other {{count, plural, one {year} other {years}}}}`,
  },
  'topic.fromDay': {
    takes: { daysAgo: 'number' },
    nl: '{daysAgo, plural, =0 {van dezelfde dag} =1 {vanaf de dag ervoor} other {vanaf # dagen ervoor}}',
    en: '{daysAgo, plural, =0 {of the same day} =1 {from the day before} other {from # days before}}',
  },
  'topic.toDay': {
    takes: { daysAgo: 'number' },
    nl: 'tot en met {daysAgo, plural, =0 {dezelfde dag} =1 {de dag ervoor} other {# dagen ervoor}}',
    en: 'until {daysAgo, plural, =0 {the same day} =1 {the day before} other {# days before}}',
  },
  'topic.fromWeekday': {
    takes: { weekday: 'text' },
    nl: 'vanaf de laatste {weekday}',
    en: 'from the last {weekday}',
  },
  'topic.toWeekday': {
    takes: { weekday: 'text' },
    nl: 'tot en met de laatste {weekday}',
    en: 'until the last {weekday}',
  },
} as const satisfies Record<string, Message>;
