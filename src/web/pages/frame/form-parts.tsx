import type { ReactNode } from 'react';
import { useFrame } from './frame.tsx';
import type { Words } from './language.ts';

/** Why a field was not taken. The field names it by `aria-describedby`. */
export function Problem({ id, words }: { id: string; words: Words | undefined }) {
  const { say } = useFrame();
  if (!words) return null;
  return (
    <p className="problem" id={`${id}-problem`}>
      {say(words)}
    </p>
  );
}

/** What a field says of its problem to those who do not see it. */
export function problemOf(id: string, words: Words | undefined) {
  return words ? ({ 'aria-invalid': true, 'aria-describedby': `${id}-problem` } as const) : {};
}

/** A labelled field with its problem beside it. */
export function Labelled({
  id,
  label,
  problem,
  children,
}: {
  id: string;
  label: string;
  problem?: Words | undefined;
  children: ReactNode;
}) {
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
      <Problem id={id} words={problem} />
    </div>
  );
}

interface SelectProps {
  id: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: Words])[];
  problem?: Words | undefined;
}

/** A choice of one from a list. */
export function Select({ id, label, value, options, problem }: SelectProps) {
  const { say } = useFrame();
  return (
    <Labelled id={id} label={label} problem={problem}>
      <select id={id} name={id} defaultValue={value} {...problemOf(id, problem)}>
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {say(words)}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A choice of one from two or three that are all seen at once. */
export function Radios({ id, label, value, options, problem }: SelectProps) {
  const { say } = useFrame();
  return (
    <fieldset {...problemOf(id, problem)}>
      <legend>{label}</legend>
      {options.map(([code, words]) => (
        <label key={code} className="option">
          <input type="radio" name={id} value={code} defaultChecked={code === value} /> {say(words)}
        </label>
      ))}
      <Problem id={id} words={problem} />
    </fieldset>
  );
}

/** The form of a page: it reads by GET, so that what was chosen stands in the address. */
export function ChoicesForm({ action, children }: { action: string; children: ReactNode }) {
  const { t, to } = useFrame();
  return (
    <form className="choices" method="get" action={to(action)} data-auto="">
      {children}
      <button type="submit">{t('Xem', 'Show')}</button>
    </form>
  );
}
