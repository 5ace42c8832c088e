"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { ControlBar } from "@/components/layout/control-bar";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { MonthHead } from "@/lib/chart/chargeback";
import { basisOptions, basisWords } from "@/lib/chart/cost-text";
import { formatMonth } from "@/lib/format/date";
import { periodStateNames } from "@/lib/schema/chargeback";
import type { MonthAddress } from "./use-month-address";

export type MonthControlsProps = { head: MonthHead; address: MonthAddress };

export function MonthControls({ head, address }: MonthControlsProps) {
  const { period, months, basis, currency, timeZone, rulesVersion } = head;
  const { before, after, go, hrefOf } = address;
  const rules = rulesVersion === 0 ? "no rules yet" : `rules v${rulesVersion}`;
  return (
    <ControlBar context={`${basisWords[basis]} · ${currency} · ${timeZone} · ${rules}`}>
      <div className="flex items-center gap-1">
        <Step label="Month before" month={before} address={address}>
          <ChevronLeft size={16} aria-hidden />
        </Step>
        <Select
          label="Month"
          options={months.map(({ month, state }) => ({
            value: month,
            label: formatMonth(month, "short"),
            hint: periodStateNames[state],
          }))}
          value={period.month}
          onValueChange={(month) => go(hrefOf({ month }))}
        />
        <Step label="Month after" month={after} address={address}>
          <ChevronRight size={16} aria-hidden />
        </Step>
      </div>
      <Select
        label="Basis"
        options={basisOptions}
        value={basis}
        onValueChange={(next) => go(hrefOf({ basis: next, version: period.version }))}
      />
      {period.versions.length > 1 || (period.versions.length === 1 && period.version === null) ? (
        <Select
          label="As"
          options={[
            ...(period.state === "closed" ? [] : [{ value: "now", label: "it is now" }]),
            ...period.versions.map((version) => ({ value: String(version), label: `issued, version ${version}` })),
          ]}
          value={period.version === null ? "now" : String(period.version)}
          onValueChange={(next) => go(hrefOf({ version: next === "now" ? null : Number(next) }))}
        />
      ) : null}
    </ControlBar>
  );
}

type StepProps = { label: string; month: string | null; address: MonthAddress; children: React.ReactNode };

function Step({ label, month, address, children }: StepProps) {
  return (
    <Button
      icon
      aria-label={label}
      disabled={month === null}
      onClick={() => month !== null && address.go(address.hrefOf({ month }))}
    >
      {children}
    </Button>
  );
}
