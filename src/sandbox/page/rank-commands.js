/** How well one typed word fits a command: the name itself, its beginning, some of it, or the description; Infinity for not. */
function scoreOf(word, names, description) {
  if (names.includes(word)) return 0;
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  return description.includes(word) ? 3 : Infinity;
}

/**
 * The commands that fit what was typed (with its `/`), the best first, those that fit alike in their own order: what
 * Enter takes must be what a person began to type, and not one that has those letters somewhere inside.
 */
export function rankCommands(commands, typed) {
  const words = typed.toLowerCase().replace(/^\//, '').split(/\s+/).filter(Boolean);
  return commands
    .map((command) => {
      const names = `${command.label} ${command.typed}`.toLowerCase().replaceAll('/', '').split(/\s+/);
      const description = command.description.toLowerCase();
      return { command, score: words.reduce((sum, word) => sum + scoreOf(word, names, description), 0) };
    })
    .filter(({ score }) => score < Infinity)
    .sort((a, b) => a.score - b.score)
    .map(({ command }) => command);
}
