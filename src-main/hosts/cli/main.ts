import { createProcessHost } from './process-host';
import { runCli } from './run-cli';

const host = createProcessHost(import.meta.dirname);
// Everything was written synchronously by now; background work (text layers) goes on at the next opening.
process.exit(await runCli(process.argv.slice(2), host));
