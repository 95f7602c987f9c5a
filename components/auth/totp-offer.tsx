"use client";
import { Copy } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { TotpOffer } from "@/lib/contract/account";

/** The secret of an authenticator as a picture and as text, in groups that can be typed. */
export function TotpOfferView({ offer }: { offer: TotpOffer }) {
  const { secret, qr } = offer;
  return (
    <div className="flex flex-wrap items-start gap-4">
      {/* Dark on white in both themes: that is what cameras look for. */}
      <svg
        role="img"
        aria-label="QR code of the secret below"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="size-44 shrink-0 rounded-md border border-line2 bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <div className="flex min-w-40 flex-1 flex-col gap-1">
        <p>Scan the picture with an authenticator app.</p>
        <p className="text-ink2">Or type this secret into it:</p>
        <div className="flex items-start gap-1">
          <code className="wrap-anywhere min-w-0 font-mono">{(secret.match(/.{1,4}/g) ?? []).join(" ")}</code>
          <IconButton
            label="Copy secret"
            size="sm"
            onClick={() => void navigator.clipboard.writeText(secret)}
          >
            <Copy aria-hidden size={14} strokeWidth={1.5} />
          </IconButton>
        </div>
      </div>
    </div>
  );
}
