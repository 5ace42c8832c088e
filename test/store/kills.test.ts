import { expect, test, vi } from "vitest";
import { killRun } from "./kills";

vi.setConfig({ testTimeout: 300_000 });
// Connections that break are the point of it.
vi.spyOn(console, "error").mockImplementation(() => undefined);

test("30 kills of the application and of Postgres, while a file is switched on, rules are saved and a month is closed: nothing lost, nothing doubled, back within 10 s", async () => {
  const figures = await killRun({ kills: 30, lines: 2_000, seed: 20261123, readers: false });
  expect(figures.kills).toBe(30);
  expect(figures.stood).toBeGreaterThan(0);
  expect(figures.gone).toBeGreaterThan(0);
  expect(figures.slowestReadySeconds).toBeLessThan(10);
});
