/** The mark: a door that is watched. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
      <path class="logo-shield" d="M16 2.5 27 6.6v8.2c0 6.8-4.5 11.9-11 14.7C9.5 26.7 5 21.6 5 14.8V6.6z" />
      <path class="logo-mark" d="m10.8 16 3.7 3.7 6.9-7.4" />
    </svg>
  );
}
