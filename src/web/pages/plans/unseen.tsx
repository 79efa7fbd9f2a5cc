import { useFrame } from '../frame/frame.tsx';

/** That none is seen says nothing of what there is. */
export function Unseen({ what }: { what: string }) {
  const { t } = useFrame();
  return (
    <p className="soft">
      {t(
        `Chưa thấy ${what} nào trong bộ dữ liệu; nguồn phần lớn chỉ cho thấy một phần, nên điều đó không nói rằng không có.`,
        `The dataset holds no such ${what}; most sources show a part only, so that does not say that there is none.`,
      )}
    </p>
  );
}
