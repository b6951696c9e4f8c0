import { isRecord } from './check-body.ts';
import type { FormProblem } from './form-problems.ts';

/** An emoji without an id is one of Unicode's, with or without the sign that asks for its picture. */
export function checkEmoji(emoji: unknown, path: readonly (string | number)[]): FormProblem[] {
  if (!isRecord(emoji) || (emoji.id !== undefined && emoji.id !== null)) return [];
  if (/^(?:\p{RGI_Emoji}|[\p{Emoji}--\p{ASCII}]\uFE0F?)$/v.test(String(emoji.name))) return [];
  return [{ path: [...path, 'emoji', 'name'], code: 'COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' }];
}
