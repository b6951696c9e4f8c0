/**
 * The adjective that a folded word is the comparative or the superlative of (`kleinere`, `grootste`, `duurder`, `liefste`);
 * null when it is none. `adjectives`: all there are; `others`: words that only look so (`ouder`, `laatste`).
 */
export function readComparison(
  word: string,
  adjectives: ReadonlySet<string>,
  others: ReadonlySet<string>,
): string | null {
  // Longer than those that are listed, and like nothing else: `gevaarlijker`.
  const [, long] = /^(.{3,}lijk)(?:ere?|st(?:en?)?)$/.exec(word) ?? [];
  if (long !== undefined && !others.has(word)) return long;
  const [, begin = ''] = /^([a-z]{2,}?)(?:ere?|st(?:en?)?)$/.exec(word) ?? [];
  if (begin === '' || others.has(word)) return null;
  const open = /[^aeiouy][aeou][^aeiouyx]$/.test(begin) ? begin.replace(/(.)(.)$/, '$1$1$2') : begin;
  const forms = /er/.test(word.slice(begin.length))
    ? // `groter`, `lekkerder`, `dikker`, `liever`.
      [open, begin, begin.replace(/rd$/, 'r'), begin.replace(/(.)\1$/, '$1')].map((form) =>
        form.replace(/v$/, 'f').replace(/z$/, 's'),
      )
    : [begin];
  return forms.find((form) => adjectives.has(form)) ?? null;
}
