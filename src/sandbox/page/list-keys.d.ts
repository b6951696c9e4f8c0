/** Which of `count` things comes next when this key is pressed on the one at `at`; -1 for a key that does not move. */
export function nextByKey(key: string, at: number, count: number, labels: readonly string[]): number;
