import { describe, expect, test, vi } from "vitest";
import type { CheckInput } from "../../../lib/import/reader/reader-job";
import type { RateCard } from "../../../lib/schema/rate-card";
import { type Checked, checked } from "../reader/checked";

vi.setConfig({ testTimeout: 60_000 });

/** 2 H100 at 2.50 an hour and 1 A30 at 0.40 in one supply; the H100 cost 3.00 from 16 October on. */
const rateCard: RateCard = {
  currency: "USD",
  supplies: [
    {
      name: "DC1",
      tier: "on-prem",
      region: "fra",
      rates: [
        { gpuClass: "H100", validFrom: "2026-10-01", validUntil: "2026-10-15", gpuHourRate: "2.5", gpus: "2" },
        { gpuClass: "H100", validFrom: "2026-10-16", validUntil: null, gpuHourRate: "3", gpus: "2" },
        { gpuClass: "A30", validFrom: "2026-10-16", validUntil: null, gpuHourRate: "0.4", gpus: "1" },
      ],
    },
    {
      name: "Edge",
      tier: "edge",
      region: null,
      rates: [{ gpuClass: "L4", validFrom: "2026-10-01", validUntil: null, gpuHourRate: "0.1", gpus: null }],
    },
  ],
};

function usage<T>(csv: string, use: (checked: Checked) => Promise<T>, input: Partial<CheckInput> = {}): Promise<T> {
  return checked(csv, use, { kind: "usage", rateCard, ...input });
}

const october = { month: "2026-10" };

