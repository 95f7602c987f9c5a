"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import { PanelError } from "@/components/ui/panel-error";
import type { NewSavedSearch } from "@/lib/contract/searches";
import { SAVED_LIMITS } from "@/lib/contract/searches-limits";
import { type AppError, isAppError } from "@/lib/core/errors";
import { readTags } from "./saved-draft";
import { SharingChoice } from "./sharing-choice";

interface DetailsFormProps {
  title: string;
  /** Of the button that saves. */
  action: string;
  scope: string;
  mayPublish: boolean;
  draft: NewSavedSearch;
  /** Words for the range that can be kept; none where there is no range to speak of. */
  range?: string | undefined;
  onSave: (draft: NewSavedSearch) => Promise<void>;
  onClose: () => void;
}

/** Name, place and sharing of a saved search. What the server refuses stands at its field, and nothing typed is lost. */
export function DetailsForm(props: DetailsFormProps) {
  const { title, action, scope, mayPublish, range, onSave, onClose } = props;
  const id = useId();
  const [draft, setDraft] = useState(props.draft);
  const [tags, setTags] = useState(props.draft.tags.join(", "));
  const [fault, setFault] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const set = (part: Partial<NewSavedSearch>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    setFault(null);
    try {
      await onSave({ ...draft, name: draft.name.trim(), tags: readTags(tags) });
    } catch (error) {
      setFault(error);
      setSaving(false);
    }
  };
  const errorAt = (path: string) => detailOf(fault, path);
  const hasPlace = ["name", "description", "folder", "tags"].some((path) => errorAt(path) !== undefined);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" aria-disabled={isSaving || undefined}>
            {draft.visibility === "all" && props.draft.visibility !== "all" ? `${action} for all` : action}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
        {fault !== null && !hasPlace ? <PanelError error={fault} /> : null}
        <Field label="Name" error={errorAt("name")}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              autoComplete="off"
              maxLength={SAVED_LIMITS.name}
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label="Description" error={errorAt("description")}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={SAVED_LIMITS.description}
              value={draft.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
              className={cx(inputClass, "h-auto! py-1.5")}
            />
          )}
        </Field>
        <div className="flex gap-3 max-sm:flex-col">
          <Field label="Folder" error={errorAt("folder")} className="flex-1">
            {(control) => (
              <Input
                {...control}
                maxLength={SAVED_LIMITS.folder}
                value={draft.folder}
                onChange={(event) => set({ folder: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label="Tags" hint="Parted by commas" error={errorAt("tags")} className="flex-1">
            {(control) => (
              <Input {...control} value={tags} onChange={(event) => setTags(event.currentTarget.value)} />
            )}
          </Field>
        </div>
        {range === undefined ? null : (
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={draft.keepsRange}
              onChange={(event) => set({ keepsRange: event.currentTarget.checked })}
              className="size-4 accent-accent"
            />
            Keep the time range: {range}
          </label>
        )}
        <SharingChoice
          scope={scope}
          mayPublish={mayPublish}
          value={draft.visibility}
          onChange={(visibility) => set({ visibility })}
        />
      </form>
    </Dialog>
  );
}

/** What the server says of the field, or of a part of it. */
function detailOf(fault: unknown, path: string): string | undefined {
  if (!isAppError(fault)) return undefined;
  const details: AppError["details"] = fault.details;
  return details?.find((detail) => detail.path === path || detail.path.startsWith(`${path}.`))?.message;
}
