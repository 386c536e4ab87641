export function findElectron(
  env?: NodeJS.ProcessEnv,
): { readonly path: string; readonly reason?: never } | { readonly reason: string; readonly path?: never };
export function missingDisplay(env?: NodeJS.ProcessEnv): string | null;