describe("usage by the rate card of its day", () => {
  test("30 h × 2.50 = 75 used and 18 h × 2.50 = 45 idle are the 2 × 24 h × 2.50 = 120 of the fleet", async () => {
    const csv =
      "day,supply,team,workload,gpu_class,gpu_hours_allocated,gpu_hours_used,kwh\n2026-10-05,DC1,vision,OCR,h100,30,12.5,21\n";
    await usage(csv, async ({ check, rows }) => {
      expect(check).toMatchObject({
        rows: 1,
        accepted: 1,
        rejected: 0,
        totals: { USD: { billed: "120", effective: "120", list: "120", contracted: "120" } },
      });
      expect(await rows("copy-lines", october)).toMatchObject([
        {
          line_no: "2",
          tier: "on-prem",
          charge: "usage",
          billed: "75",
          gpu_hours_allocated: "30",
          gpu_hours_used: "12.5",
          tags: '{"team":"vision","workload":"OCR"}',
          region: "fra",
        },
        {
          line_no: "3",
          charge: "idle",
          billed: "45",
          gpu_hours_allocated: "0",
          gpu_hours_used: "0",
          tags: "{}",
          consumed_quantity: "18",
        },
      ]);
    });
  });

  test("the rate of the day: 1 h costs 2.50 on the 15th and 3.00 on the 16th, when an A30 stands idle for 24 × 0.40 = 9.60", async () => {
    const csv = "day,supply,gpu_class,gpu_hours_allocated\n2026-10-15,DC1,H100,1\n2026-10-16,DC1,H100,1\n";
    await usage(csv, async ({ rows }) => {
      const found = await rows("copy-lines", october);
      expect(found.map(({ day, service, charge, billed }) => `${day} ${service} ${charge} ${billed}`).sort()).toEqual([
        "2026-10-15 H100 GPU-hours idle 117.5",
        "2026-10-15 H100 GPU-hours usage 2.5",
        "2026-10-16 A30 GPU-hours idle 9.6",
        "2026-10-16 H100 GPU-hours idle 141",
        "2026-10-16 H100 GPU-hours usage 3",
      ]);
    });
  });

  test("a MIG instance of 3 of 7 slices for 24 h at 2.50: 24 × 3 / 7 × 2.50 = 25.714285714285714286", async () => {
    const csv =
      "day,supply,gpu_class,gpu_hours_allocated,gpu_hours_used,mig_profile\n2026-10-05,DC1,H100,24,7,3g.40gb\n";
    await usage(csv, async ({ check, rows }) => {
      const [line] = await rows("copy-lines", october);
      expect(line).toMatchObject({
        billed: "25.714285714285714286",
        gpu_hours_allocated: "10.285714285714285714",
        gpu_hours_used: "3",
      });
      expect(check.totals.USD?.billed).toBe("120");
    });
  });

  test("no rate for the day names day and class; the rest of the lines are taken", async () => {
    const csv =
      "day,supply,gpu_class,gpu_hours_allocated\n2026-09-30,DC1,H100,1\n2026-10-05,DC1,H200,1\n2026-10-05,DC9,H100,1\n2026-10-05,DC1,H100,1";
    await usage(csv, async ({ check }) => {
      expect(check.accepted).toBe(1);
      expect(check.rejects).toEqual([
        { line: 2, column: "gpu_class", value: "H100", reason: "no rate for H100 on 2026-09-30" },
        { line: 3, column: "gpu_class", value: "H200", reason: "no rate for H200 on 2026-10-05" },
        { line: 4, column: "supply", value: "DC9", reason: "is no supply with a rate card" },
      ]);
    });
  });

  test("wrong values are named, all of them", async () => {
    const csv =
      "day,supply,gpu_class,gpu_hours_allocated,gpu_hours_used,slices\n2026-02-30,DC1,H100,-1,x,9\n,DC1,,,,\n";
    await usage(csv, async ({ check }) => {
      expect(check.rejects.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
        "2 day is no day such as 2026-11-23",
        "2 gpu_hours_allocated is negative",
        "2 gpu_hours_used is no number: not a decimal number",
        "2 slices is not from 1 to 7",
        "3 day is missing",
        "3 gpu_hours_allocated is missing",
        "3 gpu_class is missing",
      ]);
    });
  });

  test("more hours than the fleet has are paid at the rate, with a warning; more used than allocated waits", async () => {
    const csv =
      "day,supply,gpu_class,gpu_hours_allocated,gpu_hours_used\n2026-10-05,DC1,H100,40,41\n2026-10-05,DC1,H100,10,1\n";
    await usage(csv, async ({ check, rows }) => {
      expect(check.totals.USD?.billed).toBe("125");
      expect(check.warnings).toMatchObject([
        { reason: "More GPU-hours were allocated than the fleet has: 2 GPU-hours of H100 in DC1 on 2026-10-05" },
      ]);
      expect(check).toMatchObject({ flagged: 1, flags: [{ lines: 1 }] });
      expect((await rows("copy-lines", october)).map(({ review }) => review)).toEqual(["waiting", "counted"]);
    });
  });

  test("tags come from columns too; nothing is idle where the number of GPUs is not known", async () => {
    const csv = "day,supply,gpu_class,gpu_hours_allocated,tag:env\n2026-10-05,edge,L4,10,prod\n";
    await usage(csv, async ({ rows }) => {
      expect(await rows("copy-lines", october)).toMatchObject([{ tier: "edge", billed: "1", tags: '{"env":"prod"}' }]);
    });
  });

  test("without a rate card, or a column that is needed, the file is refused", async () => {
    await expect(
      usage("day,gpu_class,gpu_hours_allocated\n2026-10-05,H100,1", async () => null, {
        rateCard: { currency: "USD", supplies: [] },
      }),
    ).rejects.toThrow("There is no rate card to price usage by");
    await expect(usage("day,gpu\n2026-10-05,H100", async () => null)).rejects.toThrow(
      "A usage file needs the columns gpu_hours_allocated.",
    );
  });
});

describe("metrics", () => {
  const teams = [{ id: "t1", name: "Vision" }];
  const workloads = [{ id: "w1", name: "OCR", kind: "batch-inference", tier: "cloud" }] as const;

  test("points by day, team and workload; others are rejected", async () => {
    const csv =
      "day,team,workload,metric,value\n2026-10-05,vision,,Tokens,1.5E6\n2026-10-06,,OCR,GPU hours,0.25\n2026-10-06,Nobody,x,1k,-1\n";
    await checked(
      csv,
      async ({ check, rows }) => {
        expect(await rows("copy-metrics", october)).toEqual([
          {
            billing_month: "2026-10-01",
            batch_id: "b",
            line_no: "2",
            day: "2026-10-05",
            team_id: "t1",
            workload_id: "",
            metric: "tokens",
            value: "1500000",
          },
          {
            billing_month: "2026-10-01",
            batch_id: "b",
            line_no: "3",
            day: "2026-10-06",
            team_id: "",
            workload_id: "w1",
            metric: "gpu-hours",
            value: "0.25",
          },
        ]);
        expect(check.rejects.map(({ column }) => column)).toEqual(["team", "workload", "metric", "value"]);
      },
      { kind: "metrics", teams, workloads },
    );
  });
});
