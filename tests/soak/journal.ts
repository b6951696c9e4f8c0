import type { ShownMessage } from '../../src/sandbox/places.ts';
import type { Sandbox, SandboxEvent, SandboxRequest } from '../../src/sandbox/sandbox.ts';
import { isOpen, isTellable } from './oracle.ts';
import type { Code, SoakPost, SoakRecord } from './record.ts';
import { codePattern } from './stories.ts';

const hour = 3_600_000;
/** Copy that was written just now waits for the next look, ms. */
const copySettles = 5_000;

/** A 429 that was injected is known again by its wait in seconds, a slow answer by its ms. */
export const injectedWaits = { user: 0.031, shared: 0.032, global: 0.033, long: 11.034, slowMs: 43 } as const;

/** What is made to go wrong with single requests, by the names under which it is counted. */
export const faultKinds = [
  '500',
  '500 after it was done',
  '502',
  '502 after it was done',
  '429 user',
  '429 shared',
  '429 global',
  'connection cut before it was done',
  'connection cut after it was done',
  'slow answer',
] as const;

/** One of them. */
export type FaultKind = (typeof faultKinds)[number];

/** Writes down what the other end of the wire sees. */
export interface Journal {
  /** Answers by what they were, of `faultKinds` and others: what struck, not what was planned. */
  readonly struck: ReadonlyMap<string, number>;
  readonly requests: number;
  /** Requests that failed because it was so wished. */
  readonly failed: number;
  /** Requests that went wrong in whatever way, but for refusals of closed and deleted channels. */
  readonly wrong: number;
  /** The last life that was told to wait for long; 0 for none. */
  readonly longWaitIn: number;
  /** An answer was made to come late. */
  noteSlow(): void;
  /** Looks for text that may not be told at this moment (ms), in channels that can be reached. */
  lookForLeaks(at: number): void;
  stop(): void;
}

