import { type Import, roomOf } from './read-imports.ts';

/** What is not drawn: `root` and the command line wire all rooms together. */
const wiring = ['root', 'cli'];

/** docs/rooms.md: the rooms as a Mermaid flowchart, an arrow for each that imports another. */
export function drawRooms(imports: readonly Import[]): string {
  const between = imports
    .filter(({ to }) => /^(src|commands)\//.test(to))
    .map(({ from, to, typeOnly }) => ({ from: roomOf(from), to: roomOf(to), typeOnly }))
    .filter(({ from, to }) => from !== to && !wiring.includes(from) && !wiring.includes(to));
  const pairs = Map.groupBy(between, ({ from, to }) => `${from} ${to}`);
  const arrows = [...pairs.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, all]) => pair.replace(' ', all.every(({ typeOnly }) => typeOnly) ? ' -.-> ' : ' --> '));
  const rooms = new Set(imports.map(({ from }) => roomOf(from)).filter((room) => !wiring.includes(room)));
  const alone = [...rooms].filter((room) => !between.some(({ from, to }) => from === room || to === room));
  return `# The rooms

Made by \`npm run rooms\`, and held against the code by a test. A whole arrow: uses; a dotted one: names types of its seam only. What wires the
rooms together (\`src/*.ts\` and \`src/cli/\`) may use all of them and is left out. What each is for stands in
[CONTRIBUTING](../CONTRIBUTING.md).

\`\`\`mermaid
flowchart LR
${[...arrows, ...alone.toSorted()].map((line) => `  ${line}`).join('\n')}
\`\`\`
`;
}
