import { hoursPerMonth } from "./hours";

/**
 * Hours of use after which owning has cost less than renting by the hour, and how many hours a day it has to be used
 * over its life for that. null: the cloud is no dearer by the hour, or costs nothing. More than 24 hours a day means
 * that it does not pay back within its life. Source: Lenovo Press, "On-Premise vs Cloud: Generative AI TCO".
 */
export function hourlyBreakeven(input: {
  capex: number;
  onPremHourly: number;
  cloudHourly: number;
  lifeHours: number;
}) {
  const { capex, onPremHourly, cloudHourly, lifeHours } = input;
  const hours = cloudHourly > onPremHourly ? capex / (cloudHourly - onPremHourly) : null;
  const hoursPerDay = cloudHourly > 0 ? (capex + onPremHourly * lifeHours) / ((cloudHourly * lifeHours) / 24) : null;
  return {
    hours,
    months: hours === null ? null : hours / hoursPerMonth,
    hoursPerDay,
    utilisationThreshold: hoursPerDay === null ? null : hoursPerDay / 24,
  };
}
