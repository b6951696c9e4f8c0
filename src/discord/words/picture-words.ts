import type { Message } from './message.ts';

/** What stands in and around pictures. */
export const pictureWords = {
  'span.day': { nl: 'de laatste 24 uur', en: 'the last 24 hours' },
  'span.week': { nl: 'de laatste 7 dagen', en: 'the last 7 days' },
  'span.month': { nl: 'de laatste 30 dagen', en: 'the last 30 days' },
  'span.quarter': { nl: 'de laatste 13 weken', en: 'the last 13 weeks' },
  'span.year': { nl: 'de laatste 12 maanden', en: 'the last 12 months' },
  'map.title': { nl: 'Waar het nieuws is', en: 'Where the news is' },
  'map.ofTopic': {
    takes: { topic: 'text' },
    nl: 'Waar het nieuws is: {topic}',
    en: 'Where the news is: {topic}',
  },
  'map.subtitle': {
    takes: { span: 'text', count: 'number' },
    nl: '{span} · {count, plural, one {# bericht} other {# berichten}}',
    en: '{span} · {count, plural, one {# story} other {# stories}}',
  },
  'map.alt': {
    takes: { area: 'text', places: 'text' },
    nl: 'Kaart van {area, select, netherlands {Nederland} benelux {Nederland en België} europe {Europa} other {de wereld}} {places, select, none {zonder een plaats erop} other {met waar het nieuws vandaan komt: {places}}}.',
    en: 'Map of {area, select, netherlands {the Netherlands} benelux {the Netherlands and Belgium} europe {Europe} other {the world}} {places, select, none {with no place on it} other {with where the news comes from: {places}}}.',
  },
  'map.altOfPart': {
    takes: { places: 'text' },
    nl: 'Kaart met waar het nieuws vandaan komt: {places}.',
    en: 'Map with where the news comes from: {places}.',
  },
  'map.andOthers': { nl: 'e.a.', en: '& others' },
  'map.shown': { takes: { places: 'text' }, nl: '{places}', en: '{places}' },
  'map.place': { takes: { name: 'text', count: 'number' }, nl: '{name} ({count})', en: '{name} ({count})' },
  'map.others': {
    takes: { count: 'number' },
    nl: 'en nog {count, plural, one {# plaats} other {# plaatsen}}',
    en: 'and {count, plural, one {# more place} other {# more places}}',
  },
  'map.beyond': {
    takes: { places: 'text', count: 'number' },
    nl: 'Buiten deze kaart{count, plural, =0 {} one { nog # bericht} other { nog # berichten}}: {places}.',
    en: 'Beyond this map{count, plural, =0 {} one { # more story} other { # more stories}}: {places}.',
  },
  'map.unplaced': {
    takes: { count: 'number' },
    nl: '{count, plural, one {# bericht noemt} other {# berichten noemen}} geen plaats die op een kaart staat.',
    en: '{count, plural, one {# story names} other {# stories name}} no place that is on a map.',
  },
  'map.none': {
    takes: { span: 'text', isLongest: 'text' },
    nl: 'Er is geen bericht van {span} met een plaats. {isLongest, select, yes {Wat er wel is: `/nieuws laatste`.} other {Neem een langere `periode`.}}',
    en: 'There is no story of {span} with a place. {isLongest, select, yes {What there is: `/news latest`.} other {Take a longer `period`.}}',
  },
  'map.noneOfTopic': {
    takes: { span: 'text', topic: 'text', isLongest: 'text' },
    nl: 'Over {topic} is er geen bericht van {span} met een plaats. Neem een {isLongest, select, yes {} other {langere `periode` of een }}ander `onderwerp`.',
    en: 'About {topic} there is no story of {span} with a place. Take {isLongest, select, yes {} other {a longer `period` or }}another `topic`.',
  },
  'map.noneHere': {
    nl: 'Deze berichten noemen geen plaats die op een kaart staat.',
    en: 'These stories name no place that is on a map.',
  },
  'map.noneInArea': {
    takes: { area: 'text', places: 'text' },
    nl: 'In {area} is hier geen nieuws van. Wel uit: {places}. Kies een ander `gebied`.',
    en: 'There is none of this news in {area}. There is from: {places}. Choose another `area`.',
  },
  'map.partly': {
    takes: { count: 'number' },
    nl: 'Dit zijn de {count} nieuwste; er is meer.',
    en: 'These are the {count} latest; there are more.',
  },
  'trend.title': {
    takes: { topic: 'text' },
    nl: 'Hoe vaak in het nieuws: {topic}',
    en: 'How often in the news: {topic}',
  },
  'trend.subtitle': {
    takes: { step: 'text', span: 'text', count: 'number', isPart: 'text' },
    nl: '{step, select, day {per dag} week {per week} other {per maand}} · {span} · {isPart, select, yes {meer dan } other {}}{count, plural, one {# bericht} other {# berichten}}',
    en: '{step, select, day {per day} week {per week} other {per month}} · {span} · {isPart, select, yes {more than } other {}}{count, plural, one {# story} other {# stories}}',
  },
  'trend.moreThan': {
    takes: { span: 'text', count: 'number' },
    nl: '{span} · meer dan {count, plural, one {# bericht} other {# berichten}}',
    en: '{span} · more than {count, plural, one {# story} other {# stories}}',
  },
  'trend.most': {
    takes: { when: 'text', count: 'number', step: 'text' },
    nl: 'Het meest {step, select, day {op {when}} week {in de week van {when}} other {in {when}}}: {count, plural, one {# bericht} other {# berichten}}.',
    en: 'Most {step, select, day {on {when}} week {in the week of {when}} other {in {when}}}: {count, plural, one {# story} other {# stories}}.',
  },
  'trend.mostOften': {
    takes: { when: 'text', count: 'number', step: 'text', often: 'number' },
    nl: 'Het meest {step, select, day {op {often} dagen, het laatst op {when}} week {in {often} weken, het laatst in die van {when}} other {in {often} maanden, het laatst in {when}}}: {count, plural, other {# berichten}} elk.',
    en: 'Most {step, select, day {on {often} days, last on {when}} week {in {often} weeks, last in that of {when}} other {in {often} months, last in {when}}}: {count, plural, other {# stories}} each.',
  },
  'trend.alt': {
    takes: { topic: 'text', numbers: 'text' },
    nl: 'Staafdiagram van het aantal berichten door de tijd ({topic}): {numbers}.',
    en: 'Bar chart of the number of stories over time ({topic}): {numbers}.',
  },
  'trend.none': {
    takes: { topic: 'text', span: 'text', isLongest: 'text' },
    nl: 'In {span} kwam {topic} niet in het nieuws. Neem een {isLongest, select, yes {} other {langere `periode` of een }}ander `onderwerp`.',
    en: 'In {span} {topic} was not in the news. Take {isLongest, select, yes {} other {a longer `period` or }}another `topic`.',
  },
  'trend.partly': {
    takes: { when: 'text' },
    nl: 'Er is te veel om alles te tellen: dit begint bij {when}. Vraag iets gerichters, of een kortere `periode`.',
    en: 'There is too much to count it all: this begins at {when}. Ask for something narrower, or a shorter `period`.',
  },
  'trend.tooMuch': {
    takes: { topic: 'text' },
    nl: 'Over {topic} is er te veel om zo snel te tellen. Vraag iets gerichters, of een kortere `periode`.',
    en: 'There is too much about {topic} to count it this quickly. Ask for something narrower, or a shorter `period`.',
  },
  'picture.expired': {
    nl: 'Dit antwoord is ouder dan een dag; ik weet niet meer wat er gevraagd was. Stel de vraag opnieuw.',
    en: 'This answer is more than a day old; I no longer know what was asked. Ask it again.',
  },
  'picture.topic': {
    takes: { reason: 'text' },
    nl: 'Dat onderwerp begrijp ik niet. {reason}',
    en: 'I do not understand that topic. {reason}',
  },
} as const satisfies Record<string, Message>;
