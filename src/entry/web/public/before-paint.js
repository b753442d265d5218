// Sets language and theme before the first paint, so that a dark page never flashes white.
(() => {
  const ask = new URLSearchParams(location.search);
  const kept = (name) => {
    try {
      return ask.get(name) ?? localStorage.getItem(`kejing.${name}`);
    } catch {
      return ask.get(name);
    }
  };
  const theme = kept('theme');
  const dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = kept('lang') === 'en' ? 'en' : 'zh-CN';
})();
