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
  /** True for a form that one has come back to, with what one had typed. */
  isReturn?: boolean;
  /** Beside Cancel and Save. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog. An edit that was overtaken is told, and what there is now is one press away. */
export function EditDialog<F extends string>(props: EditDialogProps<F>) {
  const { title, form, verb, onClose, actions, children, isReturn = false } = props;
  const { ref, submit, isSaving, isOvertaken, refresh, faults, recentAuth } = form;
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <form ref={ref} noValidate onSubmit={submit} className="flex flex-col gap-4" aria-busy={isSaving}>
        {children}
        {isReturn ? (
          <p role="status" className="rounded-md bg-accent-soft px-3 py-2">
            {`You are back. What you typed is still here, but for secrets: press ${verb} again.`}
          </p>
        ) : null}
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
