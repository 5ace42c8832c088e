import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const jsMoney = {
  source: "js-money, after Fowler's Money pattern",
  url: "https://github.com/davidkalosi/js-money/blob/master/README.md",
};
const exact = { absolute: 0, why: "Exact decimal text" };

export const moneyCases: readonly ReferenceCase[] = [
  {
    calculation: "allocate",
    title: "5.00 split 70/30",
    input: {
      amount: "5.00",
      targets: [
        { id: "a", weight: "70" },
        { id: "b", weight: "30" },
      ],
      method: "metric",
    },
    expected: { "shares.0.amount": "3.5", "shares.1.amount": "1.5", unallocated: "0" },
    tolerance: exact,
    citation: { ...jsMoney, where: "Allocating funds: 350 and 150 cents" },
    verdict: holds,
  },
  {
    calculation: "allocate",
    title: "5.00 in halves",
    input: { amount: "5.00", targets: [{ id: "a" }, { id: "b" }], method: "even" },
    expected: { "shares.0.amount": "2.5", "shares.1.amount": "2.5", unallocated: "0" },
    tolerance: exact,
    citation: {
      source: "Dinero.js, allocate",
      where: "Allocate to percentages: 250 and 250 cents",
      url: "https://www.dinerojs.com/api/mutations/allocate",
    },
    verdict: holds,
  },
];
