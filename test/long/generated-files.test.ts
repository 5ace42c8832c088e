import { expect, test, vi } from "vitest";
import { readGenerated } from "../import/focus/generated-packs";
import { longCount, noteFigure } from "./share";

vi.setConfig({ testTimeout: 6 * 3_600_000 });

test("generated files", async () => {
  const wanted = longCount(100_000);
  const { files, lines, taken } = await readGenerated({ files: wanted, seed: 1 });
  noteFigure({
    area: "generated CSVs",
    done: `${files} files of ${lines} lines`,
    found: `0 crashes, ${taken} lines taken with their digits, ${lines - taken} left out as they had to be`,
  });
  expect(files).toBe(wanted);
});
