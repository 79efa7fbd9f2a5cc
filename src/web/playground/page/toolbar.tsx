import { CopyIcon, KEY_MAP, MergeIcon, PrettifyIcon, ToolbarButton, useGraphiQLActions } from '@graphiql/react';
import { type Language, TEXT } from './text.ts';

/** GraphiQL's tools in the reader's language: of its own buttons these are the ones whose words can be given. */
export function Tools({ language }: { language: Language }) {
  const { prettifyEditors, mergeQuery, copyQuery } = useGraphiQLActions();
  const text = TEXT[language];
  const icon = { className: 'graphiql-toolbar-icon', 'aria-hidden': true } as const;
  return (
    <>
      <ToolbarButton onClick={prettifyEditors} label={`${text.prettify} (${KEY_MAP.prettify.key})`}>
        <PrettifyIcon {...icon} />
      </ToolbarButton>
      <ToolbarButton onClick={mergeQuery} label={`${text.mergeFragments} (${KEY_MAP.mergeFragments.key})`}>
        <MergeIcon {...icon} />
      </ToolbarButton>
      <ToolbarButton onClick={copyQuery} label={`${text.copyQuery} (${KEY_MAP.copyQuery.key})`}>
        <CopyIcon {...icon} />
      </ToolbarButton>
    </>
  );
}
