/** Lets a phone say where it is, for who wants it; without this script the place is written in words. */
const offer = document.querySelector('[data-position]');
const told = offer?.querySelector('[role=status]');

function added(position) {
  document.getElementById('lat').value = position.coords.latitude.toFixed(6);
  document.getElementById('lon').value = position.coords.longitude.toFixed(6);
  told.textContent = told.dataset.added;
}

function failed() {
  told.textContent = told.dataset.failed;
}

if (offer && navigator.geolocation) {
  offer.hidden = false;
  offer.querySelector('button').addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(added, failed, { enableHighAccuracy: true, timeout: 15_000 });
  });
}
