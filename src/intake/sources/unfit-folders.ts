import { join, resolve } from 'node:path';
import { doneName, spikedName } from '../folder-settings.ts';
import type { Issue, Sketch } from './compare-sources.ts';
import { mistake } from './settings-mistakes.ts';

/** Folders of the machine; of what lies below them much may well be a source. */
const ofTheMachine = new Set(
  '/ /bin /boot /dev /etc /home /lib /lib64 /opt /proc /root /run /sbin /srv /sys /tmp /usr /var'.split(' '),
);
/** Below these nothing is a source. */
const allOfTheMachine = /^\/(?:dev|proc|sys)\//;

/**
 * The folders that are no source, since what lies there is moved away once it was read, or is read although it is no copy: those of the
 * machine, the one that holds the file of sources itself (in the folder `home`, null where that is not known), and where another
 * source puts away what it has read. A folder in that of another source is a source of its own.
 */
export function findUnfitFolders(sources: readonly Sketch[], home: string | null): Issue[] {
  const at = home ?? '/somewhere/nobody/knows';
  const folders = sources.map(({ kind, path }) =>
    kind === 'folder' && path !== undefined ? resolve(at, path) : null,
  );
  return folders.flatMap((folder, index) => {
    if (folder === null) return [];
    const told = (message: string) => [{ path: ['sources', index, 'path'], message }];
    if (ofTheMachine.has(folder) || allOfTheMachine.test(folder)) return told(mistake('system-folder'));
    if (isIn(at, folder)) return told(mistake('holds-settings'));
    const other = folders.findIndex(
      (one) => one !== null && [doneName, spikedName].some((name) => isIn(folder, join(one, name))),
    );
    return other === -1 ? [] : told(mistake('put-away-folder', `sources[${other}]`));
  });
}

/** Whether `inner` is that folder, or lies somewhere in it. */
function isIn(inner: string, folder: string): boolean {
  return `${inner}/`.startsWith(`${folder}/`);
}
