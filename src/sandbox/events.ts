import { needFunction, needNumber } from './check-asked.ts';
import type { SandboxEvent } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';

/** Tells everybody who listens what happened, in the order in which it happened. */
export interface EventStream {
  emit(event: SandboxEvent): void;
  /** Calls `listener` for every event until the function that comes back is called. */
  listen(listener: (event: SandboxEvent) => void): () => void;
  /**
   * The first event from now on for which `matches` is true. Rejects with a `SandboxError` after `waitMs` (real time),
   * naming `what` and the events seen instead.
   */
  next(what: string, matches: (event: SandboxEvent) => boolean, waitMs: number): Promise<SandboxEvent>;
  /** Ends every wait: it rejects with a `SandboxError`. */
  close(): void;
}

/** A stream without listeners. */
export function makeEventStream(): EventStream {
  const listeners = new Set<(event: SandboxEvent) => void>();
  const waiting = new Set<(error: SandboxError) => void>();
  const listen: EventStream['listen'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    listen(listener) {
      needFunction('Who listens', listener);
      return listen(listener);
    },
    next(what, matches, waitMs) {
      return new Promise((resolve, reject) => {
        needNumber('The ms to wait', waitMs, 0);
        needFunction('What is waited for', matches);
        const seen: string[] = [];
        const end = () => {
          clearTimeout(timer);
          stop();
          waiting.delete(fail);
        };
        const fail = (error: SandboxError) => {
          end();
          reject(error);
        };
        const stop = listen((event) => {
          if (!matches(event)) {
            seen.push(describeEvent(event));
            return;
          }
          end();
          resolve(event);
        });
        const timer = setTimeout(() => {
          const instead = seen.length === 0 ? 'nothing happened' : `this happened:\n  ${seen.join('\n  ')}`;
          fail(new SandboxError('timeout', `Waited ${waitMs} ms for ${what}; meanwhile ${instead}`));
        }, waitMs);
        waiting.add(fail);
      });
    },
    close() {
      for (const fail of [...waiting]) fail(new SandboxError('closed', 'The sandbox was closed.'));
    },
  };
}

/** An event in one line, for the message of a wait that failed. */
function describeEvent(event: SandboxEvent): string {
  switch (event.kind) {
    case 'message-posted':
    case 'message-edited': {
      const { message } = event;
      const text = message.content || (message.embeds[0]?.title ?? message.embeds[0]?.description ?? '');
      return `${event.kind} in ${message.channelId} by ${message.author.name}: ${text.slice(0, 80)}`;
    }
    case 'message-thinking':
      return `${event.message.author.name} is thinking in ${event.message.channelId}`;
    case 'message-deleted':
      return `message-deleted in ${event.channelId}`;
    case 'request':
      return `${event.request.method} ${event.request.path} -> ${event.request.status}`;
    case 'gateway':
      return `gateway ${event.what}`;
    case 'commands':
      return 'commands registered';
    case 'interaction':
      return `interaction ${event.of}: ${event.what}`;
    case 'world':
      return 'servers, channels or permissions changed';
  }
}
