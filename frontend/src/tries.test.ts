import { expect, it } from "vitest";
import { trouble } from "./testing/values";
import { MOST_TRIES, failedTry, firstTry, spread, tryNow, waitFor } from "./tries";

const failedTimes = (n: number, kind = trouble("away")) =>
  Array.from({ length: n }).reduce<typeof firstTry>((tried) => failedTry(tried, kind), firstTry);

it("a first try is made at once", () => {
  expect(waitFor(firstTry)).toBe(0);
});

it("waits double, up to half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 9].map((n) => waitFor(failedTimes(n)))).toEqual([1, 2, 4, 8, 16, 30, 30]);
});

it("never comes back before the server asked for it", () => {
  expect(waitFor(failedTimes(1, trouble("busy", "", 12)))).toBe(12);
  expect(waitFor(failedTimes(9, trouble("busy", "", 12)))).toBe(30);
});

it("does not repeat by itself what the server understood and refused", () => {
  expect(
    (["refused", "limit", "lost"] as const).map((kind) => waitFor(failedTimes(1, trouble(kind)))),
  ).toEqual([null, null, null]);
});

it("ends after many tries, until somebody asks for another", () => {
  const worn = failedTimes(MOST_TRIES);
  expect(waitFor(worn)).toBeNull();
  expect(waitFor(tryNow(worn))).toBe(0);
});

it("a try under way is not doubled", () => {
  expect(tryNow(firstTry)).toBe(firstTry);
});

it("spreads by up to a quarter and never shortens", () => {
  expect([spread(8, 0), spread(8, 1)]).toEqual([8, 10]);
});
