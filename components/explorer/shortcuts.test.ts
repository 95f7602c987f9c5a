import { describe, expect, it } from "vitest";
import { rowAct } from "@/components/events/row-keys";
import { SHORTCUTS } from "./shortcuts";

const KEY_NAMES: Record<string, string> = {
  "↓": "ArrowDown",
  "↑": "ArrowUp",
  "→": "ArrowRight",
  "←": "ArrowLeft",
  Esc: "Escape",
  Space: " ",
};

const keysOf = (id: string) =>
  SHORTCUTS.filter((scope) => scope.id === id).flatMap(({ shortcuts }) =>
    shortcuts.flatMap(({ keys }) => keys),
  );

describe("the list of keys", () => {
  it("says nothing twice in one place", () => {
    for (const { shortcuts, title } of SHORTCUTS) {
      const does = shortcuts.map((shortcut) => shortcut.does);
      expect(new Set(does).size, title).toBe(does.length);
    }
  });

  // The keys of a value are its own (value-menu).
  it.each(keysOf("table").filter((key) => key !== "f" && key !== "x"))("the table knows %s", (key) => {
    const shift = key.startsWith("Shift+");
    const name = key.replace("Shift+", "");
    const press = { key: KEY_NAMES[name] ?? name, shift, isChord: false, index: 5, count: 10, page: 3 };
    const acts = [rowAct({ ...press, isInCell: false }), rowAct({ ...press, isInCell: true })];
    expect(acts.some((act) => act !== null)).toBe(true);
  });
});
