/** The heading of what changed since the last release. */
const unreleased = '## Unreleased';

/** What stands below a heading of the second level (`## Unreleased`, `## 0.2.0 - 2026-12-01`), or null where it is missing. */
function below(changelog: string, isHeading: (line: string) => boolean): string | null {
  const lines = changelog.split('\n');
  const start = lines.findIndex(isHeading);
  if (start === -1) return null;
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  return lines
    .slice(start + 1, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}

/** What changed since the last release; empty where nothing is told, or the heading is missing. */
export function readUnreleased(changelog: string): string {
  const section = below(changelog, (line) => line === unreleased) ?? '';
  return section.split('\n').some((line) => line.startsWith('- ')) ? section : '';
}

/** What changed in a version, or null where the changelog does not have it. */
export function readVersion(changelog: string, version: string): string | null {
  return below(changelog, (line) => line === `## ${version}` || line.startsWith(`## ${version} `));
}

/** The changelog with all that was unreleased under a version and its date, `2026-12-01`. */
export function moveUnreleased(changelog: string, version: string, date: string): string {
  return changelog.replace(`${unreleased}\n`, () => `${unreleased}\n\n## ${version} - ${date}\n`);
}
