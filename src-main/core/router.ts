import { implement } from '@orpc/server';
import { contract } from '../contract';
import { toFailure } from './failures';

/** What every call is given: nothing. Who may call at all is the host's business. */
const builder = implement(contract);

/** The contract to be filled in, with every failure put into words. */
export const os = builder.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw toFailure(error);
  }
});
