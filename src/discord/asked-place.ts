import { countryCode } from '../wire/countries.ts';
import type { Dateline } from '../wire/item.ts';
import type { Query } from '../wire/query.ts';
import { foldText } from '../wire/words.ts';

/**
 * Which of a dateline's places (by its index among them) a question by city, country or province is about; the first where it asks for none,
 * or where none is known to be meant.
 */
export function askedPlace({ cities, places }: Pick<Dateline, 'cities' | 'places'>, topic: Query): number {
  const asked = fieldsOf(topic);
  const found = cities.findIndex((city, index) => {
    // One for each city that is known: in the same order only where all are.
    const place =
      places.length === cities.length
        ? places[index]
        : places.find(({ name }) => foldText(name) === foldText(city));
    return asked.some(({ field, value }) => {
      if (field === 'country') return place !== undefined && place.country === countryCode(value);
      const names = field === 'city' ? [city, place?.name] : [place?.province];
      return names.some((name) => typeof name === 'string' && foldText(name) === foldText(value));
    });
  });
  return Math.max(0, found);
}

/** What is asked for by a field; what is not to be there is not. */
function fieldsOf(topic: Query): readonly Extract<Query, { kind: 'field' }>[] {
  if (topic.kind === 'field') return [topic];
  return topic.kind === 'and' || topic.kind === 'or' ? topic.parts.flatMap(fieldsOf) : [];
}
