/** The first of `size` places from which on `isBehind` holds, `size` where it holds of none; it must hold of all behind the first. */
export function firstAt(size: number, isBehind: (at: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
