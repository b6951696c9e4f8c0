/** Discord's option types that are written: text, a whole number, a number. */
const TEXT = 3;
const WHOLE = 4;
const NUMBER = 10;
/** Characters of a text without a bound of its own (Discord's docs, "Application Command Option Structure"). */
const LONGEST = 6000;

/** Discord's component type of a text input, and the characters it takes at most. */
const INPUT = 4;
const LONGEST_INPUT = 4000;

/**
 * What Discord's client finds wrong with what was filled in for an option, before anything is sent.
 * @param value undefined for nothing; a number that could not be read as one is NaN
 * @returns `{ what, bound }`: the name of its words (`words.problems`) and what they take; null when it may be sent
 */
export function findProblem(option, value) {
  if (value === undefined) return option.required ? { what: 'missing', bound: null } : null;
  if (option.choices.length > 0) return null;
  if (option.type === TEXT) return findInText(option, value);
  return option.type === WHOLE || option.type === NUMBER ? findInNumber(option, value) : null;
}

function findInText({ minLength, maxLength }, text) {
  const most = maxLength ?? LONGEST;
  // Code points, as Discord's servers count.
  const { length } = [...text];
  if (minLength !== null && length < minLength) return { what: 'short', bound: minLength };
  return length > most ? { what: 'long', bound: most } : null;
}

function findInNumber({ type, minValue, maxValue }, number) {
  if (Number.isNaN(number)) return { what: 'number', bound: null };
  if (type === WHOLE && !Number.isInteger(number)) return { what: 'whole', bound: null };
  if (minValue !== null && number < minValue) return { what: 'low', bound: minValue };
  return maxValue !== null && number > maxValue ? { what: 'high', bound: maxValue } : null;
}

/**
 * The same for an input of a form: a text by its length, a select by how many are chosen of it (`min_values`).
 * @param value a text, a file, a list, or '' for nothing
 */
export function findInInput({ type, required, min_length, max_length, min_values }, value) {
  const count = Array.isArray(value) ? value.length : value === '' ? 0 : 1;
  if (count === 0) return required === false ? null : { what: 'missing', bound: null };
  if (type === INPUT) {
    return findInText({ minLength: min_length ?? null, maxLength: max_length ?? LONGEST_INPUT }, value);
  }
  return count < (min_values ?? 1) ? { what: 'few', bound: min_values } : null;
}

/** What was written as a number: a comma counts as the point that Dutch writes it for. NaN when it is none. */
export function readNumber(text) {
  return Number(text.trim().replace(',', '.'));
}
