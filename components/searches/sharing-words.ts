import type { Visibility } from "@/lib/contract/searches-limits";

interface SharingWords {
  /** In a list. */
  short: string;
  /** As a choice, and what it means. */
  choice: string;
  means: string;
}

/** Who sees a saved search, in words. */
export const SHARING: Record<Visibility, SharingWords> = {
  private: { short: "Private", choice: "Only me", means: "Nobody else sees it, administrators neither." },
  team: {
    short: "Team",
    choice: "Team",
    means: "Everybody who may open this organisation sees it and may copy it.",
  },
  all: {
    short: "All organisations",
    choice: "All organisations",
    means: "Every user sees it, in every organisation. Names and addresses in its conditions leave this one.",
  },
};
