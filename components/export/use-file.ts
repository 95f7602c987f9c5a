"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type FileAsk, type TakenFile, takeFile } from "@/lib/client/take-file";
import { isAbort } from "@/lib/core/errors";
import { saveFile } from "./save-file";

export interface FileState {
  start: (ask: FileAsk) => void;
  /** Asks once more for what was asked for last. */
  again: () => void;
  /** Ends what is under way; nothing is kept. */
  cancel: () => void;
  isTaking: boolean;
  /** Rows that have come so far. */
  rows: number;
  /** The file that came, whole or not; null before. */
  file: TakenFile | null;
  /** Why there is none; null otherwise. */
  error: unknown;
}

/** Takes a file from the server and saves it, unless it broke off. Ends with the component. */
export function useFile(): FileState {
  const [rows, setRows] = useState(0);
  const running = useRef<AbortController>(null);
  const taking = useMutation({
    mutationFn: (ask: FileAsk) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setRows(0);
      return takeFile(ask, { signal: controller.signal, onRows: setRows });
    },
    onSuccess: ({ fault, blob, name }) => {
      if (fault === null) saveFile(blob, name);
    },
  });
  useEffect(() => () => running.current?.abort(), []);
  return {
    start: taking.mutate,
    again: () => {
      if (taking.variables) taking.mutate(taking.variables);
    },
    cancel: () => {
      running.current?.abort();
      taking.reset();
    },
    isTaking: taking.isPending,
    rows,
    file: taking.data ?? null,
    error: isAbort(taking.error) ? null : taking.error,
  };
}
