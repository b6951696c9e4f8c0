import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The options that a bench was called with. Ends the process with code 2, in words, when there are others. */
export function readOptions<const T extends ParseArgsOptionsConfig>(options: T) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}. Add --help for what it takes.`);
    process.exit(2);
  }
}
