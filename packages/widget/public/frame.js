// The page inside the frame: one element, its view and state from the frame's own hash. It tells the page around it its height,
// and nothing else.
const view = /[?&]view=([a-z]+)/.exec(location.hash)?.[1] ?? "storage";
const element = document.createElement("aurora-cost");
element.setAttribute("view", view);
document.querySelector("main")?.append(element);

new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ "aurora-cost": { height } }, "*");
}).observe(document.documentElement);
