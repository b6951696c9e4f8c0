import { lettersApart } from './letters-apart.ts';
import { foldText } from './words.ts';

/** Letters from which a name has help with one typo, and with two; and from which its beginning is enough. */
const oneTypo = 4;
const twoTypos = 8;
const beginning = 3;

/** Names that are given at most. */
const mostGiven = 3;

/**
 * The names that somebody may have meant, nearest first. `names`: each first as it is to be typed, then as it goes by
 * besides; the first is given. Case, accents and signs aside a name is meant by another of its forms, else by a typo or two or
 * by its beginning.
 */
export function namesNear(typed: string, names: Iterable<readonly string[]>): readonly string[] {
  const key = foldName(typed);
  if (key === '') return [];
  const most = key.length < oneTypo ? 0 : key.length < twoTypos ? 1 : 2;
  const near = new Map<string, number>();
  for (const forms of names) {
    const [name] = forms;
    const apart = Math.min(...forms.map((form) => apartFrom(key, foldName(form), most)));
    if (name !== undefined && apart < (near.get(name) ?? Number.POSITIVE_INFINITY)) near.set(name, apart);
  }
  const isCertain = [...near.values()].includes(0);
  return [...near]
    .filter(([, apart]) => Number.isFinite(apart) && (apart === 0 || !isCertain))
    .sort(([, a], [, b]) => a - b)
    .slice(0, mostGiven)
    .map(([name]) => name);
}

/** A beginning is farther than a typo and nearer than two, the shorter the rest the nearer. */
function apartFrom(typed: string, name: string, most: number): number {
  const apart = lettersApart(typed, name, most);
  const isBegun = typed.length >= beginning && name.startsWith(typed);
  return Math.min(
    apart > most ? Number.POSITIVE_INFINITY : apart,
    isBegun ? 2 - typed.length / (name.length + 1) : Number.POSITIVE_INFINITY,
  );
}

function foldName(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{N}]+/gu, '');
}
