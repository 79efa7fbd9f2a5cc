// The one script of the pages. Everything works without it: it saves a click, and copies a link.
// @ts-check

const vi = document.documentElement.lang === 'vi';

for (const form of document.querySelectorAll('form[data-auto]')) {
  if (!(form instanceof HTMLFormElement)) continue;
  form.addEventListener('change', (event) => {
    // A box that is typed into is sent when its reader says so.
    if (
      event.target instanceof HTMLSelectElement ||
      (event.target instanceof HTMLInputElement && event.target.type === 'radio')
    )
      form.requestSubmit();
  });
}

for (const place of document.querySelectorAll('a[data-copy], pre[data-copy]')) {
  if (!navigator.clipboard) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent =
    place instanceof HTMLAnchorElement ? (vi ? 'Chép liên kết' : 'Copy the link') : vi ? 'Chép' : 'Copy';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(place instanceof HTMLAnchorElement ? place.href : (place.textContent ?? ''));
      status.textContent = vi ? ' Đã chép.' : ' Copied.';
    } catch {
      status.textContent = vi
        ? ' Trình duyệt không cho chép; hãy tự chọn và chép.'
        : ' The browser does not allow it; select and copy it yourself.';
    }
  });
  place.after(' ', button, status);
}
