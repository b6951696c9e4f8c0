import module from 'node:module';
import { type CrashLife, liveOnce } from './crash-life.ts';

// A life in a process of its own, which crash.test.ts or the life itself kills: so its compiled code is kept before that.
module.flushCompileCache();
await liveOnce(JSON.parse(process.argv[2] ?? '') as CrashLife);
