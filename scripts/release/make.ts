/** `npm run release -- 0.2.0`: a release of this checkout, as a commit and a tag (release.ts). Pushes nothing. */
import { release } from './release.ts';

const [version = ''] = process.argv.slice(2);
const refusal = release(process.cwd(), version, new Date().toISOString().slice(0, 10));
if (refusal !== null) {
  console.error(refusal);
  process.exit(1);
}
console.log(`v${version} is committed and tagged here. git push --follow-tags sends it on its way.`);
