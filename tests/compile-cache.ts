import { fileURLToPath } from 'node:url';

/**
 * Where Node keeps the compiled code of all processes and threads that the tests start: a module is read and compiled once,
 * not by each of some hundred of them. It goes with `node_modules`, and whoever may not write there does without.
 */
export const compileCache = fileURLToPath(new URL('../node_modules/.cache/telex-compile', import.meta.url));
