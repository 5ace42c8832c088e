"use client";

import { Trash2 } from "lucide-react";
import { PlannerNumber } from "@/components/planners/planner-number";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { EdgeFleet } from "@/lib/calc/supply";
import { runningCostOf } from "@/lib/chart/edge-sites";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import type { SiteRow } from "./site-row";

export type EdgeSiteFieldsProps = {
  row: SiteRow;
  devices: readonly EdgeFleet[];
  currency: string;
  /** The rule that a field breaks, by its name. */
  errors: Readonly<Record<string, string>>;
  onChange: (row: SiteRow) => void;
  onRemove: () => void;
};

/** One site's figures. A device brings its price and running cost along; both may be edited after. */
export function EdgeSiteFields({ row, devices, currency, errors, onChange, onRemove }: EdgeSiteFieldsProps) {
  const device = devices.find(({ id }) => id === row.deviceId);
  const set = (change: Partial<SiteRow>) => onChange({ ...row, ...change });
  const listed = device && row.devices !== null ? runningCostOf(device, row.devices) : null;
  const isListed = listed !== null && Math.abs(listed.edgeMonthly - (row.edgeMonthly ?? Number.NaN)) < 0.005;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline pt-3">
      <legend className="sr-only">Site {row.name}</legend>
      <Field label="Name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            value={row.name ?? ""}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-3">
        <PlannerNumber
          label="Streams"
          unit="count"
          value={row.streams}
          onChange={(streams) => set({ streams })}
          error={errors.streams}
        />
        <PlannerNumber
          label="Each"
          unit="Mbit/s"
          value={row.mbpsPerStream}
          onChange={(mbpsPerStream) => set({ mbpsPerStream })}
          error={errors.mbpsPerStream}
        />
      </div>
      <Field label="Device">
        {(control) => (
          <Select
            {...control}
            className="w-full"
            options={devices.map(({ id, name, devicePrice }) => ({
              value: id,
              label: name,
              hint: `${formatMoney(devicePrice, { currency, style: "whole" })} a device`,
            }))}
            value={row.deviceId}
            onValueChange={(deviceId) => {
              const chosen = devices.find(({ id }) => id === deviceId);
              if (chosen)
                set({ deviceId, devicePrice: chosen.devicePrice, ...runningCostOf(chosen, row.devices ?? 0) });
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-3">
        <PlannerNumber
          label="Devices"
          unit="count"
          value={row.devices}
          onChange={(count) => set({ devices: count })}
          error={errors.devices}
        />
        <PlannerNumber
          label="Device price"
          unit={currency}
          value={row.devicePrice}
          onChange={(devicePrice) => set({ devicePrice })}
          error={errors.devicePrice}
        />
      </div>
      <PlannerNumber
        label="Edge running cost"
        unit={`${currency}/mo`}
        value={row.edgeMonthly}
        onChange={(edgeMonthly) => set({ edgeMonthly })}
        error={errors.edgeMonthly}
      />
      {listed && row.devices && !isListed ? (
        <div className="-mt-2 flex flex-wrap items-center gap-x-2 text-caption text-muted">
          <span>
            Price book: {formatMoney(listed.edgeMonthly, { currency, style: "exact" })} for{" "}
            {formatCount(row.devices, "device")}
          </span>
          <Button variant="quiet" size="sm" className="-ml-2" onClick={() => set(listed)}>
            Use it
          </Button>
        </div>
      ) : null}
      <PlannerNumber
        label="Of it whatever the volume"
        unit={`${currency}/mo`}
        value={row.edgeFixedMonthly}
        onChange={(edgeFixedMonthly) => set({ edgeFixedMonthly })}
        error={errors.edgeFixedMonthly}
        hint="Connectivity of the site; the rest grows with its devices."
      />
      <PlannerNumber
        label="Cloud cost"
        unit={`${currency}/mo`}
        value={row.cloudMonthly}
        onChange={(cloudMonthly) => set({ cloudMonthly })}
        error={errors.cloudMonthly}
        hint="Processing and storage of the same streams."
      />
      <PlannerNumber
        label="Latency limit"
        unit="ms"
        optional
        value={row.latencyMs}
        onChange={(latencyMs) => set({ latencyMs })}
        error={errors.latencyMs}
      />
      <div>
        <Button onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
          Remove site
        </Button>
      </div>
    </fieldset>
  );
}
