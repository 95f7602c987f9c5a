import type { ReactNode } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EditForm } from "./use-edit-form";

interface EditDialogProps<F extends string> {
  title: string;
  form: EditForm<F>;
  /** What the button says. */
  verb: "Save" | "Add";
  onClose: () => void;
  /** Beside Cancel and Save. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog. An edit that was overtaken is told, and what there is now is one press away. */
export function EditDialog<F extends string>(props: EditDialogProps<F>) {
  const { title, form, verb, onClose, actions, children } = props;
  const { ref, submit, isSaving, isOvertaken, refresh, faults, recentAuth } = form;
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <form ref={ref} noValidate onSubmit={submit} className="flex flex-col gap-4" aria-busy={isSaving}>
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          {isOvertaken ? <Button onClick={refresh}>Show what is there now</Button> : null}
          {actions}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={isSaving || undefined}>
            {isSaving ? "Saving…" : verb}
          </Button>
        </div>
        <FormAlert text={faults.form ?? null} />
      </form>
      {recentAuth}
    </Dialog>
  );
}
