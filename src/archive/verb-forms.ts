import { strongForms, strongParticiples } from './strong-verbs.ts';

/** What comes loose of a verb: `opgepakt` is of `oppakken`. */
export const verbalParticles: readonly string[] = (
  'aan achter af bij binnen boven bloot buiten deel dicht door goed heen in kapot klaar langs leeg los mee mis na neer om omhoog ' +
  'omlaag onder op open over plaats rond samen stil stop tegen terug toe uit vast vol voor voorbij vrij weg'
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

function readForm(word: string, verbs: ReadonlySet<string>): string | null {
  return readStrongForm(word) ?? (/[td](?:en?)?$/.test(word) ? readWeakForm(word, verbs) : null);
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
