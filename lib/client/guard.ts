/**
 * Checks of the server's answers, without the contract's schemas: those are written with a library that
 * is larger than all that the browser has to check. Each guard is typed by the contract, and a test holds
 * it to the schema.
 */
import { isObject } from "@/lib/core/json";

/** True for a value of the type. */
export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === "string";
export const isFlag: Guard<boolean> = (value) => typeof value === "boolean";
export const isCount: Guard<number> = (value): value is number => Number.isFinite(value);

/** One of the texts in `choices`. */
export function oneOf<const T extends string>(...choices: T[]): Guard<T> {
  return (value): value is T => choices.some((choice) => choice === value);
}

/** An array of which each item passes `guard`. */
export function listOf<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(guard);
}

/** What passes `guard`, or nothing. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

/** What passes `guard`, or null. */
export function nullable<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** An object whose named parts pass; other parts are let through, as a newer server may send them. */
export function shape<T extends object>(parts: { [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const checks = Object.entries<Guard<unknown>>(parts);
  return (value): value is T => isObject(value) && checks.every(([key, guard]) => guard(value[key]));
}
