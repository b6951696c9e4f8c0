import type { Message } from './message.ts';

/** Problems that readers can cause, by the codes that the other rooms give them: what is wrong and what to do. */
export const problemWords = {
  'problem.bad-schedule': {
    nl: 'dat is geen tijd die ik ken.',
    en: 'that is no time I know.',
  },
  'problem.bad-timezone': {
    nl: 'die tijdzone bestaat niet. Noem er een zoals Europe/Amsterdam.',
    en: 'that timezone does not exist. Name one such as Europe/Amsterdam.',
  },
} as const satisfies Record<string, Message>;
