interface Hosting {
  globalHeaders: Record<string, string>;
}

export function allowing<T extends Hosting>(hosting: T, addresses: string[]): T;
export function config(api: string, ops: string | undefined): { api: string; ops: string };
