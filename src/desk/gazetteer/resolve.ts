import type { Place } from '../../wire/item.ts';
import { foldName } from './fold.ts';
import { lookUpExactly, lookUpTyped } from './look-up.ts';
import { readSection } from './section.ts';
import { loadTable, type Named, type Table } from './table.ts';
import { readToken } from './token.ts';
import { createTypoMender, isNameElsewhere, type TypoMender } from './typo.ts';
import { type Circumstances, kilometres, type Weighed, weigh } from './weigh.ts';

/** What copy says besides its place tokens. */
export interface PlaceHints {
  /** The agency codes of the dateline, as they stand. */
  readonly agencies: readonly string[];
  /** The section as the page names it, or null. */
  readonly section: string | null;
  /** ISO 639 of the copy, with or without a region (`nl`, `en-GB`); Dutch where it is not said. */
  readonly language?: string | null;
  /** City by city where the copy says that it lies (`Idaho`, `NH`), null where it says nothing. */
  readonly qualifiers?: readonly (string | null)[];
}

/** Kilometres within which the places of one dateline pull at each other, and how much. */
const neighbourhood = 60;
const neighbourPull = 1;
/** Kilometres around a section's region within which a misspelt village is looked for. */
const region = 40;
/** The least by which a token must be clear of its second reading before the others lean on it. */
const clear = 1;

let mender: TypoMender | null = null;

/**
 * The places that a dateline's tokens stand for: one for each token that the gazetteer knows, in the tokens' order; a
 * token that it does not know gives none. Two tokens that are one name cut at its slash (`CAPELLE A`, `D IJSSEL`) give
 * one. Case, accents, hyphens, blanks, apostrophes and the forms of Saint do not count; a typo in a longer name is seen
 * through when nothing else fits and only one well-known place is near (`JERUZAEMN`). Which of several places of one
 * name is meant is settled by section, agencies, language, the dateline's other places and size. A qualifier, the token's
 * own after a comma or in parentheses (`PORTLAND, Ore.`) or one of the hints, must fit. What lies in no one country (`NOORDZEE`, `ALPEN`) is no place.
 *
 * Reads the committed table at the first call and throws when that is missing.
 */
export function resolvePlaces(cities: readonly string[], hints: PlaceHints): readonly Place[] {
  const { section, language, agencies, qualifiers = [] } = hints;
  const tokens = cities.map((city, index) => (qualifiers[index] ? `${city} (${qualifiers[index]})` : city));
  const question = [section, language, agencies.join('/'), ...tokens].join('\n');
  const answered = answers.get(question);
  if (answered !== undefined) return answered;
  const places = resolve(tokens, hints);
  if (answers.size >= remembered) answers.clear();
  answers.set(question, places);
  return places;
}

/** The same few datelines come again and again, page after page. */
const answers = new Map<string, readonly Place[]>();
const remembered = 5_000;

function resolve(cities: readonly string[], hints: PlaceHints): readonly Place[] {
  const table = loadTable();
  const by = readCircumstances(hints, table);
  const named = joinCut(cities, table).map((city) => lookUp(city, table, by));
  const settled = isRegional(named, hints, by, table) ? asRegional(by, hints) : by;
  const readings = named.map((one) => weigh(one, table, settled));
  return leanOnEachOther(readings, table).flatMap((row) => (row === null ? [] : [table.place(row)]));
}

/**
 * All places that go by a name, in whatever language, most likely first: what a person may mean who types it. A typo is
 * not mended. Empty for an unknown name.
 */
export function findPlaces(name: string): readonly Place[] {
  const table = loadTable();
  const by: Circumstances = {
    agencies: [],
    desk: 'any',
    regional: false,
    around: null,
    country: null,
    language: 'nl',
  };
  return weigh(lookUpTyped(name, table), table, by).map(({ row }) => table.place(row));
}

function readCircumstances(hints: PlaceHints, table: Table): Circumstances {
  const language = (hints.language ?? 'nl').slice(0, 2).toLowerCase();
  return { agencies: hints.agencies, language, regional: false, ...readSection(hints.section, table) };
}

/**
 * True for copy without an agency, which is regional, unless a desk for abroad has it or one of its places lies abroad
 * whatever it is taken for: `BERGEN/OSLO - `.
 */
function isRegional(
  named: readonly (readonly Named[])[],
  hints: PlaceHints,
  by: Circumstances,
  table: Table,
): boolean {
  if (hints.agencies.length > 0 || by.desk === 'abroad') return false;
  const isHome = ({ row }: Named) => /^(?:NL|BE)$/.test(table.place(row).country);
  return named.every((one) => one.length === 0 || one.some(isHome));
}

/** The same for regional copy; where no section is named either, the page is a desk's at home. */
function asRegional(by: Circumstances, hints: PlaceHints): Circumstances {
  return { ...by, regional: true, desk: hints.section === null ? 'home' : by.desk };
}

function lookUp(city: string, table: Table, by: Circumstances): readonly Named[] {
  const exact = lookUpExactly(city, table);
  if (exact.length > 0) return exact;
  const { name, qualifier } = readToken(city);
  const key = foldName(name);
  if (qualifier !== null || table.isNowhere(key)) return [];
  mender ??= createTypoMender(table, (other) => table.isNowhere(other) || isNameElsewhere(other));
  const { around } = by;
  const isNear = (row: number) => around !== null && kilometres(around, table.place(row)) <= region;
  const mended = mender.mend(key, isNear);
  return mended === null ? [] : table.named(mended);
}

/** `CAPELLE A`, `D IJSSEL`: a dateline's slash inside a name. */
function joinCut(cities: readonly string[], table: Table): readonly string[] {
  const joined: string[] = [];
  for (let index = 0; index < cities.length; index++) {
    const [city = '', next = ''] = cities.slice(index, index + 2);
    const whole =
      / a$/i.test(city) && /^d\.? /i.test(next)
        ? ['aan de', 'aan den']
            .map((middle) => city.replace(/ a$/i, ` ${middle} `) + next.replace(/^d\.? /i, ''))
            .find((name) => table.named(foldName(name)).length > 0)
        : undefined;
    joined.push(whole ?? city);
    if (whole !== undefined) index += 1;
  }
  return joined;
}

/**
 * The row that each token means, null for an unknown one. A token whose meaning is clear pulls the others towards
 * itself: `BERGEN/OSLO` is in Norway.
 */
function leanOnEachOther(
  readings: readonly (readonly Weighed[])[],
  table: Table,
): readonly (number | null)[] {
  const sure = readings.map(([first, second]) =>
    first !== undefined && (second === undefined || first.score - second.score >= clear) ? first.row : null,
  );
  return readings.map((weighed, index) => {
    let best: Weighed | null = null;
    for (const { row, score } of weighed) {
      const here = table.place(row);
      let pulled = score;
      sure.forEach((other, otherIndex) => {
        if (other === null || otherIndex === index) return;
        const there = table.place(other);
        if (there.country === here.country) pulled += neighbourPull;
        if (kilometres(here, there) <= neighbourhood) pulled += neighbourPull;
      });
      if (best === null || pulled > best.score) best = { row, score: pulled };
    }
    return best?.row ?? null;
  });
}
