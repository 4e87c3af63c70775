// How often the interval of a saving holds the true mean, on days made with a known one: 90 of 100 times is what it says.
import { spreadOfMean } from "../packages/core/dist/advise/uncertainty.js";

const SERIES = 1000;
const LENGTHS = [7, 14, 21, 30, 61, 90];

let state = 1;
const random = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Days of mean 0: busier on weekdays, each like the one before as far as `like` says. */
function makeDays(length, like) {
  const weekday = Math.floor(random() * 7);
  let left = normal() / Math.sqrt(1 - like * like);
  return Array.from({ length }, (_, day) => {
    left = like * left + normal();
    return ((day + weekday) % 7 < 5 ? 0.5 : -1.25) + left;
  });
}

for (const like of [0, 0.5]) {
  const held = LENGTHS.map((length) => {
    const hits = Array.from({ length: SERIES }, () => spreadOfMean(makeDays(length, like))).filter(
      ({ low, high }) => low <= 0 && high >= 0,
    );
    return `${length} days ${((100 * hits.length) / SERIES).toFixed(0)} %`;
  });
  console.log(`interval, likeness of neighbouring days ${like}: ${held.join(", ")}`);
}
