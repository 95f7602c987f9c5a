"use client";
import { useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PanelError } from "@/components/ui/panel-error";
import { Skeleton } from "@/components/ui/skeleton";
import { renewSaved } from "@/lib/client/queries/searches";
import { createSaved } from "@/lib/client/searches";
import { type FiledSearch, type FileFault, readFile } from "./search-file";

interface ImportDialogProps {
  scope: string;
  file: File;
  onClose: () => void;
}

/** Larger than any file that we write with as many searches as can be imported. */
const MOST_BYTES = 20_000_000;
const SHOWN_FAULTS = 20;

interface Read {
  searches: FiledSearch[];
  faults: FileFault[];
}

async function readImport(file: File): Promise<Read> {
  if (file.size > MOST_BYTES)
    return { searches: [], faults: [{ path: "", message: "This file is larger than 20 MB." }] };
  try {
    return readFile(await file.text());
  } catch {
    return { searches: [], faults: [{ path: "", message: "The browser could not read this file." }] };
  }
}

/** A file of searches before and while it is imported: all of it or, with a fault in it, nothing. */
export function ImportDialog({ scope, file, onClose }: ImportDialogProps) {
  const client = useQueryClient();
  const [read, setRead] = useState<Read | null>(null);
  const [done, setDone] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isCurrent = true;
    void readImport(file).then((next) => {
      if (isCurrent) setRead(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [file]);
  const searches = read?.searches ?? [];
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      // One after the other: what was done when one fails is then known, and Retry goes on from there.
      for (let index = done; index < searches.length; index += 1) {
        const search = searches[index];
        if (search) await createSaved(scope, { ...search, visibility: "private" });
        setDone(index + 1);
      }
      await renewSaved(client, scope);
      onClose();
    } catch (fault) {
      setError(fault);
      setBusy(false);
      await renewSaved(client, scope);
    }
  };
  const count = searches.length === 1 ? "1 search" : `${searches.length} searches`;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import searches"
      description={<span className="wrap-anywhere">{file.name}</span>}
      footer={
        <>
          <Button onClick={onClose}>{searches.length > 0 ? "Cancel" : "Close"}</Button>
          {searches.length > 0 ? (
            <Button
              variant="primary"
              data-autofocus
              aria-disabled={isBusy || undefined}
              onClick={() => (isBusy ? undefined : void save())}
            >
              {error === null ? `Import ${count}` : "Go on"}
            </Button>
          ) : null}
        </>
      }
    >
      {read === null ? <Skeleton className="h-16" /> : null}
      {read && read.faults.length > 0 ? <Faults faults={read.faults} /> : null}
      {searches.length > 0 ? (
        <>
          <p role="status">
            {done > 0 ? `${done} of ${count} imported.` : `${count}. They become yours and private.`}
          </p>
          <ul className="max-h-60 list-disc overflow-y-auto pl-5">
            {searches.map((search, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same search twice
              <li key={index} className="wrap-anywhere">
                {search.name}
              </li>
            ))}
          </ul>
        </>
      ) : read && read.faults.length === 0 ? (
        <p>There is no search in this file.</p>
      ) : null}
      {error === null ? null : <PanelError error={error} />}
    </Dialog>
  );
}

function Faults({ faults }: { faults: FileFault[] }) {
  const rest = faults.length - SHOWN_FAULTS;
  return (
    <div role="alert" className="flex items-start gap-2">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="font-semibold">Nothing was imported. Mend this in the file first:</p>
        <ul className="list-disc pl-4">
          {faults.slice(0, SHOWN_FAULTS).map(({ path, message }) => (
            <li key={`${path} ${message}`} className="wrap-anywhere">
              {path ? <code className="font-mono text-sm">{path}</code> : null} {message}
            </li>
          ))}
        </ul>
        {rest > 0 ? <p className="text-ink2">And {rest} more.</p> : null}
      </div>
    </div>
  );
}
