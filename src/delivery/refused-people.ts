/** Direct messages about one server that may be refused in an hour: each refusal counts with Discord. */
const mostRefused = 3;
const hour = 3_600_000;
/** Who refused a direct message is not asked again for so long, ms. */
const remembersFor = 24 * hour;

/** People who take no direct messages, as far as was found out since the start. Moments in ms since the epoch. */
export interface RefusedPeople {
  refuses(userId: string, now: number): boolean;
  /** Whether one more may be tried about this server (null: about what a person follows). */
  mayTry(guildId: string | null, now: number): boolean;
  /** `userId`: null where it says nothing of whether the person takes messages. */
  refused(userId: string | null, guildId: string | null, now: number): void;
}

/** Nobody at first. */
export function whoCannotBeTold(): RefusedPeople {
  const people = new Map<string, number>();
  const servers = new Map<string, readonly number[]>();
  const lately = (guildId: string, now: number) =>
    (servers.get(guildId) ?? []).filter((at) => at > now - hour && at <= now);
  return {
    refuses(userId, now) {
      const at = people.get(userId);
      if (at !== undefined && Math.abs(now - at) > remembersFor) people.delete(userId);
      return people.has(userId);
    },
    mayTry: (guildId, now) => guildId === null || lately(guildId, now).length < mostRefused,
    refused(userId, guildId, now) {
      if (userId !== null) people.set(userId, now);
      if (guildId !== null) servers.set(guildId, [...lately(guildId, now), now]);
    },
  };
}
