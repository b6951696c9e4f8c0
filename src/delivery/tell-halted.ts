import type { HaltNotice, TellHalts } from './chat-gateway.ts';
import { lastToldAt, thrownOut, toldOnceIn } from './halting.ts';
import { whoCannotBeTold } from './refused-people.ts';
import type { Subscription, SubscriptionStore } from './subscription.ts';

/** Halts for which a direct message would be refused as well. */
const refusesNotices: ReadonlySet<string> = new Set(['no-direct-messages', 'no-shared-server']);

/** What telling works with. */
export interface HaltTellerParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'get' | 'change'>;
  readonly tell: TellHalts;
  /** People who manage a server, as far as is known without asking Discord. */
  managersOf(guildId: string): readonly string[];
}

/** Something of a subscription that a person is to be told of, once. */
interface Matter {
  readonly about: HaltNotice['about'];
  isUntold(subscription: Subscription, now: number): boolean;
  /** Since when: another one since then is another matter. */
  sinceOf(subscription: Subscription): number | null;
  /** The subscription with this on record. */
  marked(subscription: Subscription, toldAt: number | null): Partial<Subscription>;
}

const matters: readonly Matter[] = [
  {
    about: 'halt',
    isUntold: ({ halt, lastHalt }, now) =>
      halt !== null &&
      halt.toldAt === null &&
      !(now - (lastToldAt(lastHalt, halt) ?? Number.NEGATIVE_INFINITY) < toldOnceIn),
    sinceOf: ({ halt }) => halt?.since ?? null,
    marked: ({ halt }, toldAt) => (halt === null ? {} : { halt: { ...halt, toldAt } }),
  },
  lossOf('role', 'lostRole'),
  lossOf('post', 'lostPost'),
];

/**
 * Tells those who made subscriptions that are halted, or lost the role that they mention or a post, once for each cause: one message a
 * person, however many there are. Who cannot be told has it told to others who made subscriptions in that server, then to those
 * who manage it. It is on record before it is sent, so that nobody is told twice; what nobody could be told stands in the
 * list of subscriptions. Gives a function that tells what is untold at `now` (ms since the epoch); calls while it works do
 * nothing.
 */
export function createHaltTeller(parts: HaltTellerParts): (now: number) => Promise<void> {
  const { subscriptions, tell, managersOf } = parts;
  const people = whoCannotBeTold();
  let isWorking = false;

  async function mark(matter: Matter, all: readonly Subscription[], toldAt: number | null): Promise<void> {
    for (const one of all) {
      const held = await subscriptions.get(one.id);
      if (held !== null && matter.sinceOf(held) === matter.sinceOf(one))
        await subscriptions.change(one.id, matter.marked(held, toldAt));
    }
  }

  /** One message to one person. Refused, it is on record as untold again. */
  async function tellOne(matter: Matter, userId: string, all: readonly Subscription[], now: number) {
    const [first] = all;
    if (first === undefined || !people.mayTry(first.guildId, now)) return 'later';
    await mark(matter, all, now);
    const isOthers = first.createdBy !== userId;
    const { about } = matter;
    const notice = { userId, about, isOthers, language: first.language, subscriptions: all };
    const outcome = await tell(notice).catch(async (error: unknown) => {
      // It was not put into words, and so not sent.
      await mark(matter, all, null);
      throw error;
    });
    if (outcome !== 'told') await mark(matter, all, null);
    if (outcome !== 'refused') return outcome;
    if (all.every(isOut)) {
      // They may share no server with the bot any more, which says nothing of whether they take messages.
      people.refused(null, first.guildId, now);
      await mark(matter, all, now);
      return 'told';
    }
    people.refused(userId, first.guildId, now);
    return outcome;
  }

  /**
   * Who set up something in a server that threw the bot out has mostly no other in common with it, and no message reaches them. Those
   * are told who have something in another server too; the others read it in the list when the bot is back.
   */
  async function passOver(matter: Matter, now: number): Promise<void> {
    const all = await subscriptions.all();
    const out = all.filter((one) => isOut(one) && matter.isUntold(one, now));
    if (out.length === 0) return;
    const elsewhere = new Set(all.filter((one) => !isOut(one)).map(({ createdBy }) => createdBy));
    const unheard = ({ createdBy }: Subscription) => createdBy === null || !elsewhere.has(createdBy);
    const refused = ({ createdBy }: Subscription) => createdBy !== null && people.refuses(createdBy, now);
    await mark(
      matter,
      out.filter((one) => unheard(one) || refused(one)),
      now,
    );
  }

  async function tellMakers(matter: Matter, now: number): Promise<void> {
    const untold = (await subscriptions.all()).filter((one) => matter.isUntold(one, now));
    for (const all of groupsOf(untold, ({ createdBy }) => createdBy)) {
      const [first] = all;
      const maker = first?.createdBy ?? null;
      if (maker === null || people.refuses(maker, now)) continue;
      // Whoever refuses direct messages is not told so by one.
      const silent = all.filter(({ halt }) => refusesNotices.has(halt?.code ?? ''));
      await mark(matter, silent, now);
      const tellable = all.filter((one) => !silent.includes(one));
      if (tellable.length > 0) await tellOne(matter, maker, tellable, now);
    }
  }

  /** What its maker could not be told, or who is no longer known. */
  async function tellOthers(matter: Matter, now: number): Promise<void> {
    const all = await subscriptions.all();
    const isLeft = ({ createdBy, ...one }: Subscription) =>
      matter.isUntold({ createdBy, ...one }, now) && (createdBy === null || people.refuses(createdBy, now));
    const untold = all.filter((one) => isLeft(one));
    for (const group of groupsOf(untold, ({ guildId }) => guildId ?? '')) {
      const guildId = group[0]?.guildId ?? null;
      const makers = all.filter((one) => one.guildId === guildId).flatMap(({ createdBy }) => createdBy ?? []);
      const others = guildId === null ? [] : [...new Set([...makers, ...managersOf(guildId)])];
      let outcome = 'refused';
      for (const userId of others) {
        if (people.refuses(userId, now)) continue;
        outcome = await tellOne(matter, userId, group, now);
        if (outcome !== 'refused') break;
      }
      if (outcome === 'refused') await mark(matter, group, now);
    }
  }

  return async (now) => {
    if (isWorking) return;
    isWorking = true;
    try {
      for (const matter of matters) {
        await passOver(matter, now);
        await tellMakers(matter, now);
        await tellOthers(matter, now);
      }
    } finally {
      isWorking = false;
    }
  };
}

/** What a subscription lost is told in the same way, whatever it was. */
function lossOf<Key extends 'lostRole' | 'lostPost'>(about: Matter['about'], key: Key): Matter {
  return {
    about,
    // Of a server that threw the bot out it is told when it is back.
    isUntold: (one) => one[key]?.toldAt === null && !isOut(one),
    sinceOf: (one) => one[key]?.since ?? null,
    marked: (one, toldAt) => {
      const lost = one[key];
      return lost === null ? {} : { [key]: { ...lost, toldAt } };
    },
  };
}

function isOut({ halt }: Subscription): boolean {
  return halt?.code === thrownOut;
}

/** In a message all is in one language. */
function groupsOf(all: readonly Subscription[], by: (one: Subscription) => string | null) {
  return Map.groupBy(all, (one) => `${by(one)} ${one.language}`).values();
}
