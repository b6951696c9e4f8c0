/** A part of the day, as people name it beside a time. `nacht` and `night` differ: ten at night is in the evening. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'nacht' | 'night';

/** Each hour, as it is put behind hours that nobody said how often of, to be read again. */
export const hourlyWords = { nl: 'elk uur', en: 'every hour' } as const;

/** Words as a regular expression, and what they stand for. */
type Rows<T> = readonly (readonly [string, T])[];

/** The days of the week by their words, as in cron: 0 is Sunday. Lower case, Dutch and English. */
export const dayWords: Rows<number> = [
  ['maandag(?:en|s)?|ma|mondays?|mon', 1],
  ['dinsdag(?:en|s)?|di|tuesdays?|tues?', 2],
  ['woensdag(?:en|s)?|wo|wednesdays?|wed', 3],
  ['donderdag(?:en|s)?|do|thursdays?|thurs?|thu', 4],
  ['vrijdag(?:en|s)?|vr|fridays?|fri', 5],
  ['zaterdag(?:en|s)?|za|saturdays?|sat', 6],
  ['zondag(?:en|s)?|zo|sundays?|sun', 0],
];

/** All days, the working days and the weekend. */
export const weekWords: Rows<readonly number[]> = [
  ['(?:elke|iedere|every|each|alle)\\s+(?:dag(?:en)?|day)|dagelijks|everyday|daily', [0, 1, 2, 3, 4, 5, 6]],
  ['(?:1x|1 keer|eens|[eé][eé]n keer|once)\\s+(?:per|a)\\s+(?:dag|day)', [0, 1, 2, 3, 4, 5, 6]],
  [
    'werkdag(?:en|s)?|weekdag(?:en|s)?|doordeweekse?(?:\\s+dag(?:en)?)?|door de weeks?|weekdays?|workdays?|(?:working|business) days?',
    [1, 2, 3, 4, 5],
  ],
  ['(?:het )?week-?(?:end|einde?)(?:s|en)?', [6, 0]],
];

/** Numbers of hours and minutes. */
export const numberWords: Rows<number> = [
  ['een|één|one', 1],
  ['twee|two', 2],
  ['drie|three', 3],
  ['vier|four', 4],
  ['vijf|five', 5],
  ['zes|six', 6],
  ['zeven|seven', 7],
  ['acht|eight', 8],
  ['negen|nine', 9],
  ['tien|ten', 10],
  ['elf|eleven', 11],
  ['twaalf|twelve', 12],
  ['dertien|thirteen', 13],
  ['veertien|fourteen', 14],
  ['vijftien|fifteen', 15],
  ['zestien|sixteen', 16],
  ['zeventien|seventeen', 17],
  ['achttien|eighteen', 18],
  ['negentien|nineteen', 19],
  ['twintig|twenty', 20],
  ['eenentwintig', 21],
  ['tweeëntwintig', 22],
  ['drieëntwintig', 23],
  ['dertig|thirty', 30],
];

/** Numbers that are English only: `half seven` is half past, `half zeven` half before. */
export const englishNumbers = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

const ofThe = "(?:'?s[- ]?)?";

/** Parts of the day by themselves. `morgen` alone is tomorrow, and is a part of the day behind `elke` or a day. */
export const partWords: Rows<DayPart> = [
  [
    `${ofThe}(?:ochtends|voormiddags)|'?s[- ]?morgens|(?:in de )?(?:ochtend|voormiddag)(?:en)?|(?:elke|iedere)\\s+morgen|(?:in the )?mornings?`,
    'morning',
  ],
  [
    `${ofThe}(?:middags|namiddags)|(?:in de )?(?:middag|namiddag)(?:en)?|(?:in the )?afternoons?`,
    'afternoon',
  ],
  [`${ofThe}avonds|(?:in de )?avond(?:en)?|(?:in the )?evenings?`, 'evening'],
  [`${ofThe}nachts|(?:in de )?nacht(?:en)?`, 'nacht'],
  ['(?:at |in the )?nights?|nightly', 'night'],
];

