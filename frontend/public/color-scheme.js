// Sets the colour scheme and the contrast before the first paint; a file because the security policy allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('cordee-color-scheme');
  } catch (e) {
    chosen = null;
  }
  var scheme = chosen;
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);

  var contrast = null;
  try {
    contrast = localStorage.getItem('cordee-contrast');
  } catch (e) {
    contrast = null;
  }
  if (contrast !== 'more' && contrast !== 'standard') {
    contrast = window.matchMedia('(prefers-contrast: more)').matches ? 'more' : 'standard';
  }
  document.documentElement.setAttribute('data-contrast', contrast);
})();
