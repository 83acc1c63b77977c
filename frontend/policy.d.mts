import type { Hosting } from "./configure.mjs";

interface Row {
  base_url: string;
  browser?: string;
  status: string;
  key_env?: string;
  fill?: Record<string, string>;
  models: { status?: string }[];
}

export function origins(rows: Record<string, Row>): string[];
export function hashes(page: string): string[];
export function opened(hosting: Hosting, rows: Record<string, Row>, page?: string): Hosting;
