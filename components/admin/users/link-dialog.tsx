"use client";
import { useState } from "react";
import { momentWords } from "@/components/admin/orgs/org-words";
import { copyText } from "@/components/explorer/copy-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { UserLink } from "@/lib/contract/users";

interface LinkDialogProps {
  /** Of the user. */
  name: string;
  link: UserLink;
  onClose: () => void;
}

/** A link to hand over. It is here and nowhere else: a press outside does not put it away. */
export function LinkDialog({ name, link, onClose }: LinkDialogProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const isCopied = await copyText(link.url);
    setSaid(isCopied ? "Link copied." : "The browser did not let it be copied; the link is in the field.");
  };
  return (
    <Dialog
      open
      dismissable={false}
      onOpenChange={onClose}
      title={link.purpose === "invite" ? `Invitation for ${name}` : `Reset link for ${name}`}
      description={`Hand it over on a way that you trust: whoever opens it chooses the password. It works once, until ${momentWords(link.expiresAt)}, and is not shown again.`}
      footer={
        <>
          <Button onClick={onClose}>Done</Button>
          <Button variant="primary" data-autofocus onClick={() => void copy()}>
            Copy link
          </Button>
        </>
      }
    >
      <Field label="Link">
        {(control) => (
          <Input
            {...control}
            readOnly
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono text-sm"
          />
        )}
      </Field>
      <p role="status" className="text-ink2">
        {said}
      </p>
    </Dialog>
  );
}
