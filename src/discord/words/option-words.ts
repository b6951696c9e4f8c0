import type { Message } from './message.ts';

/** Names of what can be chosen in an option or a menu, plain text. */
export const optionWords = {
  'choice.digest': { nl: 'overzicht op gezette tijden', en: 'digest at set times' },
  'choice.direct': { nl: 'elk bericht zodra het er is', en: 'each story as it comes' },
  'choice.noBreaking': { nl: 'geen', en: 'none' },
  'choice.urgent': { nl: 'urgentie 1', en: 'urgency 1' },
  'choice.urgentQuiet': { nl: 'urgentie 1, ook in stille uren', en: 'urgency 1, in quiet hours too' },
  'choice.urgent2': { nl: 'urgentie 1 en 2', en: 'urgency 1 and 2' },
  'choice.urgent2Quiet': {
    nl: 'urgentie 1 en 2, ook in stille uren',
    en: 'urgency 1 and 2, in quiet hours too',
  },
  'choice.strike': { nl: 'doorhalen', en: 'strike through' },
  'choice.delete': { nl: 'weghalen', en: 'take out' },
  'choice.embeds': { nl: 'gewoon', en: 'usual' },
  'choice.cards': { nl: 'kaarten', en: 'cards' },
  'choice.yes': { nl: 'ja', en: 'yes' },
  'choice.no': { nl: 'nee', en: 'no' },
  // By their own names, so that whoever cannot read the other one finds theirs.
  'choice.dutch': { nl: 'Nederlands', en: 'Nederlands' },
  'choice.english': { nl: 'English', en: 'English' },
  'choice.newest': { nl: 'nieuwste eerst', en: 'newest first' },
  'choice.best': { nl: 'beste eerst', en: 'best first' },
  'choice.day': { nl: '24 uur', en: '24 hours' },
  'choice.week': { nl: '7 dagen', en: '7 days' },
  'choice.month': { nl: '30 dagen', en: '30 days' },
  'choice.quarter': { nl: '13 weken', en: '13 weeks' },
  'choice.year': { nl: '12 maanden', en: '12 months' },
  'area.netherlands': { nl: 'Nederland', en: 'the Netherlands' },
  'area.benelux': { nl: 'Nederland en België', en: 'the Netherlands and Belgium' },
  'area.europe': { nl: 'Europa', en: 'Europe' },
  'area.world': { nl: 'de wereld', en: 'the world' },
} as const satisfies Record<string, Message>;

/** The name of such a choice in the catalogue. */
export type ChoiceKey = keyof typeof optionWords;
