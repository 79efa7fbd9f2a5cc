import { Labelled, problemOf } from '../frame/form-parts.tsx';
import { useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import type { NamedProvince } from './province-list.ts';

interface Props {
  label: string;
  /** What was typed, to be shown again. */
  typed: string;
  problem: Words | undefined;
  all: readonly NamedProvince[];
}

/** A field for one province: its names are offered while they are typed, and any spelling of them is understood. */
export function ProvinceField({ label, typed, problem, all }: Props) {
  return (
    <Labelled id="province" label={label} problem={problem}>
      <input
        type="text"
        id="province"
        name="province"
        list="known-provinces"
        autoComplete="off"
        defaultValue={typed}
        {...problemOf('province', problem)}
      />
      <ProvinceNames all={all} />
    </Labelled>
  );
}

/** The names that a field of provinces offers. */
export function ProvinceNames({ all }: { all: readonly NamedProvince[] }) {
  const { t } = useFrame();
  return (
    <datalist id="known-provinces">
      {all.map(({ slug, name, nameEn }) => (
        <option key={slug} value={t(name, nameEn ?? name)} />
      ))}
    </datalist>
  );
}
