// Fails when a package that is shipped to users is under a licence that is not on the list.
import { fileURLToPath } from 'node:url';

import { init } from 'license-checker-rseidelsohn';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Of `A OR B` one must be allowed, of `A AND B` both. */
function isAllowed(expression) {
  const terms = expression.replace(/[()]/g, '');
  return terms
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}

function readPackages() {
  const start = fileURLToPath(new URL('../../', import.meta.url));
  return new Promise((resolve, reject) => {
    init({ start, production: true, excludePrivatePackages: true }, (error, packages) =>
      error ? reject(error) : resolve(packages),
    );
  });
}

const packages = Object.entries(await readPackages());
const refused = packages.filter(
  ([, { licenses }]) => ![licenses].flat().every((name) => isAllowed(String(name))),
);
for (const [name, { licenses }] of refused)
  console.error(`${name}: ${licenses} is not on the list of allowed licences`);
if (packages.length === 0) console.error('no production package was found: run npm ci first');
if (refused.length === 0 && packages.length > 0)
  console.log(`${packages.length} packages, all under allowed licences`);
process.exitCode = refused.length === 0 && packages.length > 0 ? 0 : 1;