/** Parts of the day as they hang on a day: `maandagochtend`. */
export const hangingParts: Rows<DayPart> = [
  ['ochtend(?:en|s)?|morgen|voormiddag', 'morning'],
  ['middag(?:en|s)?|namiddag', 'afternoon'],
  ['avond(?:en|s)?', 'evening'],
  ['nacht(?:en|s)?', 'nacht'],
];

/**
 * When a part of the day is, in minutes after midnight [from, to), past midnight where `from` is the larger; and the time that
 * is proposed where somebody names no other.
 */
export const partTimes: Readonly<
  Record<DayPart, { readonly from: number; readonly to: number; readonly offered: string }>
> = {
  morning: { from: 60, to: 12 * 60, offered: '08:00' },
  afternoon: { from: 12 * 60, to: 19 * 60, offered: '14:00' },
  evening: { from: 17 * 60, to: 24 * 60, offered: '19:00' },
  nacht: { from: 22 * 60, to: 7 * 60, offered: '02:00' },
  night: { from: 18 * 60, to: 6 * 60, offered: '22:00' },
};

/** Why words that are understood make no schedule. */
export type NoSchedule =
  | 'schedule-once'
  | 'schedule-at-once'
  | 'schedule-rhythm'
  | 'schedule-except'
  | 'schedule-span'
  | 'schedule-zone';

/** Words that are understood, and of which no schedule can be made. */
export const noScheduleWords: Rows<NoSchedule> = [
  [
    'morgen(?:ochtend|middag|avond)?|vandaag|overmorgen|van(?:ochtend|morgen|middag|avond|nacht)|today|tonight|tomorrow|nu|now',
    'schedule-once',
  ],
  [
    'direct|meteen|onmiddellijk|zodra|real-?time|live|instant(?:ly)?|immediately|asap|as (?:it|they) comes?',
    'schedule-at-once',
  ],
  [
    'om de (?:andere )?(?:dag|week|maand)|om de \\S+ (?:dagen|weken|maanden)|(?:elke|iedere|every|each)\\s+(?:\\d+|een|andere|twee|drie|vier|other|second|two|three|four)\\s+(?:dag|dagen|days?|week|weken|weeks?|maand(?:en)?|months?)',
    'schedule-rhythm',
  ],
  [
    'twee-?wekelijks|(?:twee)?maandelijks|(?:(?:every|each)\\s+)?fortnight(?:ly)?|bi-?(?:weekly|monthly)|monthly|jaarlijks|yearly|annually',
    'schedule-rhythm',
  ],
  [
    '(?:(?:elke|iedere|every|each|per)\\s+)?(?:eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last)\\s+\\S+',
    'schedule-rhythm',
  ],
  [
    '(?:de |the )?\\d{1,2}(?:e|ste|de|st|nd|rd|th)?\\s+(?:van|of)\\s+(?:de|elke|iedere|the|each|every)\\s+(?:maand|month)',
    'schedule-rhythm',
  ],
  ['(?:(?:elke|iedere|every|each)\\s+)?(?:maand|month|jaar|year)', 'schedule-rhythm'],
  ['behalve|uitgezonderd|maar niet|except|but not|not on|niet op', 'schedule-except'],
  // A zone is a setting of its own.
  [
    '(?:utc|gmt|cest|cet|bst|edt|est|pdt|pst|wib)|(?:in |tijd(?:zone)? )?(?:europe|america|asia|africa|australia|pacific|atlantic)/\\S+|(?:(?:in|uit)\\s+)?(?:amsterdamse?|nederlandse?|brusselse?|belgische?|local|lokale?|dutch)\\s+(?:tijd|time)|in\\s+(?:amsterdam|brussel|nederland|belgi[eë]|curaçao|suriname|london|londen|new york)',
    'schedule-zone',
  ],
];
