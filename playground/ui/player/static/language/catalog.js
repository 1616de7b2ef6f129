// English, which all texts are written in. Where another language is spoken, the server has its own in this place; see
// playground/ui/server/words.py.

export const catalog = { code: "en", decimal: ".", group: ",", grouped_from: 4, percent: "%", texts: {} };
export const plural = (n) => Number(n !== 1);
