import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { dismissAuditExport, useAuditExport } from '../../state/audit-export';

/** How the export of the log stands, while it takes longer than a moment and once it is done. */
export function AuditNotice() {
  const t = useText();
  const state = useAuditExport((each) => each.state);
  if (state.kind === 'idle') return null;
  if (state.kind === 'writing') return <Notice tone="working">{t('versions.audit.writing')}</Notice>;
  return (
    <Notice
      tone={state.kind === 'failed' ? 'needs-you' : 'quiet'}
      actions={
        <Button kind="quiet" onClick={dismissAuditExport}>
          {t('app.dismiss')}
        </Button>
      }
    >
      {state.kind === 'failed'
        ? errorSentence(t, state.error)
        : t('versions.audit.written', { name: state.name })}
    </Notice>
  );
}
