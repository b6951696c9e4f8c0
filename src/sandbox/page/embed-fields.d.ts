/** Where each field of an embed goes: `whole`, or in which column of how many: `of3 at1`. */
export function placeFields<Field extends { readonly inline?: boolean }>(
  fields: readonly Field[],
): { readonly field: Field; readonly place: string }[];
