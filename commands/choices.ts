import type { Language } from '../src/delivery/subscription.ts';
import type { Asker } from '../src/discord/command.ts';

/** What a server, or in direct messages a person, chose for new subscriptions and for who may change them. */
export interface Choices {
  /** Null: that of whoever makes a subscription. */
  readonly language: Language | null;
  /** IANA; null: that of the bot. */
  readonly timezone: string | null;
  /** The id of the role that may do what takes Manage Server; null for none, and for a person. */
  readonly managerRole: string | null;
}

/** Whose choices: a server's where it is asked in one, else the person's own. */
type Whose = Pick<Asker, 'guildId' | 'userId'>;

/** What was chosen by servers and persons. Calls reject when the store fails; that never reads as "nothing chosen". */
export interface ChoiceBook {
  of(whose: Whose): Promise<Choices>;
  /** Changes what is given, and takes back no other's change; gives all as it is then. */
  change(whose: Whose, change: Partial<Choices>): Promise<Choices>;
  /** As `managerRole` of a server. */
  managersOf(guildId: string): Promise<string | null>;
  /** The servers that chose something. */
  servers(): Promise<readonly string[]>;
  /** Whether this person chose something. */
  hasPerson(userId: string): Promise<boolean>;
  forget(whose: Whose): Promise<void>;
}

/** Small things kept by key; they outlive the process. Calls reject when the store fails. */
interface ChoiceStore {
  get(key: string): Promise<unknown>;
  /** Puts what `change` makes of an entry in its place; nobody else's change comes between. Undefined stands for none. */
  change<Value>(
    key: string,
    change: (was: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined>;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

const nothing: Choices = { language: null, timezone: null, managerRole: null };
const ofServer = 'server/';

/**
 * The choices in a store. `hasRole`: whether a server has this role, null where nothing is known of that now; one that is gone is
 * forgotten as soon as somebody asks for it, however it went and whether or not the bot was there.
 */
export function openChoices(
  store: ChoiceStore,
  hasRole: (guildId: string, roleId: string) => boolean | null,
): ChoiceBook {
  const read = async (whose: Whose): Promise<Choices> => ({
    ...nothing,
    ...((await store.get(keyOf(whose))) as Partial<Choices> | undefined),
  });

  async function changeOne(whose: Whose, change: (was: Choices) => Partial<Choices>): Promise<Choices> {
    const kept = await store.change<Partial<Choices>>(keyOf(whose), (held) => {
      const was = { ...nothing, ...held };
      const now = { ...was, ...change(was) };
      return Object.values(now).every((value) => value === null) ? undefined : now;
    });
    return { ...nothing, ...kept };
  }

  const isGone = ({ guildId }: Whose, { managerRole }: Choices) =>
    guildId !== null && managerRole !== null && hasRole(guildId, managerRole) === false;

  async function readNow(whose: Whose): Promise<Choices> {
    const held = await read(whose);
    if (!isGone(whose, held)) return held;
    // Looked at again when it is changed: another role may have been chosen by then.
    return changeOne(whose, (now) => (isGone(whose, now) ? { managerRole: null } : {}));
  }

  return {
    of: readNow,
    change: (whose, change) => changeOne(whose, () => change),
    managersOf: async (guildId) => (await readNow({ guildId, userId: '' })).managerRole,
    async servers() {
      const found: string[] = [];
      for await (const entry of store.iterator()) {
        const [key] = entry as [string, unknown];
        if (key.startsWith(ofServer)) found.push(key.slice(ofServer.length));
      }
      return found;
    },
    hasPerson: async (userId) => (await store.get(keyOf({ guildId: null, userId }))) !== undefined,
    forget: async (whose) => void (await store.delete(keyOf(whose))),
  };
}

function keyOf({ guildId, userId }: Whose): string {
  return guildId === null ? `person/${userId}` : `${ofServer}${guildId}`;
}
