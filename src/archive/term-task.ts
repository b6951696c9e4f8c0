import { workerData } from 'node:worker_threads';
import { createTermReader } from './term-reader.ts';
import {
  begun,
  done,
  open,
  slotOf,
  type TermAnswer,
  type TermOrder,
  type TermThreadData,
} from './term-thread.ts';

// Run by term-thread.ts on a thread of its own: answers each order that the other thread has not taken back, and counts
// its answers where that thread, which may be waiting, sees it.
const { port, answered, slots } = workerData as TermThreadData;
const reader = createTermReader();

port.on('message', (order: TermOrder | 'forget') => {
  if (order === 'forget') return reader.forget();
  const { number } = order;
  if (Atomics.compareExchange(slots, slotOf(number), open(number), begun) !== open(number)) return;
  const answer: TermAnswer = { number, ...reader.read(order) };
  port.postMessage(answer);
  Atomics.compareExchange(slots, slotOf(number), begun, done);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
});
