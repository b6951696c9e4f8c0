/**
 * What can be wrong in a file of sources, by its code: the end of a sentence that begins with where it is. `{detail}` stands for
 * what differs from case to case. The codes are those of `sourceMistake.…` in the catalogue, by which it is told in Discord.
 */
export const mistakes = {
  'not-yaml': 'is neither YAML nor JSON: {detail}',
  'too-many-aliases': 'is not read: {detail}',
  'unreadable-file': 'cannot be read: {detail}',
  'empty-file': 'is empty. Where there are to be no sources, write `sources: []`',
  'gone-file':
    'is not there any more. Put it back; where there are to be no sources, write `sources: []` into it',
  'no-file-shape': 'is not `sources:` with a list under it',
  'no-list-of-sources': 'is not a list of sources',
  'no-group': 'is not a group of settings',
  'no-kind': 'is none of {detail}',
  missing: 'is missing',
  'unknown-setting': 'is no setting of this kind of source',
  'name-twice': 'is the name of {detail} too',
  'place-twice': 'is the place of {detail} too',
  'put-away-folder': 'is where {detail} puts away what it has read',
  'holds-settings': 'holds the file of sources itself: what lies there would be read as copy and moved away',
  'system-folder': 'belongs to the machine itself: what lies there would be read as copy and moved away',
  'no-schedule': 'is no schedule: {detail}',
  'no-text': 'is not a text',
  empty: 'is empty',
  'too-long': 'is longer than {detail} characters',
  'control-character': 'holds a line end or another control character',
  'no-flag': 'is neither true nor false',
  'none-of': 'is none of {detail}',
  slash: 'holds a slash',
  'name-of-pasting': 'is how copy that editors paste is called; give this source another name',
  'name-of-wire': 'is how the folder WIRE_DIR is called; give this source another name',
  'no-hours': 'is not a number of hours',
  'few-hours': 'is less than 1 hour',
  'many-hours': 'is more than a year of hours',
  'no-days': 'is not a whole number of days',
  'few-days': 'is less than 1 day',
  'many-days': 'is more than ten years',
  'no-address': 'is not an address',
  'no-http-address': 'is not an http(s) address',
  'no-hosts': 'is not a list of hosts',
  'wrong-hosts': 'is wrong: {detail}',
  'sender-schedule':
    'says nothing of a source that sends its copy itself: it is taken in when it is sent. Leave it out',
  'sender-past':
    'says nothing of a source that sends its copy itself: all that is sent is news. Leave it out',
  'no-variable': 'is not the name of a variable',
  'odd-variable': 'is not the name of an environment variable, such as ANP_TOKEN',
  'one-token': 'needs one of tokenEnv and tokenFile',
  'no-selector': 'is no CSS selector',
  'no-layout': 'needs lead, briefs or both',
  wrong: 'is wrong: {detail}',
} as const satisfies Record<string, string>;

/** The code of a mistake. */
export type MistakeCode = keyof typeof mistakes;

/** A mistake: its code, and what it has for a detail; else empty. */
export interface Mistake {
  readonly code: MistakeCode;
  readonly detail: string;
}

/** One thing that is wrong in a file of sources. */
export interface SettingsProblem extends Mistake {
  /** From 1, in lines and characters. */
  readonly line: number;
  readonly column: number;
  /** The way to it: `sources[2].url`; empty for the file as a whole. */
  readonly path: string;
}

const divider = '\u0000';

/** A mistake as the one text that a schema of zod takes for an error; `readMistake` reads it. */
export function mistake(code: MistakeCode, detail: string | number = ''): string {
  return `${code}${divider}${detail}`;
}

/** The mistake that this error of a schema names; zod's own words where it names none of ours. */
export function readMistake(error: string): Mistake {
  const [code = '', detail] = error.split(divider);
  if (detail === undefined || !(code in mistakes)) return { code: 'wrong', detail: error };
  return { code: code as MistakeCode, detail };
}

/** The mistake in English. */
export function describeMistake({ code, detail }: Mistake): string {
  return mistakes[code].replace('{detail}', () => detail);
}
