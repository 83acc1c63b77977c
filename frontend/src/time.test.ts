import { expect, it } from "vitest";
import { momentOf } from "./time";
import { words as german } from "./words/de";
import { words as english } from "./words/en";
import { words as spanish } from "./words/es";

const noon = new Date(2026, 10, 25, 12);
const later = (days: number) => new Date(2026, 10, 25 + days, 14, 5).toISOString();

it.each([
  [english, "14:05 today", "14:05 on Friday"],
  [german, "heute um 14:05 Uhr", "Freitag um 14:05 Uhr"],
  [spanish, "hoy a las 14:05", "el viernes a las 14:05"],
])("a moment is told by its hour, and by its day unless that is today", (words, today, friday) => {
  expect(momentOf(later(0), words, noon)).toBe(today);
  expect(momentOf(later(2), words, noon)).toBe(friday);
});
