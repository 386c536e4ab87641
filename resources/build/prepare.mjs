// Runs at the end of `npm ci`: leaves a built app. Without the development dependencies
// (`npm ci --omit=dev`) there is nothing to build with, and nothing to fail about.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const builder = fileURLToPath(
  new URL('../../node_modules/electron-vite/bin/electron-vite.js', import.meta.url),
);

if (existsSync(builder)) {
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  process.stdout.write('Colophon is not built: the development dependencies are not installed.\n');
}
