/** Readers turn parsed JSON into values we can trust; what does not fit is refused with its place. */

export type Reader<T> = (value: unknown, at: string) => T;
export type Of<R> = R extends Reader<infer T> ? T : never;

/** The body is not what the contract says. */
export class Unreadable extends Error {}

function refuse(at: string, wanted: string): never {
  throw new Unreadable(`${at || "body"}: ${wanted} expected`);
}

export const text: Reader<string> = (value, at) => (typeof value === "string" ? value : refuse(at, "text"));

export const number: Reader<number> = (value, at) =>
  typeof value === "number" && Number.isFinite(value) ? value : refuse(at, "a number");

export const flag: Reader<boolean> = (value, at) =>
  typeof value === "boolean" ? value : refuse(at, "true or false");

/** null and an absent field are the same to us. */
export const maybe =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, at) =>
    value === null || value === undefined ? null : reader(value, at);

/** An absent field (or null) reads as `fallback`. */
export const or =
  <T>(reader: Reader<T>, fallback: T): Reader<T> =>
  (value, at) =>
    value === null || value === undefined ? fallback : reader(value, at);

export const oneOf =
  <const T extends string>(...allowed: T[]): Reader<T> =>
  (value, at) =>
    allowed.find((one) => one === value) ?? refuse(at, `one of ${allowed.join(", ")}`);

export const list =
  <T>(reader: Reader<T>): Reader<T[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((item, i) => reader(item, `${at}[${i}]`)) : refuse(at, "a list");

export const table =
  <T>(reader: Reader<T>): Reader<Record<string, T>> =>
  (value, at) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reader(item, `${at}.${key}`)]))
      : refuse(at, "an object");

/** An object with these fields; fields it does not name are left out. */
export const shape =
  <S extends Record<string, Reader<unknown>>>(fields: S): Reader<{ [K in keyof S]: Of<S[K]> }> =>
  (value, at) => {
    if (!isObject(value)) refuse(at, "an object");
    const entries = Object.entries(fields).map(([key, reader]) => [
      key,
      reader(value[key], at ? `${at}.${key}` : key),
    ]);
    return Object.fromEntries(entries) as { [K in keyof S]: Of<S[K]> };
  };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
