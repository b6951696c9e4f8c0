import { ChannelType } from 'discord-api-types/v10';
import { ChannelHandle, type Handles } from './channel-handle.ts';
import type { SandboxContext } from './context.ts';
import type { SandboxThread } from './places.ts';
import {
  archiveIdleThreads,
  archiveThread,
  joinThread,
  openThread,
  threadChanged,
} from './thread-changes.ts';
import { actorIn } from './who-acts.ts';
import { type ChannelRecord, isThread, type ThreadChannel } from './world.ts';

/** One thread for a test. */
class ThreadHandle extends ChannelHandle implements SandboxThread {
  readonly #context: SandboxContext;
  readonly #channel: ThreadChannel;

  constructor(context: SandboxContext, channel: ThreadChannel, waitMs: number, handles: Handles) {
    super(context, channel, waitMs, handles);
    this.#context = context;
    this.#channel = channel;
  }

  get kind(): SandboxThread['kind'] {
    if (this.#channel.type === ChannelType.PrivateThread) return 'private';
    return this.#channel.type === ChannelType.AnnouncementThread ? 'announcement' : 'public';
  }

  get archived(): boolean {
    archiveIdleThreads(this.#context);
    return this.#channel.thread.archived;
  }

  get locked(): boolean {
    return this.#channel.thread.locked;
  }

  get tags(): readonly string[] {
    const forum = this.#context.world.channels.get(this.#channel.parentId ?? '');
    return this.#channel.thread.tags.flatMap((id) => forum?.tags.find((tag) => tag.id === id)?.name ?? []);
  }

  get members(): readonly string[] {
    const { users } = this.#context.world;
    return [...this.#channel.thread.members.keys()].flatMap((id) => users.get(id)?.username ?? []);
  }

  archive(): void {
    archiveThread(this.#context, this.#channel, this.#context.clock.now());
  }

  unarchive(): void {
    openThread(this.#context, this.#channel);
  }

  lock(): void {
    this.#lock(true);
  }

  unlock(): void {
    this.#lock(false);
  }

  addMember(whom: string): void {
    const id =
      whom === 'bot'
        ? this.#context.world.applicationId
        : actorIn(this.#context.world, this.#channel, { as: whom });
    joinThread(this.#context, this.#channel, id);
  }

  #lock(isLocked: boolean): void {
    this.#channel.thread.locked = isLocked;
    threadChanged(this.#context, this.#channel);
  }
}

/** Makes the handle of each channel and thread once, so that its `nextMessage` goes on where it was. */
export function makeHandles(context: SandboxContext, waitMs: number): Handles {
  const channels = new Map<string, ChannelHandle>();
  const threads = new Map<string, ThreadHandle>();
  const handles: Handles = {
    of(record: ChannelRecord) {
      if (isThread(record)) return handles.ofThread(record);
      const held = channels.get(record.id) ?? new ChannelHandle(context, record, waitMs, handles);
      channels.set(record.id, held);
      return held;
    },
    ofThread(record) {
      const held = threads.get(record.id) ?? new ThreadHandle(context, record, waitMs, handles);
      threads.set(record.id, held);
      return held;
    },
  };
  return handles;
}
