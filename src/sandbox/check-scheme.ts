import type { FormProblem } from './form-problems.ts';

/** A link must begin with one of these schemes; what is wrong with it at this place. */
export function checkScheme(
  url: string,
  allowed: readonly string[],
  path: readonly (string | number)[],
): FormProblem[] {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (allowed.includes(scheme)) return [];
  const known = allowed.map((one) => `'${one}'`).join(', ');
  const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${known}).`;
  return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message }];
}
