import { createProcessHost } from './process-host';
import { runCli } from './run-cli';

const LONGEST_INTERVAL_MS = 2 ** 31 - 1;

const host = createProcessHost(import.meta.dirname);
// Reading processes and idle connections do not keep a program alive; a command that waits for them must.
setInterval(() => {}, LONGEST_INTERVAL_MS);
// Everything was written synchronously by now; background work (text layers) goes on at the next opening.
process.exit(await runCli(process.argv.slice(2), host));
