"use client";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { PanelError } from "@/components/ui/panel-error";
import type { TakenFile } from "@/lib/client/take-file";
import { saveFile } from "./save-file";
import type { FileState } from "./use-file";

interface FileResultProps {
  state: FileState;
  /** The rows in words: `1,204 events`. */
  inWords: (rows: number) => string;
  /** Rows that are expected, where that is known. */
  expected?: number | undefined;
}

/** How a file comes along and what came of it, in words that are true. */
export function FileResult({ state, inWords, expected }: FileResultProps) {
  const { isTaking, rows, file, error, again } = state;
  if (isTaking)
    return (
      <div className="flex flex-col gap-1">
        <progress
          aria-label="Written so far"
          className="w-full accent-accent"
          max={expected === undefined ? undefined : Math.max(expected, rows, 1)}
          value={expected === undefined ? undefined : rows}
        />
        <p className="text-ink2 tabular-nums">
          {inWords(rows)} written{expected === undefined ? "" : ` of ${expected.toLocaleString("en-US")}`}
        </p>
      </div>
    );
  if (error !== null) return <PanelError error={error} onRetry={again} />;
  if (file === null) return null;
  return file.fault === null ? (
    <Saved file={file} inWords={inWords} />
  ) : (
    <Broken file={file} inWords={inWords} onRetry={again} />
  );
}

type SavedProps = Pick<FileResultProps, "inWords"> & { file: TakenFile };

function Saved({ file: { name, rows, missing }, inWords }: SavedProps) {
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className="wrap-anywhere">
        {inWords(rows)} saved as <b className="font-semibold">{name}</b>.
      </p>
      {missing === null ? null : (
        <p className="flex items-start gap-2 wrap-anywhere">
          <TriangleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-0.5 shrink-0 text-step" />
          <span>
            <b className="font-semibold">The file is not whole</b>, and says so at its end. {missing}
          </span>
        </p>
      )}
    </div>
  );
}

/** Of a file that broke off nothing is saved by itself: somebody may take it for whole later. */
function Broken({ file, inWords, onRetry }: SavedProps & { onRetry: () => void }) {
  const { fault, rows, blob, name } = file;
  return (
    <>
      <PanelError error={fault} onRetry={onRetry} />
      <p className="px-4">
        {rows === 0
          ? "Nothing was saved."
          : `The file broke off after ${inWords(rows)}, and nothing was saved.`}
      </p>
      {rows === 0 ? null : (
        <div className="px-4">
          <Button size="sm" onClick={() => saveFile(blob, name.replace(/(\.\w+)?$/, "-incomplete$1"))}>
            Save what came
          </Button>
        </div>
      )}
    </>
  );
}
