import { commandTarget } from './command-target.ts';
import { parserTargets } from './parser-targets.ts';
import type { FuzzTarget } from './target.ts';

/** All that strangers can feed: each parser, and the commands. */
export const targets: readonly FuzzTarget[] = [...parserTargets, commandTarget];