/** A journal of this sandbox, written into `record`. `life` and `now` name the present moment. */
export function keepJournal(
  sandbox: Sandbox,
  record: SoakRecord,
  now: () => number,
  life: () => number,
): Journal {
  const byId = new Map<string, SoakPost>();
  const struck = new Map<string, number>();
  const stretches = new Map<string, number>();
  let requests = 0;
  let failed = 0;
  let wrong = 0;
  let longWaitIn = 0;
  /** Whether something was done since the last request was answered: what is done is answered at once. */
  let isDone = false;
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  function noteMessage(message: ShownMessage, isNew: boolean): void {
    const made = markerPattern.exec(JSON.stringify(message.components))?.groups ?? {};
    const isFollowUp = made.story !== undefined;
    // Of what it follows up a message tells nothing but the headline.
    const codes = isFollowUp ? readCodes({ ...message, content: '' }) : readCodes(message);
    const named = isFollowUp ? readCodes({ ...message, embeds: [], components: [] }) : [];
    const known = byId.get(message.id);
    if (known !== undefined) Object.assign(known, { codes, named });
    if (!isNew || message.answers !== null) return;
    const post: SoakPost = {
      kind: made.copy !== undefined ? 'copy' : isFollowUp ? 'follow-up' : 'edition',
      channelId: message.channelId,
      messageId: message.id,
      marker: made.marker ?? null,
      subscriptionId: made.subscription ?? null,
      slot: Number.parseInt(made.slot ?? '0', 36) * 60_000,
      postedAt: message.postedAt,
      first: codes,
      codes,
      named,
      isGone: false,
    };
    byId.set(message.id, post);
    record.posts.push(post);
  }

  function noteRequest({ request }: Extract<SandboxEvent, { kind: 'request' }>): void {
    requests += 1;
    const { status, path } = request;
    const name = nameOf(request, isDone);
    isDone = false;
    if (name === '429 long') longWaitIn = life();
    if (name !== null) {
      count(struck, name);
      if (faultKinds.some((kind) => kind === name)) failed += 1;
      if (!name.startsWith('40')) wrong += 1;
    }
    const channel = path.split('/')[2];
    if (status === 401 || status === 403)
      count(record.invalid, `${status} in channel ${channel}, ${episodeOf(path)}`);
    if (status === 429 && name !== '429 shared') noteLimit(name === '429 by itself', path);
    else if (status >= 200 && status < 300) endStretch(`channel ${channel}`);
  }

  /** Each limit that was asked for is a cause of its own: it ends with the first call that goes through there. */
  function noteLimit(byItself: boolean, path: string): void {
    const place = byItself ? 'everything' : `channel ${path.split('/')[2]}`;
    count(record.invalid, `429 in life ${life()} on ${place}, stretch ${stretches.get(place) ?? 0}`);
  }

  function endStretch(place: string): void {
    stretches.set(place, (stretches.get(place) ?? 0) + 1);
  }

  function episodeOf(path: string): string {
    const channel = record.channels.find(({ id }) => id === path.split('/')[2]);
    const at = channel?.forbidden.findLastIndex(({ from }) => from <= now());
    return `episode ${at ?? 'none'}`;
  }

  const stop = sandbox.onEvent((event) => {
    if (event.kind.startsWith('message-')) isDone = true;
    if (event.kind === 'message-posted') noteMessage(event.message, true);
    else if (event.kind === 'message-edited') noteMessage(event.message, false);
    else if (event.kind === 'message-deleted') {
      const gone = byId.get(event.messageId);
      if (gone !== undefined) gone.isGone = true;
    } else if (event.kind === 'request') noteRequest(event);
  });

  return {
    struck,
    get requests() {
      return requests;
    },
    get failed() {
      return failed;
    },
    get wrong() {
      return wrong;
    },
    get longWaitIn() {
      return longWaitIn;
    },
    noteSlow: () => count(struck, 'slow answer'),
    lookForLeaks(at) {
      const untellable = new Set(
        record.stories
          .filter((story) => !isTellable(story, at - copySettles) && !isTellable(story, at))
          .map(({ serial }) => serial),
      );
      // Where access was missing, what must go is tried again within the hour.
      const open = new Set([
        ...record.channels.filter((one) => isOpen(one, at - hour, at)).map(({ id }) => id),
        ...record.follows.map(({ channelId }) => channelId),
      ]);
      for (const { channelId, codes, named, isGone } of record.posts) {
        if (isGone || !open.has(channelId)) continue;
        for (const { serial } of [...codes, ...named])
          if (untellable.has(serial)) record.leaks.push({ channelId, serial, at });
      }
    },
    stop,
  };
}

/** What a message is found again by: of an edition, of a story alone, of a copy. */
const markerPattern =
  /(?<marker>(?<subscription>[0-9a-v]{8})(?:-(?<slot>[0-9a-z]{6})|\.(?<story>[0-9a-v]{16}))|(?<copy>deel\.[0-9a-v]{16}))/;

/** What an answer was, when it was not as it should be; null for one that was. `isDone`: what was asked for was done. */
function nameOf({ status, answer }: SandboxRequest, isDone: boolean): string | null {
  const said = (answer ?? {}) as { message?: string; retry_after?: number; code?: number };
  if (status === 0) return `connection cut ${isDone ? 'after' : 'before'} it was done`;
  if (status === 429) {
    const wait = Object.entries(injectedWaits).find(([, seconds]) => seconds === said.retry_after)?.[0];
    return wait === undefined ? '429 by itself' : `429 ${wait}`;
  }
  if (status >= 500)
    return said.message?.startsWith('soak: ') ? said.message.slice(6) : `${status} of an outage`;
  return status === 403 || status === 404 ? `${status} (code ${said.code})` : null;
}

/** Each story that a message shows, in the newest of the versions in which it does. */
function readCodes({
  content,
  embeds,
  components,
}: Pick<ShownMessage, 'content' | 'embeds' | 'components'>): Code[] {
  const text = JSON.stringify([content, embeds, components]);
  const newest = new Map<number, number>();
  for (const [, serial, version] of text.matchAll(codePattern)) {
    newest.set(Number(serial), Math.max(newest.get(Number(serial)) ?? 0, Number(version)));
  }
  return [...newest].map(([serial, version]) => ({ serial, version }));
}
