// In place of the native logger: the same interface, appends to the same files, no rotation.
const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(_type, _name, filename) {
    this.level = 0;
    this.raw = false;
    try {
      fs.mkdirSync(path.dirname(filename), { recursive: true });
      this.descriptor = fs.openSync(filename, 'a');
    } catch {
      this.descriptor = -1;
    }
  }

  write(level, message) {
    if (level < this.level || this.descriptor < 0) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      fs.writeSync(this.descriptor, this.raw ? message : `${stamp} [${NAMES[level]}] ${message}\n`);
    } catch {
      // the folder may be gone at shutdown
    }
  }

  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }

  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.raw = true; }
  setPattern() {}
  flush() {}

  drop() {
    if (this.descriptor < 0) return;
    try {
      fs.closeSync(this.descriptor);
    } catch {
      // closed already
    }
    this.descriptor = -1;
  }
}

exports.version = 11500;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating_async', name, file);
