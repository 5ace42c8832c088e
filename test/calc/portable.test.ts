import fc from "fast-check";
import { expect, test } from "vitest";
import { portableExp, portableLog, portablePower, portableSine } from "@/lib/calc/portable";

const close = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(4e-15 * Math.abs(expected) + 1e-300);

test("e¹ = e, ln 2, 1.1^(1/12) = 1.007974140428903, sin π/6 = 0.5", () => {
  close(portableExp(1), Math.E);
  close(portableLog(2), Math.LN2);
  close(portablePower(1.1, 1 / 12), 1.0079741404289038);
  close(portableSine(Math.PI / 6), 0.5);
});

test("at the edges: e⁰ = 1, ln 1 = 0, ln 0 = −∞, ln −1 is none, 0 to a power is 0, anything to the power of 0 is 1", () => {
  expect([portableExp(0), portableLog(1), portableLog(0)]).toEqual([1, 0, Number.NEGATIVE_INFINITY]);
  expect(portableLog(-1)).toBeNaN();
  expect([portablePower(0, 0.5), portablePower(0.01, 1), portablePower(7, 0)]).toEqual([0, 0.01, 1]);
  expect([portableExp(1000), portableExp(-1000)]).toEqual([Number.POSITIVE_INFINITY, 0]);
  expect(portablePower(-0.5, 0.5)).toBeNaN();
});

test("are those of this engine but for the last digits", () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(between(1e-12, 1e12), between(-50, 50), between(-0.78, 0.78), (x, y, angle) => {
      close(portableLog(x), Math.log(x));
      close(portableExp(y), Math.exp(y));
      close(portableSine(angle), Math.sin(angle));
      close(portablePower(x, 1 / 12), x ** (1 / 12));
    }),
  );
});
