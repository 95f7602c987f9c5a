"use client";
import { createContext, useContext } from "react";
import { RETENTION_DAYS } from "@/lib/search/window";

/** Days that the events of the scope in view are kept: no range reaches further back. */
export const RetentionContext = createContext(RETENTION_DAYS);

export const useRetentionDays = (): number => useContext(RetentionContext);
