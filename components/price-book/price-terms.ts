import { formatMoney } from "@/lib/format/money";
import { formatNumber, missing } from "@/lib/format/number";
import { formatRatio } from "@/lib/format/ratio";
import type { BookTerms } from "@/lib/schema/price-book";
import { numberAt, type SupplyField, supplyFields } from "@/lib/schema/supply-fields";

type CloudTerms = Extract<BookTerms, { kind: "cloud" }>;

/** The price people quote for a supply: its instance, server, unit or device. */
export function headlinePrice(terms: BookTerms, currency: string): string {
  const money = (value: number) => formatMoney(value, { currency, style: "exact" });
  switch (terms.kind) {
    case "cloud":
      return `${money(instanceHourly(terms))} per instance-hour`;
    case "owned":
      return `${money(terms.nodePrice)} per server`;
    case "consumption":
      return `${money(terms.pricePerUnitMonth)} per unit and month`;
    case "edge":
      return `${money(terms.devicePrice)} per device`;
  }
}

/** The instance-hour as it is bought: the purchase mix over its prices. */
function instanceHourly({ mix, onDemandHourly, reserved1y, reserved3y, spot }: CloudTerms): number {
  const committed =
    mix.reserved1y * (reserved1y?.instanceHourly ?? 0) + mix.reserved3y * (reserved3y?.instanceHourly ?? 0);
  const left = Math.max(0, 1 - mix.reserved1y - mix.reserved3y - mix.spot);
  return committed + mix.spot * (spot?.instanceHourly ?? 0) + left * onDemandHourly;
}

/** What is bought: "8 × H100, reserved 1 year". */
export function describeHardware(terms: BookTerms): string {
  switch (terms.kind) {
    case "cloud":
      return `${terms.gpusPerInstance} × ${terms.gpuClass}, ${purchase(terms.mix)}`;
    case "owned":
      return `${terms.gpusPerNode} × ${terms.gpuClass}`;
    case "consumption":
      return terms.gpuClass;
    case "edge":
      return `${terms.gpuClass}, ${formatNumber(terms.devices)} devices`;
  }
}

function purchase(mix: CloudTerms["mix"]): string {
  const parts = [
    { share: 1 - mix.reserved1y - mix.reserved3y - mix.spot, name: "on demand" },
    { share: mix.reserved1y, name: "reserved 1 year" },
    { share: mix.reserved3y, name: "reserved 3 years" },
    { share: mix.spot, name: "spot" },
  ].filter(({ share }) => share > 1e-9);
  const [only] = parts;
  if (parts.length === 1 && only) return only.name;
  return parts.map(({ share, name }) => `${formatRatio(share, { digits: 0 })} ${name}`).join(", ");
}

export function unitOf(field: SupplyField, currency: string): string {
  return field.unit.replaceAll("¤", currency);
}

export type TermsRow = { key: string; label: string; unit: string; value: string };

/** Every term as a line of text; a term that is not set is a dash. */
export function termsRows(terms: BookTerms, currency: string): TermsRow[] {
  return supplyFields(terms).map((field) => {
    const value = numberAt(terms, field.key);
    const shown = value !== null && field.percent ? scaled(value) : value;
    return {
      key: field.key,
      label: field.label,
      unit: unitOf(field, currency),
      value: shown === null ? missing : formatNumber(shown, { maximum: 6 }),
    };
  });
}

/** 0.57 as 57, without the digits that binary fractions add. */
export function scaled(ratio: number): number {
  return Number((ratio * 100).toPrecision(12));
}

export function unscaled(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}
