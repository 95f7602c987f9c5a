"use client";
import { Fragment } from "react";
import { SHORTCUTS, type ShortcutScope } from "@/components/explorer/shortcuts";
import { SHORTCUTS_KEY } from "@/components/explorer/use-shortcut";
import { store, useStored } from "@/components/explorer/use-stored";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** Every key by where it works, and the switch for those that work all over the page. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const isOn = useStored(SHORTCUTS_KEY) !== "off";
  return (
    <Dialog open onOpenChange={onClose} title="Keyboard shortcuts" size="lg">
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => store(SHORTCUTS_KEY, event.currentTarget.checked ? null : "off")}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          Single keys work all over the page
          <span className="block text-ink3 text-sm">
            Switch them off when you dictate to your computer. Keys of a part that has the focus, such as a
            row of the table, and keys with Ctrl keep working.
          </span>
        </span>
      </label>
      <div className="columns-1 gap-8 sm:columns-2">
        {SHORTCUTS.map((scope) => (
          <ScopeKeys key={scope.id} scope={scope} />
        ))}
      </div>
    </Dialog>
  );
}

function ScopeKeys({ scope: { id, title, where, shortcuts } }: { scope: ShortcutScope }) {
  return (
    <section aria-labelledby={`keys-${id}`} className="break-inside-avoid pb-4">
      <h3 id={`keys-${id}`} className="border-line border-b pb-1 font-semibold">
        {title} {where ? <span className="font-normal text-ink3 text-sm">{where}</span> : null}
      </h3>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-3 py-0.75">
            <dt className="text-ink2">{does}</dt>
            <dd className="flex shrink-0 items-center gap-1">
              {keys.map((way, index) => (
                <Fragment key={way}>
                  {index > 0 ? <span className="text-ink3 text-xs">or</span> : null}
                  <Way keys={way} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** `Ctrl+K` held together, `g e` one after the other. */
function Way({ keys }: { keys: string }) {
  const isSequence = keys.includes(" ");
  return keys.split(isSequence ? " " : "+").map((name, index) => (
    <Fragment key={name}>
      {index > 0 ? <span className="text-ink3 text-xs">{isSequence ? "then" : "+"}</span> : null}
      <Kbd>{name}</Kbd>
    </Fragment>
  ));
}
