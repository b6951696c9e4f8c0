/** One thing wrong with a body: where, Discord's code for it, and Discord's words. */
export interface FormProblem {
  /** Keys and indices from the top of the body; empty for the body itself. */
  readonly path: readonly (string | number)[];
  /** As Discord names it: `BASE_TYPE_MAX_LENGTH`, `MAX_EMBED_SIZE_EXCEEDED`, … */
  readonly code: string;
  readonly message: string;
}

interface Nested {
  [key: string]: Nested | { code: string; message: string }[];
}

/** The nested `errors` object of Discord's 50035: keys down to the place, there `_errors` with the problems. */
export function nestProblems(problems: readonly FormProblem[]): Nested {
  const root: Nested = {};
  for (const { path, code, message } of problems) {
    let place = root;
    for (const key of path) {
      const held = place[key];
      const next: Nested = held === undefined || Array.isArray(held) ? {} : held;
      place[key] = next;
      place = next;
    }
    const here = Array.isArray(place._errors) ? place._errors : [];
    place._errors = [...here, { code, message }];
  }
  return root;
}

/** The same problems below another place, as when a command stands in a list. */
export function problemsBelow(
  prefix: readonly (string | number)[],
  problems: readonly FormProblem[],
): FormProblem[] {
  return problems.map((problem) => ({ ...problem, path: [...prefix, ...problem.path] }));
}
