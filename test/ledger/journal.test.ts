import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, amountOfUnits, round, zero } from "../../lib/ledger/amount";
import { amountOf, formatFixed } from "../../lib/ledger/amount-text";
import { journalOf } from "../../lib/ledger/journal";
import { type Statement, type StatementPart, statementParts } from "../../lib/ledger/statement";
import { amountArbitrary, thousandRuns, totalOf } from "./fixtures";

function statementOf(team: string, amounts: Partial<Record<StatementPart, bigint>>): Statement {
  const at = (part: StatementPart) => amountOfUnits(amounts[part] ?? 0n);
  const parts = {
    training: at("training"),
    inference: at("inference"),
    storage: at("storage"),
    "data-transfer": at("data-transfer"),
    other: at("other"),
    shared: at("shared"),
    idle: at("idle"),
    adjustments: at("adjustments"),
  };
  const total = amountOfUnits(totalOf(Object.values(parts)));
  return { owner: `team:${team}`, basis: "billed", parts, direct: null, total, list: null, discounts: null };
}

const journal = (statements: readonly Statement[], decimals = 2) =>
  journalOf({
    statements,
    costCentreOf: (owner) => `CC-${owner}`,
    accountOf: (part) => `6500-${part}`,
    clearing: { costCentre: "CC-cloud", account: "2900" },
    decimals,
  });

describe("journalOf", () => {
  it("debits 100.10 and 20.05, credits the −5.00 adjustment and clears 115.15", () => {
    const found = journal([
      statementOf("a", { training: amountOf("100.10"), adjustments: amountOf("-5") }),
      statementOf("b", { shared: amountOf("20.05") }),
    ]);
    expect(
      found.rows.map((row) => [row.costCentre, row.account, formatFixed(row.debit, 2), formatFixed(row.credit, 2)]),
    ).toEqual([
      ["CC-team:a", "6500-training", "100.10", "0.00"],
      ["CC-team:a", "6500-adjustments", "0.00", "5.00"],
      ["CC-team:b", "6500-shared", "20.05", "0.00"],
      ["CC-cloud", "2900", "0.00", "115.15"],
    ]);
    expect([found.debit, found.credit]).toEqual([amountOf("120.15"), amountOf("120.15")]);
    expect(found.roundingDifference).toBe(zero);
  });

  it("books cents: 0.333… and 0.667 are 0.33 + 0.67 of a statement of 1.00, and what is left out is said", () => {
    const found = journal([statementOf("a", { training: amountOf("0.333333"), shared: amountOf("0.666667") })]);
    expect(found.rows.map(({ debit }) => formatFixed(debit, 2))).toEqual(["0.33", "0.67", "0.00"]);
    const odd = journal([statementOf("a", { training: amountOf("0.004") })]);
    expect(odd).toEqual({ rows: [], debit: zero, credit: zero, roundingDifference: amountOf("0.004") });
  });

  it("debits the clearing account when credits outweigh", () => {
    const found = journal([statementOf("a", { adjustments: amountOf("-7") })]);
    expect(found.rows.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
      ["6500-adjustments", zero, amountOf("7")],
      ["2900", amountOf("7"), zero],
    ]);
  });

  it("is empty without statements, and refuses half of one", () => {
    expect(journal([]).rows).toEqual([]);
    const statement = statementOf("a", {});
    expect(() => journal([{ ...statement, parts: { ...statement.parts, idle: null } }])).toThrow(
      "team:a has no billed cost for idle.",
    );
  });

  it("balances to 0, has no side below 0, and each statement's rows sum to its rounded total", () => {
    const drawn = fc.array(fc.array(amountArbitrary, { minLength: 8, maxLength: 8 }), { maxLength: 8 });
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 18 }), (teams, decimals) => {
        const statements = teams.map((amounts, index) =>
          statementOf(`${index}`, Object.fromEntries(statementParts.map((part, at) => [part, amounts[at] ?? 0n]))),
        );
        const found = journal(statements, decimals);
        let balance = 0n;
        for (const { debit, credit } of found.rows) {
          expect(debit >= 0n && credit >= 0n && (debit === 0n || credit === 0n)).toBe(true);
          balance += debit - credit;
        }
        expect(balance).toBe(0n);
        expect(found.debit - found.credit).toBe(0n);
        let booked = 0n;
        for (const { owner, total } of statements) {
          const own = found.rows.filter(({ costCentre }) => costCentre === `CC-${owner}`);
          const net = totalOf(own.map(({ debit }) => debit)) - totalOf(own.map(({ credit }) => credit));
          expect(net - round(total ?? zero, decimals)).toBe(0n);
          booked += net;
        }
        const exact = totalOf(statements.map(({ total }) => total));
        expect(add(found.roundingDifference, amountOfUnits(booked))).toBe(exact);
      }),
      thousandRuns,
    );
  });
});
