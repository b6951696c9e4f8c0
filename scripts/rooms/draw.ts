/** `npm run rooms`: draws docs/rooms.md anew. */
import { writeFileSync } from 'node:fs';
import { drawRooms } from './draw-rooms.ts';
import { readImports } from './read-imports.ts';

writeFileSync(new URL('../../docs/rooms.md', import.meta.url), drawRooms(readImports().imports));
