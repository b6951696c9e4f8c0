import { loadTable } from '../../src/desk/gazetteer/table.ts';
import { foldText } from '../../src/wire/words.ts';

/** The gazetteer's names of places that are one word of seven letters or more, folded. */
export function readPlaceNames(): readonly string[] {
  const table = loadTable();
  return Array.from({ length: table.size }, (_, row) => foldText(table.place(row).name)).filter((name) =>
    /^[a-z]{7,}$/.test(name),
  );
}
