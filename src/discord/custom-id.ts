/**
 * What a component carries so that the bot knows it again after a restart: an action and its arguments.
 * `lees:abc` → action `lees`, arguments `['abc']`. At most 100 characters (Discord's limit on custom_id).
 */
export interface CustomId {
  readonly action: string;
  readonly args: readonly string[];
}

/** Throws a RangeError for arguments that do not come back as they went in: a colon, or more than 100 in all. */
export function writeCustomId(action: string, ...args: readonly string[]): string {
  const id = [action, ...args].join(':');
  if (id.length > 100 || [action, ...args].some((part) => part.includes(':'))) {
    throw new RangeError(`This does not fit a custom_id: ${id}`);
  }
  return id;
}

/** Reads any custom_id; one that is not ours comes out with an action that nothing answers to. */
export function readCustomId(id: string): CustomId {
  const [action = '', ...args] = id.split(':');
  return { action, args };
}

/** Text from outside as an argument: without colons, which part what a custom_id holds. */
export function packText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll(':', '%3A');
}

/** The text that `packText` packed. */
export function unpackText(packed: string): string {
  return packed.replaceAll('%3A', ':').replaceAll('%25', '%');
}

/** As `writeCustomId`; null for what is too long to be carried. Throws for an argument with a colon. */
export function fitCustomId(action: string, ...args: readonly string[]): string | null {
  return [action, ...args].join(':').length > 100 ? null : writeCustomId(action, ...args);
}
