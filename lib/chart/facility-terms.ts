import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { FacilityPlannerInput } from "../schema/planner/facility";

type Housing = Pick<
  FacilityPlannerInput,
  "pue" | "pricePerKwh" | "kwPerServer" | "buildOutPerKw" | "liquidCoolingCapex" | "networkCapex" | "loadRatio"
>;

/** What a site says of the fleet it houses, by the names of an owned fleet's terms, and the same in words. */
export function facilityTerms(
  { pue, pricePerKwh, kwPerServer, buildOutPerKw, liquidCoolingCapex, networkCapex, loadRatio }: Housing,
  currency: string,
): { terms: Record<string, number>; summary: string[] } {
  const money = (value: number) => formatMoney(value, { currency, style: "whole" });
  return {
    terms: { pue, pricePerKwh, kwPerNode: kwPerServer, buildOutPerKw, liquidCoolingCapex, networkCapex, loadRatio },
    summary: [
      `${formatQuantity(kwPerServer, { digits: 2, unit: "kW" })} a server at ${formatRatio(loadRatio, { digits: 0 })} load`,
      `PUE ${formatQuantity(pue, { digits: 2 })}`,
      `Electricity ${formatMoney(pricePerKwh, { currency, style: "unit" })} a kWh`,
      `Build-out ${money(buildOutPerKw)} a kW`,
      `Liquid cooling ${money(liquidCoolingCapex)}, once`,
      `Network ${money(networkCapex)}, once`,
    ],
  };
}
