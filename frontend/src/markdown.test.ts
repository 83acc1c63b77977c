import { expect, it } from "vitest";
import { labelsOf } from "./choice";
import { markdownOf } from "./markdown";
import { aCatalog, aReport, aReportQuestion } from "./testing/values";
import { words } from "./words/en";

const told = (report = aReport()) => markdownOf(report, labelsOf(aCatalog), words);

it("says the score with who gave it, and each answer as a quotation", () => {
  const text = told(
    aReport({ questions: [aReportQuestion({ answer: "First.\nSecond.", missed: ["Locks"] })] }),
  );
  expect(text).toContain("**3.2** of 5, scored without a model");
  expect(text).toContain("### 1. Where do you start?");
  expect(text).toContain("> First.\n> Second.");
  expect(text).toContain("**What was missing:**\n\n- Locks");
});

it("what was written is text, never markup", () => {
  const answer = "# no *heading* <b>here</b> [x](y) `z`";
  expect(told(aReport({ questions: [aReportQuestion({ answer })] }))).toContain(
    "> \\# no \\*heading\\* \\<b\\>here\\</b\\> \\[x\\](y) \\`z\\`",
  );
});

it("the name of a person's own model is text as well", () => {
  const own_model = { name: "local/<img src=x>", dropped: [], offline: { overall: 3 } };
  expect(told(aReport({ own_model }))).toContain("(local/\\<img src=x\\>)");
});

it("what a line begins with or a browser would take for a letter is text too", () => {
  const answer = "Title\r===\n---\n- one\n1. two\n3) three\n+ plus\n    set in\n&lt;b&gt;\u2028# last";
  const quoted = told(aReport({ questions: [aReportQuestion({ answer })] })).split("\n");
  for (const line of [
    ...["> Title", "> \\===", "> \\---", "> \\- one", "> 1\\. two", "> 3\\) three", "> \\+ plus"],
    ...["> \u00a0\u00a0\u00a0\u00a0set in", "> \\&lt;b\\&gt;", "> \\# last"],
  ])
    expect(quoted).toContain(line);
});

it("what was not scored has no figure, and empty parts no heading", () => {
  const text = told(aReport({ overall: null, questions: [aReportQuestion({ score: null, skipped: true })] }));
  expect(text).toContain("Not scored");
  expect(text).not.toMatch(/null|0\.0|## Not covered|## By competency/);
});
