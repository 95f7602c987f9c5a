"use client";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { loginPath } from "./callback-url";

interface SessionEndedProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Shown once for all the requests that an ended session fails. What is on screen stays readable behind it. */
export function SessionEnded({ open, onOpenChange }: SessionEndedProps) {
  if (!open) return null;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Your session has ended"
      description="Nothing is lost: your search is in the address, and signing in brings you back to it, with what you have typed."
      size="sm"
      // It opens amid typing: an Enter that was meant for the page must not leave it.
      startsAt="title"
      footer={
        // A full load: the pages in memory belong to the old session.
        <a
          href={loginPath(window.location.pathname + window.location.search)}
          className={buttonClass("primary")}
        >
          Sign in
        </a>
      }
    />
  );
}
