"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { inputClass } from "@/components/ui/input";
import { eventsQuery, PAGE_ROWS, type TimedPage } from "@/lib/client/queries/events";
import {
  API_HOSTS,
  type ApiRegion,
  type ApiRequest,
  type ApiTenant,
  asCurl,
  asPowerShell,
  countRequest,
  eventsRequest,
} from "@/lib/search/api-request";
import { compile } from "@/lib/search/compile";
import { CopyButton } from "./copy-button";
import type { DetailSource } from "./detail-source";
import { visibleJson, visibleText } from "./visible-text";

const REGIONS: Record<ApiRegion, string> = { us: "United States", eu: "Europe", in: "India" };

/** The calls to JumpCloud behind the list that the event is from, to look at and to repeat without us. */
export function DetailRequest({ source }: { source: DetailSource }) {
  const { scope, search, window } = source;
  const [region, setRegion] = useState<ApiRegion>("us");
  const tenant: ApiTenant = scope === "msp" ? "provider" : "org";
  const { notes } = compile(search, window);
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      <p className="text-ink2">
        The search of this list as JumpCloud&apos;s API takes it, worked out from its conditions and its time
        range. Key and organisation are left out: the commands read them from the environment.
      </p>
      <Calls {...source} />
      <label className="flex flex-wrap items-center gap-2">
        <span className="text-ink3">JumpCloud region, for the commands</span>
        <select
          value={region}
          onChange={(change) => setRegion(change.target.value as ApiRegion)}
          className={cx(inputClass, "w-auto!")}
        >
          {Object.keys(API_HOSTS).map((id) => (
            <option key={id} value={id}>
              {REGIONS[id as ApiRegion]}
            </option>
          ))}
        </select>
      </label>
      <Request
        name="Events"
        request={eventsRequest(search, window, PAGE_ROWS)}
        region={region}
        tenant={tenant}
        remarks={[
          "Each further page is the same body with search_after, from the X-Search_after header of the page before.",
          ...(scope === "all" ? ["One x-org-id header for each organisation that is read."] : []),
          ...(notes.length > 0
            ? ["As part of the search is checked here, larger pages are read than this."]
            : []),
        ]}
      />
      <Request
        name="Count"
        request={countRequest(search, window)}
        region={region}
        tenant={tenant}
        remarks={[]}
      />
      {notes.length > 0 && (
        <section aria-labelledby="checked-here">
          <h3 id="checked-here" className="pb-1 font-semibold">
            Checked here, not by JumpCloud
          </h3>
          <ul className="flex flex-col gap-1 text-ink2">
            {notes.map(({ message }) => (
              <li key={message} className="wrap-anywhere">
                {visibleText(message)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface RequestProps {
  name: string;
  request: ApiRequest;
  region: ApiRegion;
  tenant: ApiTenant;
  remarks: readonly string[];
}

function Request({ name, request, region, tenant, remarks }: RequestProps) {
  const { path, body } = request;
  return (
    <section aria-label={`${name} request`}>
      <div className="flex flex-wrap items-center gap-x-2 pb-1">
        <h3 className="flex-1 font-semibold">{name}</h3>
        <CopyButton
          label={`Copy ${name} as cURL`}
          text={() => asCurl(request, region, tenant)}
          shown="cURL"
        />
        <CopyButton
          label={`Copy ${name} as PowerShell`}
          text={() => asPowerShell(request, region, tenant)}
          shown="PowerShell"
        />
      </div>
      <code className="block pb-1 font-mono text-ink2 text-sm wrap-anywhere">{`POST ${path}`}</code>
      <pre className="max-h-80 overflow-auto rounded-md border border-line bg-sunk px-3 py-2 font-mono text-ink2 text-sm wrap-anywhere whitespace-pre-wrap">
        {visibleJson(body)}
      </pre>
      {remarks.map((remark) => (
        <p key={remark} className="pt-1 text-ink3 text-sm">
          {remark}
        </p>
      ))}
    </section>
  );
}

/** Each page that is loaded: how long it took, and the ids under which JumpCloud knows its calls. */
function Calls({ scope, search, window }: DetailSource) {
  // The table's own query: it asks for nothing here.
  const { data, isPlaceholderData } = useInfiniteQuery({
    ...eventsQuery(scope, search, window),
    enabled: false,
  });
  const pages = isPlaceholderData ? [] : (data?.pages ?? []);
  return (
    <section aria-labelledby="answered">
      <h3 id="answered" className="pb-1 font-semibold">
        Answers of this run
      </h3>
      {pages.length === 0 ? (
        <p className="text-ink3">No page of this run is loaded.</p>
      ) : (
        <ol className="flex flex-col gap-1.5">
          {pages.map((page, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pages only ever follow one another
            <Call key={index} page={page} place={index + 1} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Call({ page: { page, tookMs }, place }: { page: TimedPage; place: number }) {
  const { requestIds, count } = page;
  return (
    <li>
      <p>
        {`Page ${place}: ${count === 1 ? "1 event" : `${count.toLocaleString("en")} events`} after `}
        <span className="tabular-nums">{`${Math.round(tookMs).toLocaleString("en")} ms`}</span>
        <span className="text-ink3">, as measured in this browser</span>
      </p>
      {requestIds.length === 0 ? (
        <p className="text-ink3 text-sm">No X-Request-Id came with it.</p>
      ) : (
        <ul aria-label={`X-Request-Id of page ${place}`}>
          {requestIds.map((id, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a shared answer repeats its id
            <li key={index} className="flex items-center gap-1 text-sm">
              <span className="shrink-0 text-ink3">X-Request-Id</span>
              <code className="min-w-0 font-mono text-ink2 wrap-anywhere">{visibleText(id)}</code>
              <CopyButton label={`Copy X-Request-Id ${visibleText(id)}`} text={() => id} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
