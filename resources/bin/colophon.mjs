#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

import { projectFolder, runInForeground } from './child-process.mjs';

const OLDEST_NODE_MAJOR = 22;

const entry = new URL('out/main/cli.js', projectFolder);
/** The Node.js that comes with the development dependencies; used when the machine's own is too old. */
const bundledNode = fileURLToPath(new URL('node_modules/node/bin/node', projectFolder));
const isTooOld = Number.parseInt(process.versions.node, 10) < OLDEST_NODE_MAJOR;

if (!existsSync(entry)) {
  process.stderr.write(
    `error: Colophon is not built yet, ${fileURLToPath(entry)} is missing, run "npm run build" in the project folder\n`,
  );
  process.exitCode = 1;
} else if (isTooOld && existsSync(bundledNode) && process.execPath !== bundledNode) {
  const { code } = await runInForeground(bundledNode, process.argv.slice(1));
  process.exitCode = code;
} else {
  // Compiling takes a third of a short command's time. What was compiled lies beside the packages, where nobody writes
  // who could not change the program itself; where we may not, either, Node.js goes on without. 22.8 brought it.
  nodeModule.enableCompileCache?.(fileURLToPath(new URL('node_modules/.cache/compiled', projectFolder)));
  await import(entry.href);
}
