import { lettersOf } from '../wire/letter-set.ts';
import { firstAt } from '../wire/sorted-list.ts';
import { nameKey } from './names.ts';
import { createPace } from './pace.ts';
import type { HeldPlaces, Names } from './story-archive.ts';

/** A city or place as it is counted. */
export interface CountedCity {
  /** `p_` and the id of a place of the gazetteer, or `c_` and the key of a token that is none. */
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly stories: number;
}

/** What the key of a place of the gazetteer begins with; its id follows. */
export const placeKey = 'p_';

/** A counted city with what is asked of its name at every keystroke. */
export interface HeldCity extends CountedCity {
  readonly nameKey: string;
  /** The name without case and accents, its apostrophes of one kind. */
  readonly written: string;
  /** Which letters its key has: see `lettersOf`. */
  readonly letters: number;
  /** What tells it from others that go by its name; worked out when it is first asked for. */
  readonly sharing: () => NameSharing;
}

/** How a city's name is shared. */
export interface NameSharing {
  /** The keys of other cities that go by it. */
  readonly others: readonly string[];
  /** The name that means this one alone; null where there is none. */
  readonly apart: () => string | null;
}

/** The cities that stories have, kept ready for what is typed. */
export interface HeldCities {
  /** Most stories first, then by name. */
  readonly all: readonly HeldCity[];
  readonly places: HeldPlaces;
  get(key: string): HeldCity | undefined;
  /** Those with a name that begins so, or has a later word that does; `key` as of `nameKey`, not empty. By name. */
  beginningWith(key: string): readonly HeldCity[];
  /** Takes in how many stories these cities have now; of none: it is no longer held. */
  put(cities: readonly CountedCity[]): void;
}

/** A beginning in the list of all: of a name, or of a later word of it. */
interface Start {
  readonly start: string;
  readonly key: string;
}

/** As many of those held, and some more, are sorted as a whole with all others; fewer are put each in its place. */
const many = { share: 0.25, more: 100 };

/** An empty list. `names` tells which places go by which names. */
export function createHeldCities(names: Names): HeldCities {
  const places = names.holdPlaces();
  const byKey = new Map<string, HeldCity>();
  const all: HeldCity[] = [];
  const starts: Start[] = [];

  function putOne(city: CountedCity): void {
    const before = byKey.get(city.key);
    if (before?.stories === city.stories && before.name === city.name) return;
    if (before) all.splice(placeOf(all, before, byStories), 1);
    const isSame = before !== undefined && before.name === city.name;
    if (before && (!isSame || city.stories <= 0))
      for (const start of startsOf(before)) starts.splice(placeOf(starts, start, byStart), 1);
    if (city.key.startsWith(placeKey))
      places.count(city.key.slice(placeKey.length), Math.max(0, city.stories));
    byKey.delete(city.key);
    if (city.stories <= 0) return;
    const held = isSame ? { ...before, stories: city.stories } : hold(city, names);
    byKey.set(held.key, held);
    all.splice(placeOf(all, held, byStories), 0, held);
    if (!isSame) for (const start of startsOf(held)) starts.splice(placeOf(starts, start, byStart), 0, start);
  }

  function putMany(cities: readonly CountedCity[]): void {
    for (const city of cities) {
      if (city.key.startsWith(placeKey))
        places.count(city.key.slice(placeKey.length), Math.max(0, city.stories));
      const before = byKey.get(city.key);
      byKey.delete(city.key);
      if (city.stories <= 0) continue;
      byKey.set(
        city.key,
        before?.name === city.name ? { ...before, stories: city.stories } : hold(city, names),
      );
    }
    all.length = 0;
    starts.length = 0;
    for (const city of [...byKey.values()].sort(byStories)) all.push(city);
    for (const start of all.flatMap(startsOf).sort(byStart)) starts.push(start);
    // What fails here fails again when it is asked for, and is told then.
    prepareSharing([...all], byKey).catch(() => {});
  }

  return {
    all,
    places,
    get: (key) => byKey.get(key),
    beginningWith(key) {
      const found = new Set<HeldCity>();
      for (let at = firstAt(starts.length, (i) => (starts[i]?.start ?? '') >= key); ; at += 1) {
        const one = starts[at];
        if (one === undefined || !one.start.startsWith(key)) break;
        const city = byKey.get(one.key);
        if (city) found.add(city);
      }
      return [...found];
    },
    put(cities) {
      if (cities.length > many.share * all.length + many.more) putMany(cities);
      else for (const city of cities) putOne(city);
    },
  };
}

/** Works out beforehand, a little at a time, what each city's first showing would have to wait for. */
async function prepareSharing(
  cities: readonly HeldCity[],
  held: ReadonlyMap<string, HeldCity>,
): Promise<void> {
  const pace = createPace();
  for (const city of cities) {
    const { others, apart } = city.sharing();
    if (others.some((other) => held.has(other))) apart();
    if (pace.isTired()) await pace.restUnheeded();
  }
}

function hold(city: CountedCity, names: Names): HeldCity {
  const key = nameKey(city.name);
  let sharing: NameSharing | null = null;
  return {
    ...city,
    nameKey: key,
    written: foldWritten(city.name),
    letters: lettersOf(key),
    sharing: () => {
      sharing ??= readSharing(city, names);
      return sharing;
    },
  };
}

function readSharing({ key, name }: CountedCity, names: Names): NameSharing {
  if (!key.startsWith(placeKey)) return { others: [], apart: () => null };
  const others = names.places(name).map((id) => placeKey + id);
  let apart: string | null | undefined;
  return {
    others: [...others, `c_${nameKey(name)}`].filter((other) => other !== key),
    apart: () => {
      if (apart === undefined) apart = names.apart?.(key.slice(placeKey.length), name) ?? null;
      return apart;
    },
  };
}

/** A name without case and accents, its apostrophes of one kind. */
export function foldWritten(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLowerCase();
}

function startsOf({ nameKey, key }: HeldCity): readonly Start[] {
  const starts = [{ start: nameKey, key }];
  for (let at = nameKey.indexOf('_'); at >= 0; at = nameKey.indexOf('_', at + 1))
    starts.push({ start: nameKey.slice(at + 1), key });
  return starts;
}

/** Where in a sorted list something stands or belongs. */
function placeOf<One>(list: readonly One[], one: One, compare: (a: One, b: One) => number): number {
  return firstAt(list.length, (i) => compare(list[i] as One, one) >= 0);
}

function byStories(a: CountedCity, b: CountedCity): number {
  return b.stories - a.stories || compareText(a.name, b.name) || compareText(a.key, b.key);
}

function byStart(a: Start, b: Start): number {
  return compareText(a.start, b.start) || compareText(a.key, b.key);
}

/** The order of their UTF-16 units: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
