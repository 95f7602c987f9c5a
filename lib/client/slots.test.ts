import { describe, expect, it } from "vitest";
import { createSlots } from "./slots";

/** Work that ends when told, and what of it has begun. */
function jobs() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: (name: string) => void; reject: (fault: Error) => void }>();
  const job = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, { resolve, reject }));
  };
  return {
    begun,
    job,
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("slots", () => {
  it("run so many at a time, in the order asked", async () => {
    const { run } = createSlots(2);
    const { begun, job, end } = jobs();
    const done = ["a", "b", "c", "d"].map((name) => run(job(name)));
    await settle();
    expect(begun).toEqual(["a", "b"]);
    end("b");
    expect(await done[1]).toBe("b");
    await settle();
    expect(begun).toEqual(["a", "b", "c"]);
    end("a");
    end("c");
    await settle();
    expect(begun).toEqual(["a", "b", "c", "d"]);
    end("d");
    expect(await Promise.all(done)).toEqual(["a", "b", "c", "d"]);
  });

  it("give the place on when work fails", async () => {
    const { run } = createSlots(1);
    const { begun, job, fail, end } = jobs();
    const [a, b] = [run(job("a")), run(job("b"))];
    await settle();
    fail("a");
    await expect(a).rejects.toThrow("a");
    await settle();
    end("b");
    expect(await b).toBe("b");
    expect(begun).toEqual(["a", "b"]);
  });

  it("let go of who no longer waits", async () => {
    const { run } = createSlots(1);
    const { begun, job, end } = jobs();
    const controller = new AbortController();
    const a = run(job("a"));
    const b = run(job("b"), controller.signal);
    const c = run(job("c"));
    controller.abort();
    await expect(b).rejects.toThrow();
    end("a");
    await a;
    await settle();
    end("c");
    await c;
    expect(begun).toEqual(["a", "c"]);
    await expect(run(job("d"), controller.signal)).rejects.toThrow();
    const e = run(job("e"));
    await settle();
    end("e");
    expect(await e).toBe("e");
  });
});
