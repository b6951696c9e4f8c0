import type { ShownMessage } from '../../src/sandbox/places.ts';
import type { Sandbox, SandboxEvent } from '../../src/sandbox/sandbox.ts';
import { isOpen, isTellable } from './oracle.ts';
import type { Code, SoakPost, SoakRecord } from './record.ts';
import { codePattern } from './stories.ts';

const hour = 3_600_000;
/** Copy that was written just now waits for the next look, ms. */
const copySettles = 5_000;

/** A 429 that was injected is known again by its wait in seconds. */
export const injectedWaits = { user: 0.031, shared: 0.032, global: 0.033, long: 11.034 } as const;

/** Writes down what the other end of the wire sees. */
export interface Journal {
  /** Answers by what they were, `429 user`, `cut after the message was made`, …: what struck, not what was planned. */
  readonly struck: Map<string, number>;
  readonly requests: number;
  /** The last life that was told to wait for long; 0 for none. */
  readonly longWaitIn: number;
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
  const madeBy = new Set<string>();
  let requests = 0;
  let longWaitIn = 0;
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  function noteMessage(message: ShownMessage, isNew: boolean): void {
    const codes = readCodes(message);
    const known = byId.get(message.id);
    if (known !== undefined) known.codes = codes;
    if (!isNew || message.answers !== null) return;
    const made = /([0-9a-v]{8})-([0-9a-z]{6})/.exec(JSON.stringify(message.components));
    const post: SoakPost = {
      channelId: message.channelId,
      messageId: message.id,
      subscriptionId: made?.[1] ?? null,
      slot: Number.parseInt(made?.[2] ?? '0', 36) * 60_000,
      postedAt: message.postedAt,
      first: codes,
      codes,
      isGone: false,
    };
    if (message.nonce !== null) madeBy.add(message.nonce);
    byId.set(message.id, post);
    record.posts.push(post);
  }

  function noteRequest({ request }: Extract<SandboxEvent, { kind: 'request' }>): void {
    requests += 1;
    const { status, answer, route, path } = request;
    const body = (request.body ?? {}) as { nonce?: string };
    const said = (answer ?? {}) as { message?: string; retry_after?: number; code?: number };
    const wait = Object.entries(injectedWaits).find(([, seconds]) => seconds === said.retry_after)?.[0];
    if (wait === 'long') longWaitIn = life();
    if (status === 0) {
      const isMade = body.nonce !== undefined && madeBy.has(body.nonce);
      count(struck, isMade ? 'connection cut after it was done' : 'connection cut before');
    } else if (status === 429) count(struck, wait === undefined ? '429 by itself' : `429 ${wait}`);
    else if (status >= 500)
      count(struck, said.message?.startsWith('soak: ') ? said.message.slice(6) : `${status} of an outage`);
    else if (status === 403 || status === 404) count(struck, `${status} (code ${said.code})`);
    if (status === 401 || status === 403)
      count(record.invalid, `${status} in channel ${path.split('/')[2]}, ${episodeOf(path)}`);
    if (status === 429 && wait !== 'shared') count(record.invalid, `429 in life ${life()} on ${route}`);
  }

  function episodeOf(path: string): string {
    const channel = record.channels.find(({ id }) => id === path.split('/')[2]);
    const at = channel?.forbidden.findLastIndex(({ from }) => from <= now());
    return `episode ${at ?? 'none'}`;
  }

  const stop = sandbox.onEvent((event) => {
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
    get longWaitIn() {
      return longWaitIn;
    },
    lookForLeaks(at) {
      const untellable = new Set(
        record.stories
          .filter((story) => !isTellable(story, at - copySettles) && !isTellable(story, at))
          .map(({ serial }) => serial),
      );
      // Where access was missing, what must go is tried again within the hour.
      const open = new Set(record.channels.filter((one) => isOpen(one, at - hour, at)).map(({ id }) => id));
      for (const { channelId, codes, isGone } of record.posts) {
        if (isGone || !open.has(channelId)) continue;
        for (const { serial } of codes)
          if (untellable.has(serial)) record.leaks.push({ channelId, serial, at });
      }
    },
    stop,
  };
}

/** Each story that a message shows, in the newest of the versions in which it does. */
function readCodes({ content, embeds, components }: ShownMessage): Code[] {
  const text = JSON.stringify([content, embeds, components]);
  const newest = new Map<number, number>();
  for (const [, serial, version] of text.matchAll(codePattern)) {
    newest.set(Number(serial), Math.max(newest.get(Number(serial)) ?? 0, Number(version)));
  }
  return [...newest].map(([serial, version]) => ({ serial, version }));
}
