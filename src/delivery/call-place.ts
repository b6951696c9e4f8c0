/** Where a call is made. */
export interface CallPlace {
  /** `server <id>`, or `channel <id>` where there is none. */
  readonly server: string;
  readonly channelId: string;
  /** The channel or thread in which a message is changed or deleted; left out where one is posted. */
  readonly amends?: string;
}

/**
 * The causes for which a call there may be refused, that of the server first. Discord may refuse to change what it lets be posted
 * beside, and the other way round: neither says anything of the other. And a thread may be locked where its channel is open.
 */
export function refusedAt({ server, channelId, amends }: CallPlace): readonly string[] {
  if (amends === undefined) return [server];
  return [...new Set([server, channelId, amends])].map((place) => `amend ${place}`);
}

/** As a person would call the place of such a cause: `server 1`, `channel 2`. */
export function placeOfCause(cause: string): string {
  const place = cause.replace(/^amend /, '');
  return place.includes(' ') ? place : `channel ${place}`;
}

/** The cause of a limit of that channel alone. */
export function limitOf(channelId: string): string {
  return `limit ${channelId}`;
}
