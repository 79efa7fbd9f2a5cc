// The one script of the pages. Everything works without it: it saves a click, opens a cell in place, and copies a link.
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

/** @param {ParentNode} within */
function addCopyButtons(within) {
  for (const place of within.querySelectorAll('a[data-copy], pre[data-copy]')) {
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
        await navigator.clipboard.writeText(
          place instanceof HTMLAnchorElement ? place.href : (place.textContent ?? ''),
        );
        status.textContent = vi ? ' Đã chép.' : ' Copied.';
      } catch {
        status.textContent = vi
          ? ' Trình duyệt không cho chép; hãy tự chọn và chép.'
          : ' The browser does not allow it; select and copy it yourself.';
      }
    });
    place.after(' ', button, status);
  }
}
addCopyButtons(document);

// A cell of a comparison opens over the table: the same part of the page that its address shows below the table.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.matrix td > a') : null;
  if (!(link instanceof HTMLAnchorElement) || typeof HTMLDialogElement === 'undefined') return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  openCell(link).catch(() => {
    location.href = link.href;
  });
});

/** @param {HTMLAnchorElement} link */
async function openCell(link) {
  link.setAttribute('aria-busy', 'true');
  const response = await fetch(link.href, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  link.removeAttribute('aria-busy');
  const cell = page.getElementById('cell');
  if (!cell) throw new Error('the page shows no cell');
  const before = location.href;
  // The address says what is seen, as it does without a script; a cell that stood open below the table gives way.
  document.getElementById('cell')?.remove();
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'cell-title');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = vi ? 'Đóng' : 'Close';
  close.addEventListener('click', () => dialog.close());
  cell.querySelector('.close')?.remove();
  dialog.append(close, document.adoptNode(cell));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    const without = new URL(before);
    without.searchParams.delete('cell');
    history.replaceState(null, '', without.pathname + without.search);
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  history.replaceState(null, '', link.href);
}
