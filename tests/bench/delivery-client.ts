import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Report, Word } from './delivery-server.ts';

/** The bench's server as a process, and what it is asked. An end of it that was not asked for is thrown. */
export class BenchServer {
  readonly #child: ChildProcess;
  /** Who waits for a word of a kind. One listener for all of it: with one for each word, the second of two that come together is lost. */
  readonly #waiting = new Map<Word['kind'], (word: Word) => void>();
  #isClosing = false;
  url = '';
  onInteraction: (id: string) => void = () => {};

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'delivery-server.ts'), { execArgv: [] });
    this.#child.on('message', (word: Word) => {
      if (word.kind === 'interaction') this.onInteraction(word.id);
      else this.#waiting.get(word.kind)?.(word);
    });
    this.#child.on('exit', (code, signal) => {
      if (!this.#isClosing) throw new Error(`The server ended before the bench did (${signal ?? code}).`);
    });
  }
  async open(): Promise<void> {
    const word = await this.#hear('port');
    this.url = `http://127.0.0.1:${word.port}/api`;
  }
  tell(order: Order): void {
    this.#child.send(order);
  }
  async report(): Promise<Report> {
    const heard = this.#hear('report');
    this.tell({ kind: 'report' });
    return (await heard).report;
  }
  close(): void {
    this.#isClosing = true;
    this.#child.disconnect();
  }
  #hear<K extends Word['kind']>(kind: K): Promise<Extract<Word, { kind: K }>> {
    return new Promise((resolve) => {
      this.#waiting.set(kind, (word) => resolve(word as Extract<Word, { kind: K }>));
    });
  }
}
