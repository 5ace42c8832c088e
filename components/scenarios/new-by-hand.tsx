"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import type { FormState } from "@/lib/action/form-state";
import type { HandMade } from "@/lib/schema/scenario-start";

type NewByHandProps = {
  currency: string;
  startMonth: string;
  create: (input: { name: string; figures: HandMade }) => Promise<FormState<{ id: string }>>;
};

type Figures = Omit<HandMade, "workload" | "startMonth">;

const initial: Figures = {
  gpuHoursMonthly: 16_000,
  peakToMean: 1,
  cloudGpuHourly: 6.25,
  nodePrice: 250_000,
  gpusPerNode: 8,
  runningMonthlyPerNode: 3_750,
  targetUtilisation: 0.7,
};

const fields: readonly { key: keyof Figures; label: string; unit: string; scale?: number; min: number }[] = [
  { key: "gpuHoursMonthly", label: "GPU-hours", unit: "h per month", min: 0 },
  { key: "peakToMean", label: "Peak to mean", unit: "×, 1 is flat", min: 1 },
  { key: "cloudGpuHourly", label: "Cloud price", unit: "¤ per GPU-hour", min: 0 },
  { key: "nodePrice", label: "Server price", unit: "¤", min: 0 },
  { key: "gpusPerNode", label: "GPUs per server", unit: "count", min: 1 },
  { key: "runningMonthlyPerNode", label: "Power, cooling, upkeep", unit: "¤ per server and month", min: 0 },
  { key: "targetUtilisation", label: "Target utilisation", unit: "%", scale: 100, min: 0.01 },
];

export function NewByHand({ currency, startMonth, create }: NewByHandProps) {
  const router = useRouter();
  const action = useAction();
  const [name, setName] = useState("Own figures");
  const [workload, setWorkload] = useState("GPU work");
  const [month, setMonth] = useState(startMonth);
  const [figures, setFigures] = useState<Record<keyof Figures, number | null>>(initial);
  const missing = fields.some(({ key, min }) => (figures[key] ?? min - 1) < min) || !name.trim() || !workload.trim();

  function submit() {
    const filled = { ...initial };
    for (const { key } of fields) filled[key] = figures[key] ?? initial[key];
    action.run(
      () => create({ name: name.trim(), figures: { workload: workload.trim(), startMonth: month, ...filled } }),
      ({ id }) => router.push(`/scenarios/${id}`),
    );
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) submit();
      }}
    >
      {action.failure ? <ErrorPanel title="The scenario was not created">{action.failure}</ErrorPanel> : null}
      <Card
        title="One workload, one cloud price, one kind of server"
        note="Everything else starts neutral and can be set afterwards."
      >
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                required
                value={name}
                maxLength={120}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Workload">
            {(control) => (
              <Input
                {...control}
                required
                value={workload}
                maxLength={120}
                onChange={(event) => setWorkload(event.target.value)}
              />
            )}
          </Field>
          <Field label="Month 1">
            {(control) => (
              <Input
                {...control}
                type="month"
                required
                value={month}
                onChange={(event) => setMonth(event.target.value)}
              />
            )}
          </Field>
          {fields.map(({ key, label, unit, scale = 1, min }) => {
            const value = figures[key];
            const error = value === null || value < min ? `At least ${min * scale}.` : undefined;
            return (
              <Field key={key} label={label} unit={unit.replace("¤", currency)} error={error}>
                {(control) => (
                  <NumberField
                    {...control}
                    value={value === null ? null : value * scale}
                    onValueChange={(next) => setFigures({ ...figures, [key]: next === null ? null : next / scale })}
                  />
                )}
              </Field>
            );
          })}
        </div>
        <div className="mt-4">
          <Button type="submit" variant="primary" disabled={action.pending || missing}>
            Create scenario
          </Button>
        </div>
      </Card>
    </form>
  );
}
