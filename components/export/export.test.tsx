import { ReadableStream } from "node:stream/web";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { canDo } from "@/components/commands/commands";
import type { Role } from "@/lib/contract/session";
import { fileEnd } from "@/lib/core/file-end";
import { DEFAULT_SEARCH } from "@/lib/search/defaults";
import { ApiFailure, stubApi } from "@/lib/testing/browser/api-stub";
import { renderInApp } from "@/lib/testing/browser/in-app";
import { ExportControl } from "./export-control";

const window = { start: "2026-11-20T00:00:00.000Z", end: "2026-11-21T00:00:00.000Z" };
const user = userEvent.setup({ delay: null });
const saved: { name: string; text: Promise<string> }[] = [];

beforeEach(() => {
  saved.length = 0;
  const urls = new Map<string, Blob>();
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = (blob: Blob) => {
        const url = `blob:${urls.size}`;
        urls.set(url, blob);
        return url;
      };
      static override revokeObjectURL = () => {};
    },
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const blob = urls.get(this.href);
    if (blob) saved.push({ name: this.download, text: blob.text() });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const NAME = "events-acme-20261120T000000Z-20261121T000000Z.csv";
const CSV = "time,actor\r\n1,a\r\n2,b\r\n";

/** The server's file: `text`, then its end, or a break. */
function file(text: string, isBroken = false): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: (controller) => (isBroken ? controller.error(new TypeError("network")) : controller.close()),
  });
  return new Response(body as BodyInit, {
    headers: { "content-disposition": `attachment; filename="${NAME}"; filename*=UTF-8''${NAME}` },
  });
}

async function show(
  answer: () => unknown,
  count: object = { count: 2, exact: true },
  role: Role = "analyst",
) {
  const calls = stubApi({ count: () => count, export: answer });
  renderInApp(<ExportControl role={role} scope="acme" search={DEFAULT_SEARCH} window={window} />);
  if (role === "viewer") return { calls };
  await user.click(screen.getByRole("button", { name: "Export events…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Export events" }));
  const press = async (name: string) => user.click(await dialog.findByRole("button", { name }));
  return { calls, dialog, press };
}
const asked = (calls: { route: string; body: object }[]) => calls.filter(({ route }) => route === "export");

describe("an export", () => {
  it("takes all that the run finds as CSV of the chosen columns, and saves it under the server's name", async () => {
    const { calls, dialog, press } = await show(() => file(CSV));
    expect(await dialog?.findByText(/not only what is loaded: 2 events, /)).toBeTruthy();
    await user.click(dialog?.getByRole("checkbox", { name: /^Outcome/ }) as HTMLElement);
    await press?.("Export");
    expect(await dialog?.findByText(/^2 events saved as/)).toBeTruthy();
    expect(asked(calls)[0]?.body).toMatchObject({
      format: "csv",
      fields: ["time", "sentence", "actor", "address"],
      window,
      search: { sort: "desc" },
    });
    expect([saved[0]?.name, await saved[0]?.text]).toEqual([NAME, CSV]);
  });

  it("of another format has no columns to choose", async () => {
    const { calls, dialog, press } = await show(() => file('{"id":1}\n{"end":true,"rows":1}\n'));
    await user.click(dialog?.getByRole("radio", { name: /^NDJSON/ }) as HTMLElement);
    expect(dialog?.queryByRole("list", { name: "Columns" })).toBeNull();
    await press?.("Export");
    expect(await dialog?.findByText(/^1 event saved as/)).toBeTruthy();
    expect(asked(calls)[0]?.body).not.toHaveProperty("fields");
  });

  it("that lacks something is saved and said not to be whole", async () => {
    const { dialog, press } = await show(() =>
      file(CSV + fileEnd("csv", { rows: 2, incomplete: "South: left out." })),
    );
    await press?.("Export");
    expect(await dialog?.findByText(/South: left out\./)).toBeTruthy();
    expect(dialog?.getByRole("status").textContent).toMatch(/^2 events saved as .*The file is not whole/);
    expect(saved).toHaveLength(1);
  });

  it("that breaks off is not saved, unless one asks for what came", async () => {
    const { dialog, press } = await show(() => file(CSV, true));
    await press?.("Export");
    expect(await dialog?.findByText(/broke off after 2 events, and nothing was saved/)).toBeTruthy();
    expect(saved).toEqual([]);
    await press?.("Save what came");
    expect(saved[0]?.name).toBe(NAME.replace(".csv", "-incomplete.csv"));
  });

  it("that cannot begin says why, and is tried again", async () => {
    let isDown = true;
    const { dialog, press } = await show(() => {
      if (isDown) throw new ApiFailure(503, "UPSTREAM_DOWN", "JumpCloud is not available right now.");
      return file(CSV);
    });
    await press?.("Export");
    expect(await dialog?.findByRole("alert")).toBeTruthy();
    isDown = false;
    await press?.("Retry");
    expect(await dialog?.findByText(/^2 events saved as/)).toBeTruthy();
  });

  it("is cancelled, and nothing is kept", async () => {
    const { calls, dialog, press } = await show(() => new Promise(() => {}));
    await press?.("Export");
    expect(await dialog?.findByRole("progressbar", { name: "Written so far" })).toBeTruthy();
    await press?.("Cancel");
    expect(await dialog?.findByRole("button", { name: "Export" })).toBeTruthy();
    expect(calls.at(-1)?.signal?.aborted).toBe(true);
    expect(saved).toEqual([]);
  });

  it("of nothing cannot begin; of too much says what a file holds", async () => {
    const { calls, dialog, press } = await show(() => file(CSV), { count: 0, exact: true });
    await dialog?.findByText(/0 events/);
    await press?.("Export");
    expect(asked(calls)).toEqual([]);
  });

  it("says beforehand how much one file holds", async () => {
    const { dialog } = await show(() => file(CSV), { count: 1_200_000, exact: false });
    expect(await dialog?.findByText(/about 1,200,000 events/)).toBeTruthy();
    expect(dialog?.getByText(/holds 1,000,000 events at most/)).toBeTruthy();
  });
});

it("a viewer has no way to it", async () => {
  await show(() => file(CSV), {}, "viewer");
  expect(screen.queryByRole("button")).toBeNull();
  expect(canDo("export")).toBe(false);
});
