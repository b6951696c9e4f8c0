import type { SeparableVerbs } from './separable-verbs.ts';
import { strongFinite, strongForms, strongParticiples } from './strong-verbs.ts';

/** What comes loose of a verb: `opgepakt` is of `oppakken`. */
export const verbalParticles: readonly string[] = (
  'aan aaneen achter achterna achterop achterover achteruit af bekend bij bijeen binnen bloot boven buiten deel dicht ' +
  'dood door droog flauw gade gelijk gerust gevangen goed groot heen in ineen kapot klaar klem kwijt lam langs lastig ' +
  'leeg lek los mee mis na neer om omhoog omlaag omver onder onderuit op opeen open opzij over overeen overeind plaats ' +
  'plat prijs recht rond rondom samen schadeloos scherp schoon schuil stand stil stop stuk tegemoet tegen tegenover ' +
  'tekort teleur teloor teniet tentoon terecht terug tevreden teweeg thuis toe uit uiteen vast veilig vol voor voorbij ' +
  'voort vooruit vrij waar weer weg wit ziek zwart'
).split(' ');

/** Before these a participle has no `ge`: `betaald`, `veroordeeld`. */
const unstressed = /^(?:be|ge|ver|ont|her|er)/;

const shortestVerb = 3;

/**
 * The verb, as `ik` has it, of which a folded word is a form (`daalt`, `daalde`, `gedaald`: `daal`; `opgepakt`:
 * `oppak`; `bracht`: `breng`); null when it is none. `verbs`: all of these that begin with no particle; `others`: words that only look like
 * such a form.
 */
export function readVerbForm(
  word: string,
  verbs: ReadonlySet<string>,
  others: ReadonlySet<string>,
): string | null {
  // A noun that is as `ik` has the verb has its stem: `teken`.
  if (verbs.has(word) && word.length >= shortestVerb) return word;
  if (others.has(word)) return null;
  const own = readForm(word, verbs);
  if (own !== null) return own;
  for (const particle of verbalParticles) {
    if (!word.startsWith(particle)) continue;
    const rest = word.slice(particle.length);
    const verb = others.has(rest) ? null : readForm(rest, verbs);
    if (verb !== null) return particle + verb;
  }
  return null;
}

/**
 * The verb, as `ik` has it, of which a folded word is a form in one piece, and which comes in two: of `afsluiten`, `afsloot` and
 * `afgesloten` `afsluit`. Null when it is none of `separable`. `others`: words that only look like a past, a participle or a third
 * person; what looks like the rest has the same stem as a noun.
 */
export function readSeparableForm(
  word: string,
  separable: SeparableVerbs,
  others: ReadonlySet<string>,
): string | null {
  // The longest first: `achteruitreed` is of no `achteruitrijd` with `achter` before it.
  for (let end = Math.min(longestParticle, word.length - shortestBase); end >= shortestParticle; end -= 1) {
    const bases = separable.get(word.slice(0, end));
    if (bases === undefined) continue;
    const rest = word.slice(end);
    const { plain, inflected } = finiteForms(rest);
    const base =
      plain.find((form) => bases.has(form)) ??
      (others.has(word) ? null : (inflected.find((form) => bases.has(form)) ?? participleBase(rest, bases)));
    if (base !== null) return word.slice(0, end) + base;
  }
  return null;
}

const shortestParticle = 2;
const longestParticle = 11;
const shortestBase = 2;

/** What a folded word may be a present, a past or the infinitive of, as `ik` has it, likeliest first. */
export interface FiniteForms {
  /** Where it is as `ik` has it, or the infinitive: a noun may look so too. */
  readonly plain: readonly string[];
  readonly inflected: readonly string[];
}

/** By the letters alone, and the list of strong verbs: `sloot` may be of `sloten`, and is of `sluiten`. */
export function finiteForms(word: string): FiniteForms {
  const inflected: string[] = [];
  if (word.endsWith('t')) inflected.push(word.slice(0, -1));
  if (/[td]en?$/.test(word)) inflected.push(word.replace(/[td]en?$/, ''));
  const strong = strongFinite.get(word) ?? readPrefixed(word);
  if (strong !== null) inflected.push(strong);
  // Without its `d`, as it is spoken.
  if (/(?:hou|rij|snij)$/.test(word)) inflected.push(`${word}d`);
  return { plain: [word, ...firstPersons(word)], inflected };
}

