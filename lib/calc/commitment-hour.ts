/** One hour of a spend commitment, at committed rates: what it covers, what it wastes, what runs over it. */
export function commitmentHour({
  committedHourly,
  eligibleHourly,
}: {
  committedHourly: number;
  eligibleHourly: number;
}) {
  const used = Math.min(committedHourly, eligibleHourly);
  return {
    used,
    unused: committedHourly - used,
    overage: eligibleHourly - used,
    effective: committedHourly + eligibleHourly - used,
  };
}
