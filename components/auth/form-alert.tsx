import { TriangleAlert } from "lucide-react";

/** What went wrong with a whole form. It stands after the button, so that no field moves when it comes. */
export function FormAlert({ text }: { text: string | null }) {
  return (
    <div role="alert" className={text ? "flex items-start gap-2 rounded-md bg-bad-soft px-3 py-2" : "hidden"}>
      <TriangleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-px shrink-0 text-bad" />
      <p className="min-w-0">{text}</p>
    </div>
  );
}
