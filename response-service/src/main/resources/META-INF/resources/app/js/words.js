/** The words that scripts show, written into the page by the server in the reader's language; `%` stands for a number. */
const written = document.getElementById('words');

export function word(name, number) {
  const text = written?.dataset[name] ?? '';
  return number === undefined ? text : text.replace('%', number);
}
