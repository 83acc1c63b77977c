export interface Hosting {
  globalHeaders: Record<string, string>;
}

interface Addresses {
  api: string;
  ops: string;
  recordings?: string;
}

export function allowing<T extends Hosting>(hosting: T, addresses: string[], recordings?: string): T;
export function config(api: string, ops: string | undefined, recordings?: string): Addresses;
