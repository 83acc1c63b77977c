/** One of the browser's two storages, read and written as values. */

import { type Reader, or } from "./read";

/** The part of the browser's storage that is used here. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export const PREFIX = "quiet-room:";

export interface Drawer {
  get<T>(name: string, reader: Reader<T>, otherwise: T): T;
  set(name: string, value: unknown): void;
  remove(name: string): void;
}

/** `full` is called when something could not be written. */
export function drawer(shelf: Shelf, full: () => void): Drawer {
  return {
    get(name, reader, otherwise) {
      try {
        return or(reader, otherwise)(JSON.parse(shelf.getItem(PREFIX + name) ?? "null"), name);
      } catch {
        // Written by an older version or by hand: as good as absent.
        return otherwise;
      }
    },
    set(name, value) {
      try {
        shelf.setItem(PREFIX + name, JSON.stringify(value));
      } catch {
        full();
      }
    },
    remove: (name) => shelf.removeItem(PREFIX + name),
  };
}

/** Storage that lasts as long as the page, for browsers that refuse the real one. */
export function passing(): Shelf {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

/** The storage if it can be written to; null where the browser refuses it. */
export function usable(open: () => Shelf): Shelf | null {
  try {
    const storage = open();
    storage.setItem(`${PREFIX}probe`, "1");
    storage.removeItem(`${PREFIX}probe`);
    return storage;
  } catch {
    return null;
  }
}
