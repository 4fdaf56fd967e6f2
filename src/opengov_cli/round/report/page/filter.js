"use strict";
// Shows the tasks that are asked for; whatever is not about a task stays.
const form = document.getElementById("filters");
const items = [...document.querySelectorAll("[data-status]")];
const parts = [...document.querySelectorAll("[data-part]")].filter(part => part.querySelector("[data-status]"));
const rows = document.querySelectorAll(".annex [data-status]");

function split(text) {
  return text.split(" ").filter(Boolean);
}

function apply() {
  const units = split(form.elements.unit.value);
  const category = form.elements.category.value;
  const status = form.elements.status.value;
  const words = split(form.elements.words.value.toLowerCase());
  for (const item of items) {
    const names = split(item.dataset.names);
    const text = words.length ? item.textContent.toLowerCase() : "";
    item.hidden = !((!units.length || units.some(unit => names.includes(unit)))
      && (!category || item.dataset.category === category)
      && (!status || item.dataset.status === status)
      && words.every(word => text.includes(word)));
  }
  for (const part of parts) {
    part.hidden = !part.querySelector("[data-status]:not([hidden])");
  }
  const shown = [...rows].filter(row => !row.hidden).length;
  document.getElementById("shown").textContent = `${shown} / ${rows.length}`;
}

form.addEventListener("input", apply);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
form.hidden = false;
apply();
