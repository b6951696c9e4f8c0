import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type PackedTerms, type PackedTexts, type ReadTerms, unpackTerms } from './term-message.ts';

/** What the thread is asked to read. */
export interface TermOrder extends PackedTexts {
  readonly number: number;
}

/** What was read for an order. */
export interface TermAnswer extends PackedTerms {
  readonly number: number;
}

/** What the thread begins with. Both arrays are shared. */
export interface TermThreadData {
  readonly port: MessagePort;
  /** How many orders it has answered. */
  readonly answered: Int32Array;
  /** What has become of an order, in its slot: `open`, begun by one thread or the other, or done. */
  readonly slots: Int32Array;
}

/** A slot is used again when its order is long done: no more may be waited for. */
export const mostOrders = 512;
const slotCount = 2 * mostOrders;

/** Where the state of an order is. */
export function slotOf(order: number): number {
  return order % slotCount;
}

/** The state of an order that neither thread has begun. */
export function open(order: number): number {
  return order + 1;
}

/** The state of one that either has. */
export const begun = 0;

/** The state of one that the thread has answered. */
export const done = -1;

/** A thread that reads what stories are found by, beside the one that judges and writes. */
export interface TermThread {
  /** Hands over the texts of some stories; gives the order's number. */
  send(texts: PackedTexts): number;
  /** Takes an order back that the thread has not begun; false when it has: then `receive` gives what it read. */
  takeBack(order: number): boolean;
  /** Whether `receive` gives what was read for an order without waiting for it. */
  hasRead(order: number): boolean;
  /**
   * What was read for an order, the earliest first; waits for it, and nothing else happens on this thread meanwhile. Null
   * once the thread is lost: what it was handed has to be read here.
   */
  receive(order: number): ReadTerms | null;
  /** To be called when words that it gave were not kept. */
  forget(): void;
  /** Ends the thread. */
  close(): void;
}

/** The thread is given up when it takes so long for an order, ms: some milliseconds of work. */
const patience = 20_000;

const sharedNumbers = (count: number) =>
  new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));

/** Starts a thread; it does not keep the process alive. */
export function startTermThread(): TermThread {
  const { port1, port2 } = new MessageChannel();
  const [answered, slots] = [sharedNumbers(1), sharedNumbers(slotCount)];
  const workerData: TermThreadData = { port: port2, answered, slots };
  const worker = new Worker(new URL('./term-task.ts', import.meta.url), {
    workerData,
    transferList: [port2],
  });
  worker.unref();
  port1.unref();
  let isLost = false;
  const lose = () => {
    isLost = true;
  };
  worker.on('error', lose).on('exit', lose);
  let sent = 0;

  return {
    send({ text, lengths }) {
      const number = sent;
      sent += 1;
      Atomics.store(slots, slotOf(number), open(number));
      port1.postMessage({ number, text, lengths } satisfies TermOrder);
      return number;
    },
    takeBack: (order) => Atomics.compareExchange(slots, slotOf(order), open(order), begun) === open(order),
    hasRead: (order) => isLost || Atomics.load(slots, slotOf(order)) === done,
    receive(order) {
      const until = performance.now() + patience;
      while (!isLost) {
        const seen = Atomics.load(answered, 0);
        const received = receiveMessageOnPort(port1) as { readonly message: TermAnswer } | undefined;
        if (received?.message.number === order) return unpackTerms(received.message);
        // An answer to what was asked before a transaction was undone.
        if (received) continue;
        const left = until - performance.now();
        if (left <= 0) lose();
        else Atomics.wait(answered, 0, seen, left);
      }
      return null;
    },
    forget() {
      port1.postMessage('forget');
    },
    close() {
      lose();
      port1.close();
      void worker.terminate();
    },
  };
}
