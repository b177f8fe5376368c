export default () => {
  if (!isReady()) return undefined;
  return { all: findNotes(), again: notes.all(), one: db.prepare("SELECT * FROM note WHERE id = 1").get() };
};
