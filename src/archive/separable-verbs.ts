import { readFileSync } from 'node:fs';

/** What comes loose of a verb, to the verbs that it stands before, as `ik` has them: `neer` to `leg`, `haal`, … */
export type SeparableVerbs = ReadonlyMap<string, ReadonlySet<string>>;

let verbs: SeparableVerbs | null = null;

/** All that the dictionary has. Reads the list when it is first asked (some milliseconds). */
export function separableVerbs(): SeparableVerbs {
  verbs ??= new Map(
    readFileSync(new URL('./separable-verbs.generated.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [particle = '', ...bases] = line.split(' ');
        return [particle, new Set(bases)];
      }),
  );
  return verbs;
}
