import type { Problem } from '../problem.ts';

/** The values that stand in JSON text, and what could not be read of it; null when all of it was. */
export interface JsonValues {
  readonly values: readonly unknown[];
  readonly problem: Problem | null;
}

/**
 * Reads JSON: one value, or several one after another, on lines of their own or not. Of text that breaks off or is
 * broken the values that are whole are read, those of a list that breaks off too. Linear in the text.
 */
export function readJsonValues(text: string): JsonValues {
  try {
    return { values: [JSON.parse(text)], problem: null };
  } catch (error) {
    const { parts, behind, isWhole } = findValues(text);
    const values: unknown[] = [];
    let isBroken = !isWhole;
    for (const { from, to } of parts) {
      try {
        values.push(JSON.parse(text.slice(from, to)));
      } catch {
        // The signs pair, and what stands between them is broken.
        isBroken = true;
      }
    }
    return { values, problem: isBroken ? sayWhatBroke(text, error, behind) : null };
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** An array or object that is open. `isList`: its objects are items of a list, be it in a wrapper of their own. */
interface Open {
  readonly at: number;
  readonly isArray: boolean;
  readonly isList: boolean;
  readonly whole: Part[];
}

/** A list under a name is at most this deep: `{"result": {"items": [`. */
const deepestList = 3;

interface Found {
  readonly parts: readonly Part[];
  /** Where the last value that is whole at the top ends; 0 when none is. */
  readonly behind: number;
  readonly isWhole: boolean;
}

/** The outermost values that are whole: objects and lists, or the members of the list that breaks off. */
function findValues(text: string): Found {
  const top: Part[] = [];
  const open: Open[] = [];
  let strange = false;
  const signs = /"[^"\\]*(?:\\.[^"\\]*)*"|"|[[\]{}]|[^\s,"[\]{}]+/gs;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [mark] = sign;
    if (mark === '"') break;
    if (mark === '[' || mark === '{') {
      const around = open.at(-1);
      const isList = mark === '[' && open.length < deepestList && (around?.isList ?? true);
      const holdsList = mark === '{' && (around === undefined || !around.isArray) && (around?.isList ?? true);
      open.push({ at: sign.index, isArray: mark === '[', isList: isList || holdsList, whole: [] });
    } else if (mark === ']' || mark === '}') {
      const closed = open.pop();
      if (closed === undefined || closed.isArray !== (mark === ']')) return describeFound(top, open, false);
      const part = { from: closed.at, to: signs.lastIndex };
      const around = open.at(-1);
      if (around === undefined) top.push(part);
      else if (around.isArray && around.isList && !closed.isArray) around.whole.push(part);
    } else if (open.length === 0) strange = true;
  }
  return describeFound(top, open, open.length === 0 && !strange);
}

function describeFound(top: readonly Part[], open: readonly Open[], isWhole: boolean): Found {
  const parts = [...top, ...open.flatMap(({ whole }) => whole)];
  return { parts, behind: top.at(-1)?.to ?? 0, isWhole };
}

/** `behind`: where values end that were read; where there are none the parser knows the place. */
function sayWhatBroke(text: string, error: unknown, behind: number): Problem {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const told = position === undefined ? text.length : Number(position);
  const upTo = text.slice(0, behind > 0 ? behind : told);
  return {
    code: 'broken-json',
    message: 'This is no JSON that can be read: it breaks off or has a sign too many here.',
    at: { line: upTo.split('\n').length, column: upTo.length - upTo.lastIndexOf('\n') },
  };
}
