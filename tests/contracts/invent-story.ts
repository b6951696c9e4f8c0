import { toStory } from '../../src/desk/identity.ts';
import { emptyItem, type Place, type WireItem } from '../../src/wire/item.ts';
import type { Story } from '../../src/wire/story.ts';

/** Noon of an invented Monday in Amsterdam, ms. */
export const noon = Date.parse('2025-05-19T12:00:00+02:00');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const moscow: Place = {
  id: '524901',
  name: 'Moskou',
  country: 'RU',
  province: null,
  lat: 55.75,
  lon: 37.62,
};
export const vlissingen: Place = {
  id: '2745467',
  name: 'Vlissingen',
  country: 'NL',
  province: 'Zeeland',
  lat: 51.44,
  lon: 3.57,
};

type Told = Partial<Omit<WireItem, 'dateline'>> & {
  readonly cities?: readonly string[];
  readonly agencies?: readonly string[];
  readonly places?: readonly Place[];
  readonly text?: string;
  readonly source?: string;
  readonly capturedAt?: number;
};

/** An invented story: a brief of a page unless told otherwise, captured at noon. `text`: paragraphs by line. */
export function invent(told: Told): Story {
  const { cities, agencies, places, text, source = 'page.txt', capturedAt = noon, ...item } = told;
  const dateline =
    cities || agencies
      ? {
          raw: `${(cities ?? []).join('/')} (${(agencies ?? ['ANP']).join('/')}) - `,
          cities: cities ?? [],
          agencies: agencies ?? ['ANP'],
          places: places ?? [],
        }
      : null;
  return toStory(
    {
      ...emptyItem,
      role: 'brief',
      format: 'page',
      dateline,
      ...(text === undefined ? {} : { paragraphs: text.split('\n') }),
      ...item,
    },
    { source, capturedAt },
  );
}
