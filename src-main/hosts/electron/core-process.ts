import { createCore } from '../../core/create-core';
import { serveCore } from './serve-core';

// Entry of the process that holds the library. Main starts it and talks to it over `parentPort`; pages over their ports.
serveCore(process.parentPort, createCore, (code) => process.exit(code));
