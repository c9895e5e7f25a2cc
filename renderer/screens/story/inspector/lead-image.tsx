import { useState } from 'react';
import type { LeadImage } from '../../../../shared/article/fields';
import type { AppError } from '../../../../shared/errors/app-error';
import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { pictureAddress } from '../../preview/model/picture-address';
import { TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField, useWritable } from '../fields/use-field';
import { useServices } from '../services';

/** The picture above the story, on cards and when the story is shared. */
export function LeadImageFields() {
  const t = useText();
  const { chooseMedia, sentence } = useServices();
  const writable = useWritable();
  const [image, setImage] = useField('leadImage');
  const [problem, setProblem] = useState<AppError | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await chooseMedia();
    setProblem(chosen.ok ? null : chosen.error);
    if (!chosen.ok || chosen.value === null) return;
    const kept = image ?? { alt: '', caption: '', credit: '' };
    const source = `sha256:${chosen.value.hash}`;
    setImage({ source, remoteId: null, alt: kept.alt, caption: kept.caption, credit: kept.credit });
  };
  return (
    <>
      {image === null ? <p className={styles.hint}>{t('story.lead.none')}</p> : <Picture image={image} />}
      {problem === null ? null : (
        <p role="alert" className={styles.warning}>
          {sentence(problem)}
        </p>
      )}
      {writable && (
        <div className={styles.buttons}>
          <Button onClick={() => void choose()}>
            {t(image === null ? 'story.lead.choose' : 'story.lead.replace')}
          </Button>
          {image === null ? null : <Button onClick={() => setImage(null)}>{t('story.lead.remove')}</Button>}
        </div>
      )}
      {image === null ? null : <LeadImageTexts image={image} onChange={setImage} />}
    </>
  );
}

function Picture({ image }: { readonly image: LeadImage }) {
  const address = pictureAddress(image.source);
  return address === null ? null : <img className={styles.picture} src={address} alt={image.alt} />;
}

interface LeadImageTextsProps {
  readonly image: LeadImage;
  readonly onChange: (image: LeadImage) => void;
}

function LeadImageTexts({ image, onChange }: LeadImageTextsProps) {
  const t = useText();
  const missing = image.alt.trim() === '';
  return (
    <>
      <TextField
        label={t('story.lead.alt')}
        value={image.alt}
        maxLength={5_000}
        lines={2}
        hint={missing ? t('story.lead.altMissing') : undefined}
        onChange={(alt) => onChange({ ...image, alt })}
      />
      <TextField
        label={t('story.lead.caption')}
        value={image.caption}
        maxLength={5_000}
        lines={2}
        onChange={(caption) => onChange({ ...image, caption })}
      />
      <TextField
        label={t('story.lead.credit')}
        value={image.credit}
        maxLength={500}
        onChange={(credit) => onChange({ ...image, credit })}
      />
    </>
  );
}
