import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly children: ReactNode;
}

/** A button with words on it. */
export function Button({ kind = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={[styles.button, styles[kind], className].join(' ')} {...rest} />;
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

/** A button with a picture on it. */
export function IconButton({ label, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={[styles.icon, className].join(' ')}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
    />
  );
}
