/** With what the marks of several places are called. */
export interface MarkWords {
  /** What stands behind the name of one place for it and others: `e.a.` */
  readonly others: string;
  /** Countries as readers call them, by ISO 3166-1 alpha-2. */
  readonly countries: Readonly<Record<string, string>>;
}

/** A place under a mark. */
interface Called {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Stories from there. */
  readonly count: number;
  /** Of those, the ones that are from other places too, by a number that they have there as well. */
  readonly shared: readonly number[];
}

/**
 * What one mark for these places (one at least) is called, and at which of them it is. In the country that most of its stories are from,
 * the place with most of them: `Den Haag e.a.`; of several with as many the first, and called by the country when most of the country's
 * news on the map is under this mark: `Nederland`. `inCountry`: how many stories there are on the map from a country.
 */
export function callMark<T extends Called>(
  spots: readonly T[],
  { others, countries }: MarkWords,
  inCountry: (code: string) => number,
): { readonly head: T | undefined; readonly name: string } {
  const [first] = spots;
  if (first === undefined || spots.length === 1) return { head: first, name: first?.name ?? '' };
  const [lead, next] = [...Map.groupBy(spots, ({ country }) => country).values()].toSorted(
    (a, b) => countTogether(b) - countTogether(a),
  );
  const isLed = lead !== undefined && (next === undefined || countTogether(lead) > countTogether(next));
  const among = isLed ? lead : spots;
  const most = Math.max(...among.map(({ count }) => count));
  const heads = among.filter(({ count }) => count === most);
  const head = heads[0] ?? first;
  const country = countries[head.country];
  if (
    heads.length > 1 &&
    isLed &&
    country !== undefined &&
    2 * countTogether(lead) > inCountry(head.country)
  ) {
    return { head, name: next === undefined ? country : `${country} ${others}` };
  }
  return { head, name: `${head.name} ${others}` };
}

/** How many stories are from one or more of these places: one that is from several of them is one story. */
export function countTogether(spots: readonly Pick<Called, 'count' | 'shared'>[]): number {
  const shared = spots.flatMap((spot) => spot.shared);
  const counted = spots.reduce((sum, { count }) => sum + count, 0);
  return counted - (shared.length - new Set(shared).size);
}
