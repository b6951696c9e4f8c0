/**
 * Where each field of an embed goes: inline ones that follow each other stand side by side, three to a row; two
 * that are left share one, and one has it for itself.
 * @returns `{ field, place }`s; `place` is `whole`, or `of3 at1` to `of3 at3`, `of2 at1`, `of2 at2`
 */
export function placeFields(fields) {
  const placed = [];
  let run = [];
  const endRun = () => {
    for (let at = 0; at < run.length; at += 3) {
      const row = run.slice(at, at + 3);
      row.forEach((field, index) => {
        placed.push({ field, place: row.length === 1 ? 'whole' : `of${row.length} at${index + 1}` });
      });
    }
    run = [];
  };
  for (const field of fields) {
    if (field.inline) run.push(field);
    else {
      endRun();
      placed.push({ field, place: 'whole' });
    }
  }
  endRun();
  return placed;
}
