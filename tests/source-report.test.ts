import { expect, test } from 'vitest';
import type { SourceSettings } from '../src/intake/sources/settings.ts';
import { withWireFolder } from '../src/judge-sources.ts';

const folder = (name: string, path: string): SourceSettings => ({
  name,
  kind: 'folder',
  enabled: true,
  path,
  afterwards: 'move',
  firstSync: 'latest',
});
const namesWith = (...sources: SourceSettings[]) =>
  withWireFolder(sources, '/srv/telex/wire', '/srv/telex').map(({ name }) => name);

test('the wire folder is a source beside those of the file, and is one of them where it is set up there', () => {
  expect(namesWith(folder('anp', 'ftp/anp'))).toEqual(['wire', 'anp']);
  expect(namesWith(folder('Eigen', 'wire/'))).toEqual(['Eigen']);
  expect(namesWith(folder('wire', 'wire'))).toEqual(['wire']);
});

test('the wire folder leaves its name to another source that has it, and shares no record with it', () => {
  expect(namesWith(folder('Wire', 'ftp/wire'))).toEqual(['wire (WIRE_DIR)', 'Wire']);
});
