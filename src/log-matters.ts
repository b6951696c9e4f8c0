import type { Logger } from './log.ts';
import type { Matter } from './operator/matter.ts';

/** Says in the log what the operator is told, each thing once, when it is found. */
export function createMatterLog(log: Pick<Logger, 'warn' | 'info'>): (matters: readonly Matter[]) => void {
  let before = new Set<string>();
  return (matters) => {
    const now = new Set(matters.map(keyOfMatter));
    for (const matter of matters) if (!before.has(keyOfMatter(matter))) write(log, matter);
    before = now;
  };
}

/** The same for the same thing, however much of it there is by now. */
export function keyOfMatter(matter: Matter): string {
  const { kind, since } = matter;
  if (kind === 'unasked') return `${kind} ${matter.part} ${since}`;
  return `${kind} ${since}${kind !== 'lost' && matter.isOver ? ' over' : ''}`;
}

function write(log: Pick<Logger, 'warn' | 'info'>, matter: Matter): void {
  const since = new Date(matter.since).toISOString();
  switch (matter.kind) {
    case 'lost': {
      const { posts, channels, servers, causes } = matter;
      const byCause = Object.fromEntries(causes.map((one) => [one.code, one.posts]));
      log.warn(
        { code: 'posts-given-up', posts, channels, servers, since, byCause },
        'messages were given up',
      );
      return;
    }
    case 'late':
      if (matter.isOver) log.info({ code: 'posts-late-over', since }, 'nothing is late any more');
      else {
        const { channels } = matter;
        log.warn({ code: 'posts-late', channels, since }, 'messages are late and become no fewer');
      }
      return;
    case 'disk': {
      const { freeBytes, of } = matter;
      if (matter.isOver) log.info({ code: 'disk-full-over', of, freeBytes }, 'the disk has room again');
      else log.warn({ code: 'disk-full', of, freeBytes }, 'the disk is nearly full');
      return;
    }
    case 'crew': {
      const { missing, left } = matter;
      if (matter.isOver)
        log.info({ code: 'process-missing-over', left }, 'there are as many processes again');
      else log.warn({ code: 'process-missing', missing, left, since }, 'a process is heard of no more');
      return;
    }
    case 'unasked': {
      const { part, until } = matter;
      const span = { since, until: new Date(until).toISOString() };
      log.info({ code: `${part}-answers`, ...span }, `the ${part} can be asked again`);
    }
  }
}