/** The verb of `bases` of which a folded word is a participle with `ge`: of `gesloten` `sluit`. */
export function participleBase(word: string, bases: ReadonlySet<string>): string | null {
  if (!word.startsWith('ge')) return null;
  const rest = word.slice(2);
  const whole = rest.replace(/e[nr]?$/, '');
  const forms = [
    strongParticiples.get(rest),
    strongParticiples.get(rest.replace(/en?$/, '')),
    // After these letters the `t` is the verb's own: `ingezet`, `ingezette`, `gemeld`.
    rest,
    whole,
    whole.replace(/([td])\1$/, '$1'),
    rest.replace(/[td](?:en?)?$/, ''),
  ];
  return forms.find((form) => form !== undefined && bases.has(form)) ?? null;
}

/** As strong-verbs.ts lists it, behind a prefix: `verkocht`. */
function readPrefixed(word: string): string | null {
  return /^(?:be|ver|ont|her)/.test(word) ? readStrongForm(word) : null;
}

function readForm(word: string, verbs: ReadonlySet<string>): string | null {
  const strong = readStrongForm(word);
  if (strong !== null) return strong;
  if (/[td](?:en?)?$/.test(word)) {
    const weak = readWeakForm(word, verbs);
    if (weak !== null) return weak;
  }
  return firstPersons(word).find((verb) => verb.length >= shortestVerb && verbs.has(verb)) ?? null;
}

/**
 * The verb of which a folded word is what strong-verbs.ts lists, with a prefix or without; null when it is none: `brachten`,
 * `gebracht`, `ondervonden`, `verkocht`.
 */
export function readStrongForm(word: string): string | null {
  const own = strongForms.get(word);
  if (own !== undefined) return own;
  const [, prefix = '', form = ''] =
    /^(ge|be|ver|ont|her|onder|over|door|voor|om|mis|vol|achter)(.{3,})$/.exec(word) ?? [];
  const verb =
    prefix === 'ge' ? strongParticiples.get(form) : (strongForms.get(form) ?? strongParticiples.get(form));
  return verb === undefined ? null : prefix === 'ge' ? verb : prefix + verb;
}

function readWeakForm(word: string, verbs: ReadonlySet<string>): string | null {
  const stem = word.replace(/(?:t|[td]en?)$/, '');
  if (stem.length >= shortestVerb && stem !== word && verbs.has(stem)) return stem;
  // `gewonden`: those who are.
  const ended = word.replace(/[td](?:en?)?$/, '');
  if (ended === word) return null;
  if (ended.startsWith('ge') && isVerb(ended.slice(2))) return ended.slice(2);
  // After these letters the `t` is the verb's own: `gestart`, `gemeld`.
  const whole = word.replace(/en?$/, '');
  if (whole.startsWith('ge') && isVerb(whole.slice(2))) return whole.slice(2);
  return unstressed.test(ended) && isVerb(ended) ? ended : null;

  function isVerb(text: string): boolean {
    return text.length >= shortestVerb && verbs.has(text);
  }
}

/** How `ik` may have the verb of this infinitive, likeliest first: of `leven` `leef`, of `komen` `kom`, of `kondigen` `kondig`. */
export function firstPersons(infinitive: string): readonly string[] {
  if (/(?:gaan|staan|slaan)$/.test(infinitive)) return [infinitive.slice(0, -2)];
  if (/(?:doen|zien)$/.test(infinitive)) return [infinitive.slice(0, -1)];
  if (!infinitive.endsWith('en')) return [];
  const begin = infinitive.slice(0, -2);
  const forms = /([^aeiouy])\1$/.test(begin)
    ? [begin.slice(0, -1)]
    : /^[^aeiouy]*[aeou][^aeiouyx]$/.test(begin) && !begin.endsWith('kom')
      ? [begin.replace(/(.)(.)$/, '$1$1$2')]
      : /[^aeiouy][aeou][^aeiouyx]$/.test(begin)
        ? [begin.replace(/(.)(.)$/, '$1$1$2'), begin]
        : [begin];
  return forms.map((form) => form.replace(/v$/, 'f').replace(/z$/, 's'));
}
