import { openWireFolder } from '../../src/intake/folder.ts';
import { type Filings, type IntakeDesk, takeIn } from '../../src/intake/take-in.ts';
import { openNewsroom } from '../../src/newsroom.ts';

/** Reads a folder once into the archive at `databasePath`; `around` may do something around each part that is admitted. */
export async function readOnce(
  folder: string,
  databasePath: string,
  around: (admit: IntakeDesk['admit']) => IntakeDesk['admit'] = (admit) => admit,
): Promise<Readonly<Filings>> {
  const { desk, log, close } = openNewsroom(databasePath);
  const wire = openWireFolder({
    folder: { path: folder },
    log,
    capturedAt: (_, file) => file.modifiedAt,
    takeIn: (copy, now, signal, place) =>
      takeIn(copy, { ...desk, admit: around(desk.admit) }, now, signal, place),
  });
  try {
    return (await wire.read(Date.parse('2026-03-10T08:00:00+01:00'))).filings;
  } finally {
    close();
  }
}
