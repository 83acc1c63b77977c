import { expect, it } from "vitest";
import { formatOf } from "./tape";

const browser = (...makes: string[]) => ({ isTypeSupported: (type: string) => makes.includes(type) });

it("a recording is made as what is kept, whatever this browser would make by itself", () => {
  expect(formatOf(browser("audio/ogg;codecs=opus", "audio/webm;codecs=opus"))).toBe("audio/webm;codecs=opus");
  expect(formatOf(browser("audio/mp4", "audio/aac"))).toBe("audio/mp4");
  expect(formatOf(browser("audio/ogg;codecs=opus"))).toBe("audio/ogg;codecs=opus");
});

it("a browser that makes nothing that is kept is not asked to record", () => {
  expect(formatOf(browser("audio/aac"))).toBeNull();
  expect(formatOf(undefined)).toBeNull();
});
