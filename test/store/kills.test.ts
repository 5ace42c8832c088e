import { expect, test, vi } from "vitest";
import { killRun } from "./kills";

vi.setConfig({ testTimeout: 300_000 });
// Connections that break are the point of it.
vi.spyOn(console, "error").mockImplementation(() => undefined);

test("16 kills of the application and of Postgres, while a file is switched on, rules are saved and a month is closed: nothing lost, nothing doubled", async () => {
  const figures = await killRun({ kills: 16, lines: 2_000, seed: 20261123, readers: false });
  expect(figures.kills).toBe(16);
  expect(figures.stood).toBeGreaterThan(0);
  expect(figures.gone).toBeGreaterThan(0);
});
