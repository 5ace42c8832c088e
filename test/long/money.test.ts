import { afterAll, afterEach, vi } from "vitest";
import { allocationProperties } from "../ledger/allocation-properties";
import { longCount, noteFigure } from "./share";

vi.setConfig({ testTimeout: 3 * 3_600_000 });

const cases = longCount(50_000);
let failed = 0;

allocationProperties(cases);

afterEach(({ task }) => {
  if (task.result?.state === "fail") failed += 1;
});

afterAll(() =>
  noteFigure({
    area: "money properties",
    done: `4 properties of an allocation, ${cases} drawn cases each, against a second model`,
    found: failed === 0 ? "difference 0 in all" : `${failed} failed`,
  }),
);
